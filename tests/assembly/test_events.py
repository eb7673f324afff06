"""Events: occasions with a day, a place or a name of their own; one item however often they are spoken of."""

from datetime import date

import pytest

from tests.nlp.texts import record_of, table

EVENTS: dict[str, tuple[str, list[tuple[str, str | None, str | None]]]] = {
    "with a day": (
        "Il secondo incontro transnazionale si è tenuto il 14 maggio 2019.",
        [("secondo incontro transnazionale", "2019-05-14", "2019-05-14")],
    ),
    "on two days": (
        "Il convegno si terrà il 12 e 13 giugno 2021.",
        [("convegno", "2021-06-12", "2021-06-13")],
    ),
    "with a name of its own": (
        "Si parla di acque all'Alpine Water Forum di domani.",
        [("Alpine Water Forum", "2021-05-08", "2021-05-08")],
    ),
    "with its title": (
        "Il convegno “Acque di pianura” si terrà il 12 giugno 2021.",
        [("Acque di pianura", "2021-06-12", "2021-06-12")],
    ),
    "taken up by its noun": (
        "La conferenza finale si terrà il 12 giugno 2021. La conferenza è aperta a tutti.",
        [("conferenza finale", "2021-06-12", "2021-06-12")],
    ),
    "one noun, two days": (
        "Il seminario si terrà il 12 giugno 2021. Un altro seminario si terrà il 20 giugno 2021.",
        [("seminario", "2021-06-12", "2021-06-12"), ("seminario", "2021-06-20", "2021-06-20")],
    ),
    "days beside places": (
        "Due incontri: il 12 giugno 2021 a Lodi e il 20 giugno 2021 a Sondrio.",
        [("Due incontri", "2021-06-12", "2021-06-12"), ("Due incontri a Sondrio", "2021-06-20", "2021-06-20")],
    ),
    "a month beside its place": (
        "La conferenza finale sarà a Lodi a giugno 2021.",
        [("conferenza finale", "2021-06-01", "2021-06-30")],
    ),
    "a verb says that it is held": (
        "I tecnici illustreranno il piano sabato 12 giugno 2021.",
        [("presentazione", "2021-06-12", "2021-06-12")],
    ),
    "a signing to come": (
        "Le convenzioni saranno firmate sabato 12 giugno 2021.",
        [("firma", "2021-06-12", "2021-06-12")],
    ),
    "held, without a day": ("Il convegno si è tenuto a Graz.", [("convegno", None, None)]),
    "spoken of in general": ("Un convegno non basta a nessuno.", []),
    "none": ("Si semina il 12 giugno 2021 in pianura.", []),
}


@pytest.mark.parametrize(("text", "expected"), EVENTS.values(), ids=EVENTS)
def test_events_are_exactly(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert table(record_of(text, date(2021, 5, 7)).events, "name", "start", "end") == expected


def test_an_event_has_its_own_place_and_host() -> None:
    text = (
        "Il primo incontro del progetto ValleViva si è tenuto a Graz il 14 maggio 2019, ospitato dalla "
        "Camera di commercio di Graz. La conferenza finale si terrà a Lubiana il 3 aprile 2021."
    )
    record = record_of(text)
    names = {item.id: getattr(item, "name", "") for _, item in record.items()}
    assert [(e.name, names[str(e.place)], names.get(str(e.organiser))) for e in record.events] == [
        ("primo incontro", "Graz", "Camera di commercio di Graz"),
        ("conferenza finale", "Lubiana", None),
    ]
