"""The words of Italian temporal expressions, folded (lower case, no accents), with what they stand for. No logic."""

from collections.abc import Mapping
from typing import Literal

Tense = Literal["past", "future"]

MONTHS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        (
            *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre"),
            *("novembre", "dicembre"),
        ),
        start=1,
    )
}
MONTH_SHORT: Mapping[str, int] = {
    **{"gen": 1, "genn": 1, "feb": 2, "febb": 2, "mar": 3, "apr": 4, "mag": 5, "magg": 5, "giu": 6, "lug": 7, "ago": 8},
    **{"set": 9, "sett": 9, "ott": 10, "nov": 11, "dic": 12},
}
WEEKDAYS: Mapping[str, int] = {
    **{"lunedi": 0, "martedi": 1, "mercoledi": 2, "giovedi": 3, "venerdi": 4, "sabato": 5, "domenica": 6},
}
WEEKDAY_SHORT: Mapping[str, int] = {
    **{"lun": 0, "mar": 1, "mart": 1, "mer": 2, "merc": 2, "gio": 3, "giov": 3, "ven": 4, "sab": 5, "dom": 6},
}
WEEKDAY_NAMES = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
SEASONS: Mapping[str, int] = {"primavera": 0, "estate": 1, "autunno": 2, "inverno": 3}
PARTS: Mapping[str, int] = {
    **{"bimestre": 2, "trimestre": 3, "quadrimestre": 4, "semestre": 6},
}
MULTI_YEARS: Mapping[str, int] = {
    **{"biennio": 2, "triennio": 3, "quadriennio": 4, "quinquennio": 5, "sessennio": 6, "settennio": 7, "decennio": 10},
}
UNITS: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(("giorno", "giorni", "gg", "giornata", "giornate"), (1, "day")),
    **dict.fromkeys(("settimana", "settimane"), (1, "week")),
    **dict.fromkeys(("mese", "mesi", "mensilita"), (1, "month")),
    **dict.fromkeys(("bimestre", "bimestri"), (2, "month")),
    **dict.fromkeys(("trimestre", "trimestri"), (3, "month")),
    **dict.fromkeys(("quadrimestre", "quadrimestri"), (4, "month")),
    **dict.fromkeys(("semestre", "semestri"), (6, "month")),
    **dict.fromkeys(("anno", "anni", "annualita"), (1, "year")),
    **dict.fromkeys(("biennio", "bienni"), (2, "year")),
    **dict.fromkeys(("triennio", "trienni"), (3, "year")),
    **dict.fromkeys(("quadriennio",), (4, "year")),
    **dict.fromkeys(("quinquennio", "lustro", "lustri"), (5, "year")),
    **dict.fromkeys(("decennio", "decenni"), (10, "year")),
    **dict.fromkeys(("secolo", "secoli"), (100, "year")),
}
CALENDAR_UNITS: Mapping[str, str] = {
    **{"giorno": "day", "settimana": "week", "mese": "month", "anno": "year", "weekend": "weekend"},
    **{"trimestre": "quarter", "semestre": "semester", "quadrimestre": "third", "bimestre": "pair"},
    **{"decennio": "decade", "secolo": "century"},
}
PAST = frozenset(
    (
        "scorso scorsa scorsi scorse passato passata passati passate ultimo ultima ultimi ultime precedente precedenti"
    ).split()
)
FUTURE = frozenset(
    (
        "prossimo prossima prossimi prossime venturo ventura entrante successivo successiva successivi successive "
        "seguente "
        "seguenti futuro"
    ).split()
)
PRESENT = frozenset("questo questa quest questi queste corrente odierno odierna presente".split())
DECADES: Mapping[str, int] = {
    **{"dieci": 10, "venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50, "sessanta": 60, "settanta": 70},
    **{"ottanta": 80, "novanta": 90},
}
CENTURIES: Mapping[str, int] = {
    **{"duecento": 12, "trecento": 13, "quattrocento": 14, "cinquecento": 15, "seicento": 16, "settecento": 17},
    **{"ottocento": 18, "novecento": 19},
}
DEICTIC: Mapping[str, int] = {
    **dict.fromkeys(("oggi", "oggigiorno", "stamattina", "stamane", "stamani", "stasera", "stanotte", "odierno"), 0),
    **dict.fromkeys(("ieri", "iersera"), -1),
    **dict.fromkeys(("domani", "domattina"), 1),
    **dict.fromkeys(("dopodomani",), 2),
    **dict.fromkeys(("avantieri", "altroieri"), -2),
}
DAY_PARTS = frozenset(
    "mattina mattino mattinata pomeriggio sera serata notte nottata mezzogiorno mezzanotte giornata".split()
)
# Words that make the number or name after them a place, a document, a product or a telephone, never a date.
STREETS = frozenset(
    (
        "via viale piazza piazzale piazzetta corso largo vicolo lungomare lungarno ponte palazzo teatro istituto "
        "scuola liceo "
        "stadio porta borgo contrada p v c.so quartiere rione brigata biblioteca ospedale parco caserma"
    ).split()
)
NUMBERED = frozenset(
    (
        "art artt articolo articoli punto punti par paragrafo versione v ver rel release cap capitolo tel "
        "telefono fax cell "
        "cellulare mobile prot protocollo n num nr numero comma sezione figura tabella tab fig misura azione "
        "obiettivo asse "
        "priorita cup cod codice iso iban pag pagina pagg pagine allegato lotto cig civico interno int ip lettera"
    ).split()
)
LAWS = frozenset(
    (
        "legge leggi decreto decreti dl dlgs lgs dpcm dpr dm dgr dgp ddl delibera deliberazione deliberazioni "
        "determinazione "
        "determina regolamento direttiva ordinanza circolare sentenza"
    ).split()
)
# A month and a day; a month, a weekday and which of them; or the days after Easter Sunday.
FeastRule = tuple[int, int] | tuple[int, int, int] | int
FEASTS: Mapping[tuple[str, ...], FeastRule] = {
    ("primo", "dell", "'", "anno"): (1, 1),
    ("festa", "della", "mamma"): (5, 6, 2),
    ("giorno", "del", "ringraziamento"): (11, 3, 4),
    ("capodanno",): (1, 1),
    ("epifania",): (1, 6),
    ("befana",): (1, 6),
    ("san", "valentino"): (2, 14),
    ("festa", "della", "donna"): (3, 8),
    ("giornata", "della", "donna"): (3, 8),
    ("festa", "del", "papa"): (3, 19),
    ("carnevale",): -47,
    ("martedi", "grasso"): -47,
    ("giovedi", "grasso"): -52,
    ("mercoledi", "delle", "ceneri"): -46,
    ("domenica", "delle", "palme"): -7,
    ("giovedi", "santo"): -3,
    ("venerdi", "santo"): -2,
    ("sabato", "santo"): -1,
    ("domenica", "di", "pasqua"): 0,
    ("pasqua",): 0,
    ("pasquetta",): 1,
    ("lunedi", "dell", "'", "angelo"): 1,
    ("lunedi", "di", "pasqua"): 1,
    ("ascensione",): 39,
    ("pentecoste",): 49,
    ("corpus", "domini"): 60,
    ("festa", "della", "liberazione"): (4, 25),
    ("anniversario", "della", "liberazione"): (4, 25),
    ("festa", "dei", "lavoratori"): (5, 1),
    ("festa", "del", "lavoro"): (5, 1),
    ("festa", "dell", "'", "europa"): (5, 9),
    ("giornata", "dell", "'", "europa"): (5, 9),
    ("festa", "della", "repubblica"): (6, 2),
    ("giorno", "della", "memoria"): (1, 27),
    ("giornata", "della", "memoria"): (1, 27),
    ("giorno", "del", "ricordo"): (2, 10),
    ("giornata", "della", "terra"): (4, 22),
    ("festa", "dei", "nonni"): (10, 2),
    ("ferragosto",): (8, 15),
    ("halloween",): (10, 31),
    ("ognissanti",): (11, 1),
    ("tutti", "i", "santi"): (11, 1),
    ("giorno", "dei", "morti"): (11, 2),
    ("commemorazione", "dei", "defunti"): (11, 2),
    ("san", "martino"): (11, 11),
    ("sant", "'", "ambrogio"): (12, 7),
    ("immacolata",): (12, 8),
    ("immacolata", "concezione"): (12, 8),
    ("santa", "lucia"): (12, 13),
    ("vigilia", "di", "natale"): (12, 24),
    ("natale",): (12, 25),
    ("santo", "stefano"): (12, 26),
    ("san", "silvestro"): (12, 31),
    ("vigilia", "di", "capodanno"): (12, 31),
}
