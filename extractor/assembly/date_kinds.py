"""What a date is the date of: the cue that leads in to it, else its form, else the nearest cue, else what day it is.

A day that nothing explains is as a rule the day of something that happens, a month to come likewise, where the text is
about a project.
"""

import re
from datetime import date

from extractor.assembly.nearness import Nearness
from extractor.assembly.scope import ProjectScope
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention
from extractor.schema.record import DateKind
from extractor.values.dates import TemporalExpression

Told = tuple[DateKind, str]

_CUES = {
    Label.DEADLINE_CUE: DateKind.DEADLINE,
    Label.END_CUE: DateKind.PROJECT_END,
    Label.START_CUE: DateKind.PROJECT_START,
    Label.HELD_CUE: DateKind.EVENT,
    Label.EVENT: DateKind.EVENT,
    Label.MILESTONE_CUE: DateKind.OTHER,
}
_CLAUSE = re.compile(r"[,;:]\s|[(\n]|\b(?:mentre|che|quando|dopo|e|ed)\b")
_NEARNESS = Nearness(reach=90, after=2.0, clause=_CLAUSE, clause_cost=20, rival=Label.DATE, rival_cost=30)
OF_PROJECT = (DateKind.PROJECT_START, DateKind.PROJECT_END)
_PROJECT = re.compile(
    r"progett|iniziativa|attività|lavori|durata|programma|ricerca|sperimentazion|percorso|cantier|partenariat|piano\b|"
    r"studio|consorzio|grant|finanziament|mobilit|scambi|azioni",
    re.IGNORECASE,
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:bando|avviso|iscrizion\w+|domand\w+|candidatur\w+|mostr[ae]|stagione|campionat\w+|esercizio|bilancio|convegno|"
    r"festival|scuol[ae]|lezioni|rassegna|concors\w+|votazion\w+|torneo|vendit\w+|asta|assemblea)\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"\W{0,2}(?:(?:ufficialmente|formalmente|previst[oaie]|fissat[oaie]|il|lo|la|l['’]|dal|dalla|dall['’]|da|nel|nella|"
    r"nell['’]|in|a|al|alla|ad|di|del|della|è|per|lo scorso|tra|fra|già|poi|entro|mese|giorno)\b\W{0,2}){0,4}"
)
_DURATION_BEFORE = re.compile(r"[\s,:(–-]*(?:a (?:partire|decorrere))?[\s,]*(?:con (?:inizio|avvio|decorrenza))?\s*$")
_DURATION_AFTER = re.compile(
    r"[\s,;:()–-]*(?:e\s)?(?:per|con|con una|la|una|della|ha|avr[àa]|dur\w+|durata|di|è|complessiv\w+)?"
    r"(?:\s(?:durata|di|per|prevista))*[\s:(]*$"
)
_EXTENDED = re.compile(
    r"\b(?:prorog\w+|proroga|slitta\w*|rinviat\w+|spostat\w+|portat[oa]|posticipat\w+|allungat\w+|estes\w+|prolungat\w+|"
    r"riprogrammat\w+|(?:è|sarà) ora previst\w+)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:doveva\w*|dovevano|avrebbe\w* dovuto|inizialmente|in un primo (?:tempo|momento)|in origine|originari\w+|"
    r"era(?:no)? (?:previst|fissat|programmat|attes)\w+|oltre il termine del)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_ALREADY = re.compile(r"\bgià (?:previst|fissat|programmat)\w+\b[^.;,]{0,30}$", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:ora\b|prorog|slitta|rinviat|spostat|portat|posticip)", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\b(?:avanti|dur\w+|prosegu\w+|continu\w+|attiv[oaie]|operativ\w+|lavor\w+|fond\w+|finanziat\w+|impegn\w+|anni|"
    r"mesi)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_ENDING = re.compile(r"conclu|termin|fin[ei]|chiu|scad", re.IGNORECASE)
_SINCE = re.compile(r"^(?:fin |sin )?(?:a partire )?(?:dal|da|dall)\b", re.IGNORECASE)
_STRETCH = re.compile(
    r"\b(?:prossim|ultim|scors|success|seguent)\w+\s+(?:\w+\s+)?(?:mesi|anni|settimane|giorni)\b", re.IGNORECASE
)
_AGE = re.compile(r"\b(?:nat[oa]|class[e]|anni)\b[^.;]{0,25}$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:ultim[oa] (?:modifica|aggiornamento|revisione)|aggiornat[oa]|modificat[oa]|stampat[oa]|chius[oa] in \w+|"
    r"(?:^|[>\n])\s*(?:data|date|inviato|sent))\s*(?:il|al|in data)?\s*:?\s*(?:\w+\s)?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:di|del|della|d['’])\s*$", re.IGNORECASE)
_DATED_WORDS = re.compile(r"primo|ed[iì]\b|sabato|domenica|ieri|oggi|domani|stamattina|stamani", re.IGNORECASE)
_LAW_REACH = 60
_BESIDE = 8
_BESIDE_DURATION = 30
_LONGEST_EVENT = 60
_LONGEST_LEAD_IN = 30
_LONG_AGO = 365
_TOO_LONG_AGO = 1200


class DateKindReader:
    """Tells the kind of a date, and the rule that told it."""

    def __init__(self, reading: Reading, scope: ProjectScope, events: dict[int, str]) -> None:
        self._reading = reading
        self._scope = scope
        self._events = events
        values = [m.value for m in reading.of(Label.PUBLISHED) if isinstance(m.value, TemporalExpression)]
        self._published: date | None = values[0].last if values else reading.document.hints.published

    def kind(self, mention: Mention, value: TemporalExpression) -> Told | None:
        """The kind and the origin; None for a date that is no fact."""
        if self._names_law(mention, value) or _is_stretch(value) or _FURNITURE.search(self._before(mention)):
            return None
        return self._by_change(mention) or self._by_cue(mention, value) or self._by_form(mention, value)

    def _before(self, mention: Mention) -> str:
        start, _ = self._reading.sentence(mention)
        return self._reading.text[max(start, mention.start - 110) : mention.start]

    def _by_change(self, mention: Mention) -> Told | None:
        """The end that was put off, and the end that was to be before."""
        before = self._before(mention) + (mention.text if mention.text.casefold().startswith(("fino", "al")) else "")
        sentence = self._reading.sentence(mention)
        if _EXTENDED.search(before) and self._speaks_of_project(sentence, loosely=True):
            return DateKind.PROJECT_END, "it.date.extended"
        moved = _ALREADY.search(before) and _MOVED.search(self._reading.text[mention.end : sentence[1]])
        return (DateKind.OTHER, "it.date.superseded") if moved or _SUPERSEDED.search(before) else None

    def _by_cue(self, mention: Mention, value: TemporalExpression) -> Told | None:
        sentence = self._reading.sentence(mention)
        if value.modifier == "before":
            return self._until(mention, value, sentence)
        cues = _NEARNESS.cues(self._reading, mention, *_CUES)
        allowed = [cue for cue in cues if self._may_be(_CUES[cue.label], value, sentence)]
        leading = next((cue for cue in allowed if self._leads_in(cue, mention)), None)
        if leading is not None:
            return _CUES[leading.label], leading.origin
        if begins := self._begins_duration(mention, value, sentence):
            return begins
        if id(mention) in self._events:
            return DateKind.EVENT, "it.event.noun"
        return (_CUES[allowed[0].label], allowed[0].origin) if allowed else None

    def _until(self, mention: Mention, value: TemporalExpression, sentence: Span) -> Told | None:
        """ "Entro il 2027" is a goal; "avanti fino al 30 giugno" the end of the project that goes on until then."""
        if self._is_over(value):
            return None
        goes_on = value.text.casefold().startswith(("fino", "sino")) and _GOES_ON.search(self._before(mention))
        if goes_on and self._speaks_of_project(sentence, loosely=True):
            return DateKind.PROJECT_END, "it.date.project-end"
        return DateKind.DEADLINE, "it.date.deadline"

    def _leads_in(self, cue: Mention, mention: Mention) -> bool:
        """Whether nothing but small words stands between a verb and its date: "avviato ufficialmente nel …"."""
        between = self._reading.between(cue, mention)
        near = cue.end <= mention.start and len(between) <= _LONGEST_LEAD_IN and cue.label != Label.EVENT
        return near and bool(_LEADS_IN.fullmatch(between))

    def _begins_duration(self, mention: Mention, value: TemporalExpression, sentence: Span) -> Told | None:
        """A date with the duration that begins on it: "36 mesi a partire da gennaio 2021", "dal 1/9/2018, due anni"."""
        text, told = self._reading.text, (DateKind.PROJECT_START, "it.date.duration")
        if "/" in value.edtf or value.modifier == "before":
            return None
        for duration in self._reading.within(sentence, Label.DURATION):
            gap = self._reading.between(*sorted((duration, mention), key=lambda m: m.start))
            if len(gap) > _BESIDE_DURATION:
                continue
            if duration.end <= mention.start and _SINCE.match(mention.text) and _DURATION_BEFORE.fullmatch(gap):
                return told
            dated = _SINCE.match(mention.text) or _ENDING.search(
                text[max(sentence[0], mention.start - 30) : mention.start]
            )
            if (
                mention.end <= duration.start
                and _SINCE.match(mention.text)
                and _DURATION_AFTER.fullmatch(gap)
                and dated
            ):
                return told
        return None

    def _by_form(self, mention: Mention, value: TemporalExpression) -> Told | None:
        """What the form of a date tells where no cue does."""
        sentence = self._reading.sentence(mention)
        if is_period(value):
            spoken = self._speaks_of_project(sentence, loosely=True) and value.year != "unknown"
            return (DateKind.PROJECT_START, "it.date.period") if spoken else None
        if value.modifier == "after" and "/" not in value.edtf:
            return self._since(value, sentence)
        if value.record_precision == "day":
            return self._by_day(mention, value)
        return self._by_stretch(mention, value)

    def _since(self, value: TemporalExpression, sentence: Span) -> Told | None:
        """ "Dal 2019 il Comune fa parte della rete …": the start of what the text is about."""
        past = self._published is not None and value.first is not None and value.first <= self._published
        if past and self._speaks_of_project(sentence) and _SINCE.match(value.text):
            return DateKind.PROJECT_START, "it.date.since"
        return None

    def _by_day(self, mention: Mention, value: TemporalExpression) -> Told | None:
        """A day that nothing explains: something happens on it, unless it is the day of publication or one of birth."""
        if self._published is None and value.year == "given" and not self._scope.has_main:
            return None
        if value.last is not None and self._published is not None:
            if value.first == value.last == self._published or (self._published - value.last).days > _TOO_LONG_AGO:
                return None
        if (value.modifier is not None and "/" not in value.edtf) or _AGE.search(self._before(mention)):
            return None
        said = any(letter.isdigit() for letter in value.text)
        if not said and (_OF.search(self._before(mention)) or not _DATED_WORDS.search(value.text)):
            return None
        return DateKind.EVENT, "it.date.day"

    def _by_stretch(self, mention: Mention, value: TemporalExpression) -> Told | None:
        """A month or a season to come that nothing explains: something is to happen in it."""
        ahead = self._published is not None and value.first is not None and value.first > self._published
        if (
            not ahead
            or _OF.search(self._before(mention))
            or not self._scope.has_main
            or value.record_precision == "year"
        ):
            return None
        return DateKind.EVENT, "it.date.month"

    def _names_law(self, mention: Mention, value: TemporalExpression) -> bool:
        """Whether the date belongs to a law's or decree's name."""
        before = self._reading.within((max(0, mention.start - _LAW_REACH), mention.start), Label.NO_DATE_CUE)
        return value.legal or any(len(self._reading.between(cue, mention)) <= _BESIDE for cue in before)

    def _is_over(self, value: TemporalExpression) -> bool:
        """Whether "fino al 1983" tells how long something lasted, long before the text appeared."""
        until = value.text.casefold().startswith("fino")
        return until and bool(value.last and self._published and (self._published - value.last).days > _LONG_AGO)

    def _may_be(self, kind: DateKind, value: TemporalExpression, sentence: Span) -> bool:
        """A year is no event's date, and a project's start or end stands in a sentence about a project."""
        if kind == DateKind.EVENT:
            return value.record_precision != "year"
        return kind not in OF_PROJECT or self._speaks_of_project(sentence, loosely=True)

    def _speaks_of_project(self, sentence: Span, *, loosely: bool = False) -> bool:
        """Whether a sentence is about a project: it says so, or, taken loosely, nothing else is its subject."""
        text = self._reading.text[sentence[0] : sentence[1]]
        if self._scope.names_project(sentence) or _PROJECT.search(text):
            return True
        return loosely and self._scope.has_main and not _OTHER_SUBJECT.search(text)


def is_period(value: TemporalExpression) -> bool:
    """Whether the words give two dates far apart, as a project's first and last."""
    far = value.first is not None and value.last is not None and (value.last - value.first).days > _LONGEST_EVENT
    told = value.precision in ("day", "month", "season", "year") and any(letter.isdigit() for letter in value.text)
    return far and told and "/" in value.edtf


def _is_stretch(value: TemporalExpression) -> bool:
    """Whether the words measure time instead of naming a date: "nei prossimi 18 mesi", "dopo trenta mesi"."""
    return value.anaphoric or value.edtf.endswith("~") or bool(_STRETCH.search(value.text))
