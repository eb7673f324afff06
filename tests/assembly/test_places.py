"""Places: where events are held, organisations sit, projects reach, news is dated; and names that are no places."""

import pytest

from tests.nlp.texts import record_of, table

PLACES: dict[str, tuple[str, list[tuple[str, str, str, str | None]]]] = {
    "event": (
        "Il convegno del progetto ValleViva si è tenuto a Graz il 14 maggio 2019.",
        [("Graz", "event", "city", "AT")],
    ),
    "beside a day": (
        "Tre tappe di ValleViva: Graz il 12 e 13 settembre 2021, Lubiana (ottobre 2021) e il 3 novembre a Lodi.",
        [("Graz", "event", "city", "AT"), ("Lubiana", "event", "city", "SI"), ("Lodi", "event", "city", "IT")],
    ),
    "after a bare day": (
        "Si è cotto il pane il 13 novembre a Sondrio, il 15 a Lodi.",
        [("Sondrio", "event", "city", "IT"), ("Lodi", "event", "city", "IT")],
    ),
    "a building and its town": (
        "Il convegno si terrà il 3 maggio 2021 a Palazzo Bruni, a Sondrio.",
        [("Palazzo Bruni", "event", "site", None), ("Sondrio", "event", "city", "IT")],
    ),
    "a hall's town": (
        "Il convegno si terrà il 3 maggio 2021 nella sala civica di Sondrio.",
        [("Sondrio", "event", "city", "IT")],
    ),
    "between two towns": (
        "Il 3 maggio 2021, tra Sondrio e Lodi, si terrà la festa.",
        [("Sondrio", "event", "city", "IT"), ("Lodi", "event", "city", "IT")],
    ),
    "an event of a town": (
        "Alla giornata di lavoro di Sondrio, il 3 maggio 2021, si parla di acque.",
        [("Sondrio", "event", "city", "IT")],
    ),
    "landscapes": (
        "ValleViva studia i boschi della val di Zolla e del lago di Brezza.",
        [("val di Zolla", "area", "region", None), ("lago di Brezza", "area", "region", None)],
    ),
    "between territories": (
        "Si pedala tra Sondrio e Lodi.",
        [("Sondrio", "area", "city", "IT"), ("Lodi", "area", "city", "IT")],
    ),
    "a network's towns with their countries": (
        "Gli orti crescono anche altrove: Graz (Austria), Lubiana (Slovenia) e Sondrio.",
        [("Graz", "area", "city", "AT"), ("Lubiana", "area", "city", "SI"), ("Sondrio", "area", "city", "IT")],
    ),
    "pilot sites": (
        "I siti pilota sono Sondrio, Lodi e la val di Zolla.",
        [("Sondrio", "area", "city", "IT"), ("Lodi", "area", "city", "IT"), ("val di Zolla", "area", "region", None)],
    ),
    "the seat of a body by its own name": (
        "Lavora la Fondazione Alfa Brezza di Sondrio.",
        [("Sondrio", "seat", "city", "IT")],
    ),
    "not a continent": ("Il progetto ValleViva piace in Europa.", []),
    "not where one arrives from": ("In arrivo da Graz il 14 maggio 2019 una goletta.", []),
    "dateline": (
        "Si semina\n\nSONDRIO – Si semina in pianura da mattina a sera.",
        [("Sondrio", "dateline", "city", "IT")],
    ),
    "dateline with a day": (
        "Si semina\n\nBelvento di Sopra, 8 agosto 2024\n\nSi semina in pianura da mattina a sera.",
        [("Belvento di Sopra", "dateline", "city", None)],
    ),
    "dateline of an agency": (
        "(AGENZIA NOTIZIE PO) - Sondrio, 25 GEN - Si semina in pianura.",
        [("Sondrio", "dateline", "city", "IT")],
    ),
    "dateline without a dash": (
        "Si semina\n\nSONDRIO La semina va avanti in pianura da mattina a sera.",
        [("Sondrio", "dateline", "city", "IT")],
    ),
    "area of a cue": (
        "Il progetto ValleViva coinvolge i territori di Bergamo e Lecco.",
        [("Bergamo", "area", "city", "IT"), ("Lecco", "area", "city", "IT")],
    ),
    "countries that take part": (
        "Al progetto ValleViva lavorano gruppi di Slovenia, Croazia e Austria.",
        [
            ("Slovenia", "area", "country", "SI"),
            ("Croazia", "area", "country", "HR"),
            ("Austria", "area", "country", "AT"),
        ],
    ),
    "seat in brackets after a partner": (
        "Partner del progetto ValleViva sono il Comune di Lodi e la Huber Holz GmbH (Austria).",
        [("Austria", "seat", "country", "AT")],
    ),
    "seat of a cue": (
        "Partner del progetto ValleViva è la Huber Holz GmbH, un'impresa con sede a Graz.",
        [("Graz", "seat", "city", "AT")],
    ),
    "one item for each place and kind": (
        "Il convegno si terrà a Graz il 14 maggio 2019. A Graz si terrà anche il seminario.",
        [("Graz", "event", "city", "AT")],
    ),
    "not within an organisation": ("Il progetto ValleViva è coordinato dalla Provincia di Sondrio.", []),
    "not within a programme": ("Il progetto ValleViva è finanziato da Interreg Italia-Svizzera.", []),
    "not an address": ("Il progetto ValleViva piace.\n\nInfo: via Broletto 1, 26900 Lodi, tel. 0371 000000", []),
    "not where someone comes from": ("Al convegno del progetto ValleViva arriva gente da Graz.", []),
    "not a word": ("Alto è il prezzo del progetto ValleViva.", []),
    "not in passing": ("Anna Verdi ha studiato a Lodi e ama la pianura.", []),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_places_are_exactly(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert table(record_of(text).places, "name", "kind", "type", "country") == expected


def test_a_place_has_its_code_and_position() -> None:
    (place,) = record_of("Il convegno si terrà a Sondrio il 14 maggio 2019.").places
    assert place.code == "014061"
    assert place.lat is not None and place.lon is not None
    assert (round(place.lat, 1), round(place.lon, 1)) == (46.2, 9.9)


def test_a_place_belongs_to_its_project_and_event() -> None:
    record = record_of("Il convegno del progetto ValleViva si terrà a Graz il 14 maggio 2019.")
    assert table(record.places, "project", "event", "quotes") == [("p1", "e1", ["Graz"])]
