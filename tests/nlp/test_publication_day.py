"""The day of publication: where it stands, and which year it gets where it has none of its own."""

from datetime import date

import pytest

from extractor.schema.mention import Label
from extractor.values.dates import TemporalExpression
from tests.nlp.texts import read_text

BODY = "\n\nIl progetto ValleViva va avanti e se ne parla in pianura da mattina a sera senza sosta."
TITLE = "Parte la semina in pianura\n\n"

DAYS: dict[str, tuple[str, str | None]] = {
    "posted": (TITLE + "di Anna Verdi — postato il 21 settembre 2022 in Diario — 4 commenti" + BODY, "2022-09-21"),
    "published by": (TITLE + "Pubblicato da Segreteria il 24/11/2017 · Categoria: Campi" + BODY, "2017-11-24"),
    "a stamp behind the last sentence": (
        TITLE + "Si semina a Lodi. 22/11/2019 08.14\nTags: semina" + BODY,
        "2019-11-22",
    ),
    "noted by a crawler": ("date 2023-11 Parte la semina in pianura." + BODY, "2023-11"),
    "a day noted by a crawler": ("date 2018-10-20 Parte la semina in pianura." + BODY, "2018-10-20"),
    "closed at the foot": (TITLE + BODY + "\n\nChiuso in redazione venerdì 10 marzo 2023 ore 19", "2023-03-10"),
    "updated": (TITLE + BODY + "\n\nUltimo aggiornamento 18/03/2024", "2024-03-18"),
    "published before it was updated": (
        TITLE + "Pubblicato il 3 dicembre 2021" + BODY + "\n\nUltimo aggiornamento 06/12/2021",
        "2021-12-03",
    ),
    "a month that opens the text": (
        TITLE + "Luglio 2020. Si semina in tutta la pianura e anche oltre." + BODY,
        "2020-07",
    ),
    "a month before a day": (TITLE + "Ago 14" + BODY, "XXXX-08-14"),
    "before the author": (TITLE + "maggio 8, 2014 di annaverdi" + BODY, "2014-05-08"),
    "in Roman figures": (TITLE + "27.II.2025" + BODY, "2025-02-27"),
    "what others have published": (
        TITLE + "L'Agenzia ha pubblicato il 18 luglio 2024 gli esiti del bando." + BODY,
        None,
    ),
    "an appointment at the foot": (TITLE + BODY * 14 + "\n\nConvegno finale: Lodi, sala grande, 27 maggio 2022", None),
    "agency with the place inside the brackets": (
        TITLE + "(AGI - Milano, 14 nov 2024) Sono sei i campi seminati." + BODY,
        "2024-11-14",
    ),
    "year of a full date": (TITLE + "14.11.2023 15:42\n\nLodi, 14 nov - Si semina." + BODY, "2023-11-14"),
    "year of the wire's stamp": (TITLE + "Lodi, 14 nov - Si semina." + BODY + "\n141542 NOV 23", "2023-11-14"),
    "year of the crawler": ("date 2022-03 (AGIPRESS) - LODI, 30 MAR - Si semina." + BODY, "2022-03-30"),
    "year of a deadline": (
        TITLE + "Lodi, 14 nov - Si semina." + BODY + " Le domande vanno presentate entro il 1° febbraio 2025.",
        "2024-11-14",
    ),
    "year of the weekday": (TITLE + "Lodi, mer 15 feb. - Nel 2022 si era seminato." + BODY, "2023-02-15"),
    "no year at all": (TITLE + "Lodi, 14 nov - Si semina." + BODY, "XXXX-11-14"),
}


def published(text: str, known: date | None = None) -> str | None:
    """The EDTF value of the day of publication."""
    values = [m.value for m in read_text(text, known).of(Label.PUBLISHED)]
    return next((value.edtf for value in values if isinstance(value, TemporalExpression)), None)


@pytest.mark.parametrize(("text", "edtf"), DAYS.values(), ids=DAYS)
def test_the_day_of_publication(text: str, edtf: str | None) -> None:
    assert published(text) == edtf


def test_a_day_known_from_elsewhere_gives_the_year() -> None:
    assert published(TITLE + "Lodi, 14 nov - Si semina." + BODY, date(2019, 11, 15)) == "2019-11-14"


def test_the_text_s_own_day_goes_before_one_known_from_elsewhere() -> None:
    (found,) = read_text("Comunicato n. 3 del 07/05/2021\n\nDomani si semina.", date(2024, 1, 1)).of(Label.DATE)
    assert isinstance(found.value, TemporalExpression)
    assert found.value.edtf == "2021-05-08"
