"""A user's own aliases in the record: the name that they give, the words of the text, the way back to their line."""

from extractor.aliases import Alias
from extractor.assembly.assemble import assemble
from extractor.nlp.pipeline import Pipeline
from extractor.rules import load_rules
from extractor.schema.record import Record
from tests.data.aliases import alias, aliases
from tests.nlp.texts import document, record_of, table

RULES = load_rules()


def record_with(text: str, *entries: Alias) -> Record:
    return assemble(Pipeline(RULES, aliases=aliases(*entries)).read(document(text)))


def noted(number: str) -> list[str]:
    return [f"the name is given by the alias it.alias.{number}"]


def test_a_partner_bears_the_given_name_and_rests_on_the_words_of_the_text() -> None:
    text = "Il progetto ValleViva è guidato da HIT, con il Comune di Lodi."
    entry = alias("partners", "Hub Innovazione Trentino", "HIT", acronym="HIT", country="IT")
    fields = ("name", "acronym", "role", "country", "origin", "notes", "quotes")
    assert table(record_with(text, entry).partners, *fields) == [
        ("Hub Innovazione Trentino", "HIT", "lead", "IT", "it.partner.lead.guided-by", noted("partners.1"), ["HIT"]),
        ("Comune di Lodi", None, "partner", "IT", "it.partner.member.with", [], ["Comune di Lodi"]),
    ]


def test_an_organisation_that_no_list_knows_becomes_a_partner() -> None:
    text = "Il progetto ValleViva è guidato dai lettori del colle."
    assert record_of(text).partners == []
    entry = alias("partners", "Biblioteca di Zollo", "lettori del colle")
    assert table(record_with(text, entry).partners, "name", "role", "notes", "quotes") == [
        ("Biblioteca di Zollo", "lead", noted("partners.1"), ["lettori del colle"])
    ]


def test_a_note_says_what_is_sure_and_so_costs_no_confidence() -> None:
    text = "Il progetto ValleViva è guidato dal Comune di Lodi."
    [known] = record_of(text).partners
    [given] = record_with(text, alias("partners", "Città di Lodi", "Comune di Lodi")).partners
    assert (given.name, given.confidence) == ("Città di Lodi", known.confidence)


def test_a_project_has_one_name_however_the_text_calls_it() -> None:
    text = "Il progetto VV parte a maggio. VALLEVIVA costa 30 mila euro. VALLEVIVA conviene."
    entry = alias("projects", "ValleViva", "VV", "VALLEVIVA")
    record = record_with(text, entry)
    assert table(record.projects, "name", "origin", "notes", "quotes") == [
        ("ValleViva", "it.project.noun", noted("projects.1"), ["VV", "VALLEVIVA", "VALLEVIVA"])
    ]
    assert [budget.project for budget in record.budgets] == ["p1"]


def test_a_project_that_only_its_alias_tells_has_that_for_its_origin() -> None:
    record = record_with("Fioriscono i campi di VV.", alias("projects", "ValleViva", "VV"))
    assert table(record.projects, "name", "origin", "notes") == [("ValleViva", "it.alias.projects.1", [])]


def test_a_place_bears_the_given_name_though_the_text_shortens_it() -> None:
    text = "L'incontro si terrà a Cluj il 12 maggio 2021."
    entry = alias("places", "Cluj-Napoca", "Cluj")
    assert table(record_of(text).places, "name") == [("Cluj",)]
    assert table(record_with(text, entry).places, "name", "kind", "country", "notes", "quotes") == [
        ("Cluj-Napoca", "event", "RO", noted("places.1"), ["Cluj"])
    ]


def test_a_town_that_acts_is_a_partner_of_the_given_name() -> None:
    text = "Il progetto ValleViva parte. Ne fanno parte Superba e Pavia."
    record = record_with(text, alias("places", "Genova", "Superba"))
    assert table(record.partners, "name", "notes") == [("Genova", noted("places.1")), ("Pavia", [])]


def test_facts_whose_name_no_alias_gave_have_no_note() -> None:
    text = "Il progetto ValleViva è guidato dal Comune di Lodi, con il Comune di Pavia, e si presenta a Lodi."
    record = record_with(text, alias("partners", "Comune di Pavia", "Comune di Pavia"))
    assert [(item.id, item.notes) for _, item in record.items() if item.notes] == [("o2", noted("partners.1"))]
