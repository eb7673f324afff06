"""Lengths of time: months and days are kept apart, and what only looks like a length is none."""

import pytest

from extractor.values.durations import find_durations


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("18 mesi", 18, 0),
        ("diciotto mesi", 18, 0),
        ("tre anni", 36, 0),
        ("3 anni e 6 mesi", 42, 0),
        ("due anni e mezzo", 30, 0),
        ("un anno e mezzo", 18, 0),
        ("un anno", 12, 0),
        ("mezz'anno", 6, 0),
        ("due settimane", 0, 14),
        ("90 giorni", 0, 90),
        ("un mese e 21 giorni", 1, 21),
        ("un paio di mesi", 2, 0),
        ("due semestri", 12, 0),
        ("un triennio", 36, 0),
        ("1,5 anni", 18, 0),
        ("un mese e mezzo", 1, 15),
    ],
)
def test_a_length_of_time(text: str, months: int, days: int) -> None:
    sentence = f"Il progetto dura {text}, poi si vedrà"
    assert [(one.text, one.months, one.days) for one in find_durations(sentence)] == [(text, months, days)]


@pytest.mark.parametrize("text", ["18 partner", "anni fa", "tre volte", "0461 494614"])
def test_no_length_of_time(text: str) -> None:
    assert find_durations(text) == []


@pytest.mark.parametrize(
    ("text", "vague"),
    [("alcuni mesi", True), ("un anno e qualche mese", True), ("tre mesi", False), ("un anno", False)],
)
def test_a_length_without_a_number_is_vague(text: str, vague: bool) -> None:
    assert [one.vague for one in find_durations(f"Dura {text}, poi si vedrà")] == [vague]
