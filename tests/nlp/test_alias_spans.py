"""A user's own aliases in the pipeline: which words they take, what they give way to, and what they say."""

import pytest
from hypothesis import given, settings

from extractor.aliases import Alias
from extractor.gazetteers import KnownPlace
from extractor.nlp.pipeline import Pipeline
from extractor.nlp.reading import Reading
from extractor.rules import load_rules
from extractor.schema.mention import Label, OrganisationName, ProjectName
from extractor.schema.record import PlaceType
from tests.data.aliases import alias, aliases
from tests.nlp.texts import any_text, document, marked_by, read_text, unmarked

RULES = load_rules()
HIT = alias("partners", "Hub Innovazione Trentino", "HIT")


def read(text: str, *entries: Alias) -> Reading:
    return Pipeline(RULES, aliases=aliases(*entries)).read(document(text))


NAMES = {
    "that no list knows": ("Guida [lettori del colle] da solo.", alias("partners", "Biblioteca", "lettori del colle")),
    "of a list": ("Guida l'[HIT] da solo.", HIT),
    "taken from a longer run of capitals": ("Guida [Alfa] Dura.", alias("partners", "Consorzio", "Alfa")),
    "over a head alone": ("Guida l'[Ateneo] da solo.", alias("partners", "Università di Trento", "Ateneo")),
    "over a place": ("Si va in [Brianza] oggi.", alias("partners", "Consorzio Brianza", "Brianza")),
    "over a programme": ("È finanziato dal programma [LIFE] da solo.", alias("partners", "Life srl", "LIFE")),
    "over a person": ("Guida [Anna Verdi] da sola.", alias("partners", "Verdi srl", "Anna Verdi")),
    "over what calls itself a project": ("Il progetto [HIT] parte.", HIT),
    "over several names": ("Guida [Alfa e la Provincia] oggi.", alias("partners", "Consorzio", "Alfa e la Provincia")),
    "not in an address": ("Scrivi a info@Zeta.it o visita www.Zeta.it", alias("partners", "Name", "Zeta")),
    "not in small letters": ("Un hit dell'estate.", HIT),
}


@pytest.mark.parametrize(("text", "entry"), NAMES.values(), ids=NAMES)
def test_organisations_are_exactly(text: str, entry: Alias) -> None:
    reading = read(unmarked(text), entry)
    assert marked_by(reading, Label.ORG) == text
    assert [m.named_by for m in reading.of(Label.ORG)] == [entry.id] * text.count("[")
    assert [m.text for m in reading.of(Label.PROJECT, Label.PROGRAMME, Label.PERSON, Label.PLACE)] == []


LONGER = {
    "an organisation": ("Guida la [Fondazione HIT] da sola.", "HIT", Label.ORG),
    "a department": ("Guida il [Dipartimento HIT] da solo.", "HIT", Label.DEPARTMENT),
    "members of a list with one head": ("Pagano i Comuni di [Lodi] e [Pavia] da soli.", "Lodi", Label.ORG),
    "a project": ("Il progetto “[HIT Domani]” parte.", "HIT", Label.PROJECT),
}


@pytest.mark.parametrize(("text", "form", "label"), LONGER.values(), ids=LONGER)
def test_a_longer_name_of_known_sort_keeps_its_words(text: str, form: str, label: Label) -> None:
    reading = read(unmarked(text), alias("partners", "Name", form))
    assert marked_by(reading, Label.ORG, Label.DEPARTMENT, Label.PROJECT) == text
    assert {(m.label, m.named_by) for m in reading.mentions if m.label in (Label.ORG, label)} == {(label, None)}


def test_a_form_brings_what_the_gazetteer_knows_of_its_name() -> None:
    name = "Consiglio nazionale delle ricerche"
    [mention] = read("Qui paga Zeta.", alias("partners", name, "Zeta")).of(Label.ORG)
    assert mention.value == OrganisationName(name, "research", "IT", "CNR", canonical=name)


def test_a_form_brings_what_its_alias_says_before_what_is_known() -> None:
    entry = alias("partners", "Comune di Zollo", "Zeta", acronym="CZ", country="SI")
    [mention] = read("Qui paga Zeta.", entry).of(Label.ORG)
    assert mention.value == OrganisationName("Comune di Zollo", "municipality", "SI", "CZ", canonical="Comune di Zollo")
    assert (mention.text, mention.origin) == ("Zeta", entry.id)


def test_what_was_found_anyhow_keeps_its_origin_and_what_it_told() -> None:
    entry = alias("partners", "Rossi e figli", "Rossi Srl")
    [mention] = read("Guida la Rossi Srl (RFX).", entry).of(Label.ORG)
    assert (mention.text, mention.origin, mention.named_by) == ("Rossi Srl", "names.legal-form", entry.id)
    assert mention.value == OrganisationName("Rossi e figli", acronym="RFX", canonical="Rossi e figli")


def test_a_project_s_form_is_a_project_with_and_without_a_cue() -> None:
    entry = alias("projects", "ValleViva: acque lente", "VV", acronym="VV")
    reading = read("Il progetto VV parte. Anche i campi di VV fioriscono. Il CVV no.", entry)
    assert [(m.text, m.origin, m.value) for m in reading.of(Label.PROJECT)] == [
        ("VV", "it.project.noun", ProjectName("ValleViva: acque lente", acronym="VV")),
        ("VV", "it.project.noun", ProjectName("ValleViva: acque lente", acronym="VV")),
    ]
    [alone] = read("Fioriscono i campi di VV.", entry).of(Label.PROJECT)
    assert (alone.origin, alone.value) == (entry.id, ProjectName("ValleViva: acque lente", acronym="VV"))


PLACES = {
    "of the gazetteer": (alias("places", "Genova", "Superba"), [("Genova", PlaceType.CITY, "IT")]),
    "of one country": (alias("places", "Valencia", "Superba", country="ES"), [("Valencia", PlaceType.CITY, "ES")]),
    "by its noun": (alias("places", "Palazzo Bruni", "Superba"), [("Palazzo Bruni", PlaceType.SITE, None)]),
    "that no list knows": (alias("places", "Zollo", "Superba", country="SI"), [("Zollo", PlaceType.CITY, "SI")]),
}


@pytest.mark.parametrize(("entry", "expected"), PLACES.values(), ids=PLACES)
def test_places_are_exactly(entry: Alias, expected: list[tuple[str, PlaceType, str | None]]) -> None:
    [mention] = read("Si va alla Superba.", entry).of(Label.PLACE)
    known = mention.value if isinstance(mention.value, list) else []
    of_sort = {(p.name, p.type, p.country) for p in known if isinstance(p, KnownPlace) and p.type == expected[0][1]}
    assert (mention.text, mention.named_by, of_sort) == ("Superba", entry.id, set(expected))


def test_a_town_that_acts_is_an_organisation_of_its_given_name() -> None:
    reading = read("Ne fanno parte Superba e Pavia.", alias("places", "Genova", "Superba"))
    assert [(m.text, m.value, m.named_by) for m in reading.of(Label.ORG)] == [
        ("Superba", OrganisationName("Genova", "municipality", "IT"), "it.alias.places.1"),
        ("Pavia", OrganisationName("Pavia", "municipality", "IT"), None),
    ]


UNHEARD = Pipeline(
    RULES, aliases=aliases(alias("partners", "Name", "Wxyz"), alias("places", "Name", "Wxyz due", line=2))
)
BUSY = Pipeline(
    RULES,
    aliases=aliases(
        alias("partners", "Consorzio", "Alfa"),
        alias("places", "Lodi Vecchio", "Lodi", line=2),
        alias("projects", "Valle", "ValleViva", line=3),
    ),
)


@settings(max_examples=60, deadline=None)
@given(any_text())
def test_aliases_whose_forms_are_not_there_change_nothing(text: str) -> None:
    assert UNHEARD.read(document(text)).mentions == read_text(text).mentions


@settings(max_examples=60, deadline=None)
@given(any_text())
def test_no_other_name_shares_a_word_with_a_form_that_stands(text: str) -> None:
    reading = BUSY.read(document(text))
    names = list(reading.of(Label.ORG, Label.DEPARTMENT, Label.PERSON, Label.NAME, Label.PROJECT, Label.PLACE))
    for form in (m for m in names if m.named_by):
        assert form.text in ("Alfa", "Lodi", "ValleViva")
        assert [m for m in names if m.overlaps(form) and m is not form and m.named_by is None] == []
