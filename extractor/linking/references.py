"""What a head alone refers to: "la Provincia", "l'Ateneo", "lo Stato", where the text has named no body of the sort.

Which named body a head takes up is told by `organisations.py`; here is what may stand for it besides.
"""

import re

from extractor import gazetteers
from extractor.nlp.reading import Reading
from extractor.phrase_index import key_of
from extractor.schema.mention import Label, OrganisationName
from extractor.schema.record import PlaceType

Key = tuple[str, ...]

# Heads that take up a body named by another: "l'Ateneo" after "Università di Alfa".
_SYNONYMS: dict[Key, tuple[Key, ...]] = {
    ("ateneo",): (("universita",), ("politecnico",)),
    ("universita",): (("ateneo",), ("politecnico",)),
    ("municipio",): (("comune",), ("citta",)),
    ("municipalita",): (("comune",), ("citta",)),
    ("comune",): (("citta",), ("municipio",)),
    ("amministrazione", "comunale"): (("comune",), ("citta",)),
    ("civica", "amministrazione"): (("comune",), ("citta",)),
    ("amministrazione", "provinciale"): (("provincia",),),
    ("amministrazione", "regionale"): (("regione",),),
    ("giunta",): (("regione",), ("provincia",)),
    ("giunta", "regionale"): (("regione",),),
    ("ente",): (("parco",), ("aree", "protette")),
    ("ente", "parco"): (("parco",),),
    ("parco",): (("ente", "parco"),),
    ("camera",): (("camera", "di", "commercio"),),
    ("ospedale",): (("azienda", "ospedaliera"),),
    ("unione",): (("unione", "montana"), ("unione", "dei", "comuni")),
    ("cantone",): (("canton",),),
}
# Of these a country has one.
_UNIQUE: dict[Key, OrganisationName] = {
    ("stato",): OrganisationName("Stato italiano", "ministry", "IT"),
    ("confederazione",): OrganisationName("Confederazione svizzera", "ministry", "CH"),
}
_SWISS = re.compile(r"\b(?:svizzer|elvetic|ticines|franchi\b)", re.IGNORECASE)
# Bodies of which a place has one, so that even their noun alone names somebody.
_ONE_A_PLACE = frozenset({"municipality", "province", "region"})
_OF_A_TOWN = frozenset({"prefettura", "questura", "diocesi", "arcidiocesi"})


def heads_for(head: Key) -> list[Key]:
    """The heads that a bare one takes up, its own first."""
    return [head, *_SYNONYMS.get(head, ())]


def unique_body(head: Key, text: str) -> OrganisationName | None:
    """The one body that a head means without further words, if there is one: "lo Stato"."""
    if head == ("confederazione",) and not _SWISS.search(text):
        return None
    return _UNIQUE.get(head)


def unnamed_body(value: OrganisationName, reading: Reading) -> OrganisationName | None:
    """The body of a head that the text never names: that of the dateline's town, else under its noun alone.

    None for heads of which there are many ("la Società").
    """
    head = key_of(value.name)
    is_known_office = value.type == "agency" and len(head) > 1
    if value.type not in _ONE_A_PLACE and head[0] not in _OF_A_TOWN and not is_known_office:
        return None
    town = _town_of(reading)
    is_town_s = value.type == "municipality" or head[0] in _OF_A_TOWN
    name = f"{value.name} di {town}" if town and is_town_s else value.name
    return OrganisationName(name, value.type, value.country)


def _town_of(reading: Reading) -> str | None:
    """The town that the text is dated from."""
    for dateline in reading.of(Label.DATELINE):
        for place in gazetteers.places().get(dateline.text):
            if place.type == PlaceType.CITY:
                return place.name
    return None
