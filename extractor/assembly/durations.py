"""How long a project lasts: which of the lengths of time in a text are said of it.

Ages, experience and years gone by are lengths too, as are those of a trainee's stay or of a delay. Each is weighed by
the words around it, and the weightiest counts if it is sure enough.
"""

import re

from extractor.assembly.named_projects import NamedProject
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Date

_LASTS = re.compile(
    r"\b(?:avanti|durata|durer\w+['’]?|dura|durano|durare|durato|duri|lungo|articolat\w+|"
    r"distribuit\w+|spalmat\w+|svilupp\w+|durée)"
    r"(?:\s(?:di|i|per|in|su|circa|complessiv\w+|previst\w+|è|e['’]|totale|del|della|progetto|pari|a|"
    r"prossimi|prevista|"
    r"stimata|massima|un|arco|arco di)){0,5}\s*[:|–-]?\s*$",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\b(?:avvi\w+|part\w{1,4}|via|inizi\w+|comincia\w*|chiu[ds]\w+|chiusura|conclu\w+|termin\w+|avanti|attività)\b",
    re.IGNORECASE,
)
_PAID_OVER = re.compile(
    r"\b(?:euro\b|milion[ei]\b|mila\b|mln\b|€)[^.;()]{0,25}\b(?:in|per|su|nell['’]arco di)\s*$", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(?:su|per|per i(?: prossimi)?|nei(?: prossimi)?|in|arco di|nell['’]arco dei?|nel corso d(?:i|ei)|"
    r"prossimi|lungo|"
    r"dopo|periodo di|entro)\s*$",
    re.IGNORECASE,
)
_OF_PROJECT = re.compile(
    r"\b(?:progett[oi]|partenariat[oi]|percors[oi]|iniziativ[ae]|programma|laboratori[oi]?|lavoro|cammino|"
    r"impegno|intervento|"
    r"interventi|sperimentazione|ricerca|studio|piano|collaborazione)\b(?:[\s,]+(?:(?!e\b|ed\b|"
    r"che\b)[\w+-]+)){0,4}[\s,]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*\)?\s?(?:,?\s(?:a partire|a decorrere|di (?:attivit|lavor|sperimentaz|misur|ricerc|durata|"
    r"progetto|tempo|scambi|"
    r"prove|cantier|cammino|vita)|che (?:inizia|parte|decorr)|complessivi|previsti|la durata|"
    r"dall['’]avvio|dall['’]inizio))",
    re.IGNORECASE,
)
_GONE_BY = re.compile(
    r"\b(?:da(?: oltre| più di| circa| quasi| ormai)?|oltre|ultim\w+|scors\w+|negli|primi|prim[oa]|ogni|"
    r"et[àa]|ai|under|over|"
    r"dai|ai|quasi|fra|tra|esperienza di|rinvi\w+ di|prorog\w+ di|ritardo di|slitta\w* di|"
    r"fase[^.]{0,12} di|sotto i|massimo|"
    r"compi\w+|superano i|almeno|non oltre|trascorsi|bando di|contratt\w+ di|stage di|tirocini\w* di|"
    r"borse? (?:da|di)|"
    r"soggiorn\w+ di|assegn\w+ (?:da|di)|garanzia di|abbonamento|laurea|dottorato|mostra|figli\w? di|"
    r"bambin\w di|ragazz\w di)"
    r"\s*$",
    re.IGNORECASE,
)
_NOT_OF_PROJECT = re.compile(
    r"\s?(?:fa\b|or sono|di età|dopo\b|prima\b|di (?:esperienza|attesa|stop|pausa|fermo|vita|carcere|"
    r"reclusione|monitoraggio|storia)|e oltre|"
    r"o più|in su|di ritardo|precedent\w+)",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(r"(?:[.;|(\n]|\d\s?[–-])\s*$")
_ENDS_ALONE = re.compile(r"\s*(?:[.;|)\n,]|$)")
_OF_ALL = re.compile(
    r"\b(?:progetti|attività|iniziative|interventi|proposte|operazioni)\b[^.]{0,80}$|\btutti\b[^.]{0,20}$",
    re.IGNORECASE,
)
_LED_IN = 70
_BESIDE = 4
_LONGEST = 120
_DAYS_A_MONTH = 30.44
_SURE = 3


def duration_of(reading: Reading, project: NamedProject) -> int | None:
    """The months said of the project in its section."""
    return _best(reading, project.section, project)


def months_between(*dates: Date) -> int | None:
    """The whole months from the first day of the earliest date to the last of the latest; None for unknown years."""
    days = [day for d in dates for day in (d.start, d.end) if day is not None]
    if len(days) < 2 * len(dates):
        return None
    months = round((max(days) - min(days)).days / _DAYS_A_MONTH)
    return months if 0 < months <= _LONGEST else None


def _best(reading: Reading, span: Span, project: NamedProject) -> int | None:
    own = {m.start for m in project.mentions}
    weighed = [(_weight(reading, m, own), -m.start, m.value) for m in reading.within(span, Label.DURATION)]
    best = max((w for w in weighed if isinstance(w[2], int) and w[2] <= _LONGEST), default=None)
    return int(str(best[2])) if best and best[0] >= _SURE else None


def duration_of_all(reading: Reading) -> int | None:
    """The months that a sentence says of all projects."""
    for mention in reading.of(Label.DURATION):
        before = reading.text[max(0, mention.start - 2 * _LED_IN) : mention.start]
        lasts = _LASTS.search(before) or _is_adjective(mention)
        if lasts and _OF_ALL.search(before) and isinstance(mention.value, int) and mention.value <= _LONGEST:
            return mention.value
    return None


def _is_adjective(mention: Mention) -> bool:
    return mention.text.split()[-1].lower().endswith(("ale", "ali"))


def _weight(reading: Reading, mention: Mention, own: set[int]) -> int:
    """How surely a length is the project's; below zero where the words say that it is something else."""
    before = reading.text[max(0, mention.start - _LED_IN) : mention.start]
    if _NOT_OF_PROJECT.match(reading.text, mention.end):
        return -1
    if _LASTS.search(before):
        return 5
    if _GONE_BY.search(before):
        return -1
    weight = 3 * bool(_OF_PROJECT.search(before)) + 3 * bool(_AFTER.match(reading.text, mention.end))
    weight += 2 * bool(_OVER.search(before)) + 3 * _fills_field(reading.text, mention)
    if weight:
        weight += bool(_RUNS.search(before)) + 2 * bool(_PAID_OVER.search(before))
    return weight + (_names(reading, mention, own) if weight or _is_adjective(mention) else 0)


def _fills_field(text: str, mention: Mention) -> bool:
    """Whether nothing else stands between two stops: "Budget: 40.000 euro. 36 mesi.", "(24 mesi)"."""
    before = text[max(0, mention.start - 8) : mention.start]
    return bool(_STANDS_ALONE.search(before) and _ENDS_ALONE.match(text, mention.end)) and not _is_adjective(mention)


def _names(reading: Reading, mention: Mention, own: set[int]) -> int:
    """Points for the project's name in the sentence, more for one right before ("Zolla, triennale")."""
    near = [m for m in reading.within(reading.sentence(mention), Label.PROJECT) if m.start in own]
    beside = any(0 <= mention.start - m.end <= _BESIDE for m in near)
    return 3 if beside else 1 if near else 0
