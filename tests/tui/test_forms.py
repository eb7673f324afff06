"""The forms: fields from the models, values as people write them, an error for each field that is wrong."""

from datetime import date
from typing import Any

import pytest

from extractor.schema.record import ITEM_TYPES, LISTS, Item, ListName, Record, Status
from tests.tui.examples import valdora
from tui.evidence import evidence_moved
from tui.forms import EVIDENCE, ItemForm, Reading
from tui.text_layout import Line

RECORD = valdora()


def item(item_id: str) -> tuple[ListName, Item]:
    return next((name, one) for name, one in RECORD.items() if one.id == item_id)


def correcting(item_id: str) -> ItemForm:
    name, one = item(item_id)
    return ItemForm(RECORD, name, item=one)


def adding(name: ListName, words: str | None = None) -> ItemForm:
    start = RECORD.document.text.index(words) if words else 0
    return ItemForm(RECORD, name, selected=Line(start, start + len(words)) if words else None)


def read(form: ItemForm, **typed: str | bool | None) -> Reading:
    return form.read(form.supposed(typed) | typed)


def after(reading: Reading) -> dict[str, Any]:
    assert reading.errors == {}
    assert reading.after is not None
    return reading.after


@pytest.mark.parametrize("name", LISTS)
def test_a_form_begins_with_its_value_and_ends_with_its_words(name: ListName) -> None:
    names = [one.name for one in adding(name).fields]
    assert names[0] in ("name", "amount", "edtf")
    assert names[-1] == EVIDENCE
    assert set(names) <= {*ITEM_TYPES[name].model_fields}


@pytest.mark.parametrize("item_id", [one.id for _, one in RECORD.items()])
def test_a_form_left_as_it_is_changes_nothing(item_id: str) -> None:
    assert after(read(correcting(item_id))) == item(item_id)[1].model_dump(mode="json")


@pytest.mark.parametrize(
    ("item_id", "typed", "expected"),
    [
        ("o3", {"role": "associated", "acronym": "CIS"}, {"role": "associated", "acronym": "CIS"}),
        ("o3", {"country": "fr"}, {"country": "FR"}),
        ("o3", {"country": " "}, {"country": None}),
        ("o3", {"project": None}, {"project": None}),
        ("p1", {"countries": "it, fr si"}, {"countries": ["IT", "FR", "SI"]}),
        ("p1", {"countries": ""}, {"countries": []}),
        ("p1", {"start": "settembre 2019"}, {"start": "2019-09"}),
        ("p1", {"start": "2019-09-12"}, {"start": "2019-09-12"}),
        ("p1", {"duration_months": "30"}, {"duration_months": 30}),
        ("p1", {"identifiers": "cup B12; project_number 77"},
         {"identifiers": [{"scheme": "cup", "value": "B12"}, {"scheme": "project_number", "value": "77"}]}),
        ("b1", {"amount": "1,2 milioni di euro"}, {"amount": "1200000", "currency": "EUR", "approximate": False}),
        ("b1", {"amount": "850mila"}, {"amount": "850000"}),
        ("b1", {"amount": "circa 300.000 franchi svizzeri"},
         {"amount": "300000", "currency": "CHF", "approximate": True}),
        ("b1", {"rate": "76"}, {"rate": "76"}),
        ("b1", {"rate": "62,5 %"}, {"rate": "62.5"}),
        ("b2", {"approximate": False}, {"approximate": False}),
        ("d3", {"edtf": "12 settembre 2019"},
         {"edtf": "2019-09-12", "start": "2019-09-12", "end": "2019-09-12", "precision": "day"}),
        ("d3", {"edtf": "ieri"}, {"edtf": "2022-03-13", "start": "2022-03-13", "end": "2022-03-13"}),
        ("d3", {"edtf": "maggio 2019"},
         {"edtf": "2019-05", "start": "2019-05-01", "end": "2019-05-31", "precision": "month"}),
        ("d3", {"edtf": "xxxx-02-04"}, {"edtf": "XXXX-02-04", "start": None, "end": None, "precision": "day"}),
        ("d3", {"edtf": "XXXX-02"}, {"edtf": "XXXX-02", "start": None, "end": None, "precision": "month"}),
        ("e1", {"start": "15-16 maggio 2022"}, {"start": "2022-05-15", "end": "2022-05-16"}),
        ("e1", {"end": "14 marzo 2022"}, {"start": "2022-03-13", "end": "2022-03-14"}),
        ("e1", {"start": "12 marzo 2022", "end": "13 marzo 2022"}, {"start": "2022-03-12", "end": "2022-03-13"}),
        ("l2", {"lat": "45.5", "lon": "7.3"}, {"lat": 45.5, "lon": 7.3}),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_the_value(item_id: str, typed: dict[str, Any], expected: dict[str, Any]) -> None:
    name, one = item(item_id)
    values = after(read(correcting(item_id), **typed))
    checked = ITEM_TYPES[name].model_validate(values).model_dump(mode="json")
    assert checked == {**one.model_dump(mode="json"), **expected}


@pytest.mark.parametrize(
    ("item_id", "typed", "errors"),
    [
        ("o3", {"name": ""}, {"name": "This cannot be empty."}),
        ("o3", {"country": "Italia"}, {"country": "A country is two letters: IT, SI."}),
        ("p1", {"countries": "IT ITA"}, {"countries": "A country is two letters: IT, SI."}),
        ("p1", {"duration_months": "tre"}, {"duration_months": "This is no whole number."}),
        ("p1", {"duration_months": "0"}, {"duration_months": "This is too small."}),
        ("p1", {"identifiers": "codice 12"},
         {"identifiers": "Write one of cup, grant_agreement, project_number, call and the number."}),
        ("b1", {"amount": "tanto"}, {"amount": "This is no amount of money."}),
        ("b1", {"amount": ""}, {"": "A budget states an amount, a rate or both."}),
        ("b1", {"currency": "euro"}, {"currency": "A currency is three letters: EUR."}),
        ("d3", {"edtf": "presto"}, {"edtf": "This is no date."}),
        ("d3", {"edtf": ""}, {"edtf": "This cannot be empty."}),
        ("d3", {"edtf": "XXXX-13-04"}, {"edtf": "This is no date."}),
        ("e1", {"start": "boh"}, {"start": "This is no date.", "end": "This is no date."}),
        ("l2", {"lat": "100"}, {"lat": "This is too large."}),
        ("l2", {"lat": "nord"}, {"lat": "This is no number."}),
        ("o3", {"evidence": "Politecnico di Torino"}, {"evidence": "These words are not in the text."}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_under_its_field(item_id: str, typed: dict[str, Any], errors: dict[str, str]) -> None:
    reading = read(correcting(item_id), **typed)
    assert reading.after is None
    assert reading.errors == errors


def test_a_date_is_said_as_it_was_understood() -> None:
    assert read(correcting("d3"), edtf="ieri").hints == {"edtf": "= 13 March 2022"}


def test_words_that_are_selected_fill_the_form() -> None:
    values = after(read(adding("partners", "Conseil Savoie Eau"), country="FR"))
    start = RECORD.document.text.index("Conseil Savoie Eau")
    assert (values["name"], values["project"], values["role"]) == ("Conseil Savoie Eau", "p1", "partner")
    assert [(one["start"], one["quote"]) for one in values["evidence"]] == [(start, "Conseil Savoie Eau")]


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [
        ("budgets", "620mila euro", {"amount": "620000", "currency": "EUR"}),
        ("dates", "30 giugno 2023", {"edtf": "2023-06-30"}),
        ("dates", "ieri", {"edtf": "2022-03-13"}),
        ("events", "Torrenti in ascolto", {"name": "Torrenti in ascolto", "organiser": None}),
    ],
)
def test_the_value_is_read_from_the_selection(name: ListName, words: str, expected: dict[str, Any]) -> None:
    values = after(read(adding(name, words)))
    assert {key: values[key] for key in expected} == expected


def test_an_added_fact_finds_its_words_by_its_name() -> None:
    values = after(read(adding("places"), name="cuneo"))
    assert [one["quote"] for one in values["evidence"]] == ["Cuneo"]


@pytest.mark.parametrize(
    ("name", "typed", "quote"),
    [
        ("dates", {"edtf": "30/6/2023"}, "entro il 30 giugno 2023"),
        ("dates", {"edtf": "13/3/2022"}, "ieri"),
        ("budgets", {"amount": "1,4 mln"}, "circa 1,4 milioni"),
        ("budgets", {"amount": "1.850.000"}, "1.850.000"),
    ],
)
def test_an_added_date_or_sum_finds_its_words_by_its_value(name: ListName, typed: dict[str, Any], quote: str) -> None:
    assert [one["quote"] for one in after(read(adding(name), **typed))["evidence"]] == [quote]


def test_an_event_that_lasts_keeps_its_end_when_it_begins_earlier() -> None:
    event = RECORD.events[0].model_copy(update={"end": date(2022, 3, 15)})
    values = after(read(ItemForm(RECORD, "events", item=event), start="12 marzo 2022"))
    assert (values["start"], values["end"]) == ("2022-03-12", "2022-03-15")


@pytest.mark.parametrize(
    ("item_id", "typed", "kind"),
    [
        ("b1", {"partner": "o2"}, "partner_share"),
        ("b1", {"partner": "o2", "kind": "other"}, "other"),
        ("b3", {"partner": None}, "partner_share"),
        ("d3", {"event": "e1"}, "event"),
        ("l2", {"event": "e1"}, "event"),
    ],
)
def test_what_belongs_to_a_partner_or_an_event_is_of_that_kind(
    item_id: str, typed: dict[str, str | None], kind: str
) -> None:
    assert after(read(correcting(item_id), **typed))["kind"] == kind


@pytest.mark.parametrize(
    ("item_id", "without", "first"),
    [
        ("p1", {}, "name"),
        ("o2", {}, "name"),
        ("o2", {"country": None}, "country"),
        ("b1", {"partner": None}, "amount"),
        ("b3", {"partner": None}, "partner"),
        ("d2", {"event": None}, "event"),
        ("d3", {"event": None}, "edtf"),
        ("l1", {"event": None, "country": None}, "event"),
        ("l2", {}, "name"),
        ("l1", {"country": None}, "country"),
        ("e1", {"place": None}, "place"),
    ],
)
def test_a_form_begins_with_what_the_fact_lacks(item_id: str, without: dict[str, None], first: str) -> None:
    name, one = item(item_id)
    assert ItemForm(RECORD, name, item=one.model_copy(update=without)).first == first


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("projects", "name"),
        ("partners", "role"),
        ("budgets", "kind"),
        ("dates", "kind"),
        ("places", "kind"),
        ("events", "name"),
    ],
)
def test_a_form_for_selected_words_begins_with_what_they_do_not_say(name: ListName, first: str) -> None:
    assert adding(name, "VALDORA").first == first
    assert adding(name).first == adding(name).fields[0].name


def test_a_fact_without_words_in_the_text_is_refused() -> None:
    reading = read(adding("places"), name="Berna")
    assert reading.errors == {EVIDENCE: "Say which words of the text state it."}
    assert after(read(adding("places"), name="Berna", evidence="Alpi"))["name"] == "Berna"


def test_rejected_facts_are_no_choice() -> None:
    rejected = RECORD.partners[1].model_copy(update={"status": Status.REJECTED})
    record: Record = RECORD.model_copy(update={"partners": [RECORD.partners[0], rejected]})
    form = ItemForm(record, "events", item=record.events[0])
    organisers = next(one for one in form.fields if one.name == "organiser")
    assert organisers.choices == (("Comunità montana della Val Dora", "o1"),)


def test_the_form_shows_the_words_around() -> None:
    context = correcting("o3").context()
    assert context and context[1] == "Consorzio Irriguo Stura"
    assert context[0].endswith("il ")
    assert adding("places").context() is None


def test_evidence_moves_to_the_selected_words() -> None:
    _, one = item("o3")
    start = RECORD.document.text.index("Consorzio Irriguo")
    moved = evidence_moved(RECORD, one, Line(start, start + 17))
    assert [evidence["quote"] for evidence in moved["evidence"]] == ["Consorzio Irriguo"]
    assert {**moved, "evidence": []} == {**one.model_dump(mode="json"), "evidence": []}


def test_what_a_fact_lacks_is_supposed_and_said_to_be_a_guess() -> None:
    partner = RECORD.partners[2].model_copy(update={"country": None})
    form = ItemForm(RECORD, "partners", item=partner)
    supposed = form.supposed({})
    assert (form.first, supposed["country"]) == ("country", "IT")
    reading = form.read(supposed)
    assert after(reading)["country"] == "IT"
    assert reading.hints == {"country": "A guess: the record says nothing here."}
    assert after(form.read({**supposed, "country": ""}))["country"] is None


def test_what_follows_from_a_new_name_fills_what_is_empty() -> None:
    place = RECORD.places[0].model_copy(update={"name": "Altrove", "country": None, "code": None})
    form = ItemForm(RECORD, "places", item=place)
    assert form.supposed({"name": "Torino"})["code"] == "001272"
    assert form.supposed({"name": "Piemonte"})["code"] == ""
