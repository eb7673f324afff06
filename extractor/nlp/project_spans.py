"""Names of projects: what a cue ("progetto europeo") introduces, and every later mention of the same name."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.cover import Cover
from extractor.nlp.quotations import Quotation, quotations
from extractor.nlp.span_groups import Group, read, write
from extractor.phrase_index import PhraseIndex, fold, words_of
from extractor.schema.mention import Label, Mention, ProjectName, Scope

_LEAD_IN = re.compile(
    r"[\s,:(]*(?:[-–]\s)?(?:(?:denominat|chiamat|intitolat|battezzat)[oaie]\s|dal titolo\s|dal nome\s|dall['’]acronimo\s|di nome\s|acronimo\s|noto come\s|per\s|il\s)?[\s:(]*"
)
_LIST_JOINT = re.compile(r"\s?[,;]\s?(?:ed?\s)?(?:il\s)?|\s+ed?\s+(?:il\s)?|\n\s*(?:[-•*–·▪]|\d{1,2}[.)])\s*")
_TITLE_SPLIT = re.compile(r"\s[-–]\s|:\s|\s[-–](?=[A-ZÀ-Ý])|[-–]\s(?=[A-ZÀ-Ý])")
_ACRONYM_AFTER = re.compile(r"[\"»”]?\s?\(\s?(?:acronimo\s|in breve\s|di seguito\s)?[\"«“]?(?P<acronym>[A-Z0-9][\w&.+@-]{1,19}(?:\s[A-Z0-9][\w-]{1,12})?)[\"»”]?\s?\)")
_TITLE_AFTER = re.compile(r"\s?(?:[-–:,(]|acronimo di|che sta per|ovvero)\s?[\"«“(]\s?(?P<title>[^\"»”\n()]{12,200})[\"»”)]")
_BEFORE_CUE = re.compile(r"[\s,;:)\"»”’–-]{0,4}(?:\([^()]{2,120}\)\s?,?\s?)?$")
_NEVER = frozenset("europeo europea interreg life horizon erasmus fesr pnrr ue italia".split())
_LONGEST_NAME = 90
_MAX_SHORT_NAME_WORDS = 5


def projects(doc: Doc) -> Doc:
    """Writes the group `projects`; each mention's value is a `ProjectName`."""
    introduced = ProjectFinder(doc).introduced()
    return write(doc, Group.PROJECTS, _all_mentions(doc.text, introduced))


class ProjectFinder:
    """Looks beside each cue for the name that it introduces."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self._cues = [m for m in read(doc, Group.CUES) if m.label == Label.PROJECT_CUE]
        self._quotes = quotations(doc.text)
        self._quote_starts = [q.start for q in self._quotes]
        self._quotes_by_end = {q.end: q for q in self._quotes}
        names = [m for m in read(doc, Group.ORGANISATIONS) if m.label in (Label.NAME, Label.ORG, Label.PERSON)]
        self._names = {m.start: m for m in names}
        self._names_by_end = {m.end: m for m in names}
        self._programmes = {m.start: m for m in read(doc, Group.PROGRAMMES)}

    def introduced(self) -> list[Mention]:
        """The names that stand right beside a cue, in no order."""
        found: list[Mention] = []
        for cue in self._cues:
            if cue.scope == Scope.BEFORE:
                found += self._before(cue)
            else:
                found += self._after(cue)
        return found

    def _before(self, cue: Mention) -> Iterator[Mention]:
        window = self.text[max(0, cue.start - 140) : cue.start]
        gap = _BEFORE_CUE.search(window)
        end = cue.start - len(gap[0]) if gap else cue.start
        for stop in range(cue.start, end - 1, -1):
            if stop in self._quotes_by_end:
                yield from self._quoted(self._quotes_by_end[stop], cue)
                return
            name = self._names_by_end.get(stop)
            if name and name.label == Label.NAME:
                yield from self._named(name, cue)
                return

    def _after(self, cue: Mention) -> Iterator[Mention]:
        lead_in = _LEAD_IN.match(self.text, cue.end)
        position = lead_in.end() if lead_in else cue.end
        prefix = position
        while position in self._programmes:
            programme = self._programmes[position]
            if not _glues_to_names(programme):
                prefix = -1
            gap = _LEAD_IN.match(self.text, programme.end)
            position = gap.end() if gap else programme.end
        start = prefix if prefix >= 0 else position
        found = self._at(position, cue, start)
        while found:
            yield found
            joint = _LIST_JOINT.match(self.text, self._end_of(found)) if cue.value == "list" else None
            found = self._at(joint.end(), cue, joint.end()) if joint else None

    def _end_of(self, mention: Mention) -> int:
        quote = self._quote_at(mention.start - 1) or self._quote_at(mention.start - 2)
        return quote.end if quote and quote.inner_end >= mention.end else mention.end

    def _at(self, position: int, cue: Mention, start: int) -> Mention | None:
        quote = self._quote_at(position)
        if quote:
            return next(self._quoted(quote, cue), None)
        name = self._names.get(position)
        if name and (name.label != Label.ORG or name.origin == "gazetteer.organisations"):
            return next(self._named(name, cue, start), None)
        return None

    def _quote_at(self, position: int) -> Quotation | None:
        index = bisect_left(self._quote_starts, position)
        found = self._quotes[index] if index < len(self._quotes) else None
        return found if found and found.start == position else None

    def _quoted(self, quote: Quotation, cue: Mention) -> Iterator[Mention]:
        split = _TITLE_SPLIT.search(quote.inner)
        short = quote.inner[: split.start()] if split else quote.inner
        title = quote.inner[split.end() :].strip() if split else None
        if split and (len(short.split()) > _MAX_SHORT_NAME_WORDS or len(title or "") < 10):
            short, title = quote.inner, None
        if len(short) > _LONGEST_NAME * 2 or not any(c.isupper() or c.isdigit() for c in short):
            return
        yield from self._mention(quote.inner_start, quote.inner_start + len(short), cue, title, quote.end)

    def _named(self, name: Mention, cue: Mention, start: int | None = None) -> Iterator[Mention]:
        begin = name.start if start is None or start > name.start else start
        yield from self._mention(begin, name.end, cue, None, name.end)

    def _mention(self, start: int, end: int, cue: Mention, title: str | None, after: int) -> Iterator[Mention]:
        name = self.text[start:end].strip()
        if fold(name) in _NEVER or not name or gazetteers.programmes().get(name):
            return
        acronym = _ACRONYM_AFTER.match(self.text, after)
        long_title = _TITLE_AFTER.match(self.text, after)
        value = ProjectName(
            name=name,
            title=title or (long_title["title"].strip() if long_title else None),
            acronym=acronym["acronym"] if acronym and sum(c.isupper() for c in acronym["acronym"]) >= 2 else None,
        )
        yield Mention(start, end, name, Label.PROJECT, cue.origin, value)


def _glues_to_names(programme: Mention) -> bool:
    """LIFE projects carry the programme in their names ("LIFE WolfAlps"); others do not."""
    return programme.text.casefold() == "life"


def _all_mentions(text: str, introduced: list[Mention]) -> Iterator[Mention]:
    """The introduced mentions and all others of the same names."""
    index: PhraseIndex[Mention] = PhraseIndex()
    for mention in introduced:
        value = mention.value
        if isinstance(value, ProjectName):
            for form in (value.name, value.acronym or "", value.title or ""):
                index.add(form, mention)
    taken = Cover(introduced)
    yield from {m.start: m for m in introduced}.values()
    for start, end, sources in index.find(text, words_of(text)):
        mention = Mention(start, end, text[start:end], Label.PROJECT, sources[0].origin, sources[0].value)
        if any(c.isupper() or c.isdigit() for c in mention.text) and not taken.overlaps(mention):
            yield mention
