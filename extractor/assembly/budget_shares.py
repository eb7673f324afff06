"""A partner's own share: "X con 20 mila euro", "a X toccano 20 mila euro", "20 mila euro a X", "X (20 mila euro)"."""

import re
from collections import defaultdict

from extractor.assembly.nearness import Nearness
from extractor.assembly.share_references import NounReferences
from extractor.linking.organisations import Organisation
from extractor.nlp.reading import Reading
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Partner, Role

_TAKES = (
    r"gestir[àa]'?|gestisce|ricever[àa]'?|riceve|ricevono|incassa|incasser[àa]'?|beneficer[àa]'? di|dispone di|"
    r"disporr[àa]'? di|avr[àa]'?|ottiene|ottengono|ha (?:ricevuto|ottenuto|avuto|impegnato|speso|incassato|messo)|"
    r"(?:potr[àa]'?|pu[oò]'?) contare su|conta su|pu[oò]'? spendere|spende|spender[àa]'?|si aggiudica|porta a casa|"
    r"partecipa con|entra con|investe|investir[àa]'?|impegna|ci mette|mette|su"
)
_GOES = (
    r"vanno|va|andranno|andr[àa]'?|toccano|tocca|toccheranno|spettano|spetta|spetteranno|restano|resta|resteranno|"
    r"rimangono|rimane|arrivano|arriva|arriveranno|vengono|finiscono|sono|saranno|sono (?:andati|destinati|assegnati|"
    r"riservati|toccati|stati assegnati)|vengono (?:assegnati|destinati)|destinat[ie]|assegnat[ie]|riservat[ie]|"
    r"in capo|compete|competono|ci sono|sono previsti|(?:è|sarà|viene|verrà|sono|saranno|verranno) "
    r"(?:affidat|destinat|riservat|attribuit|assegnat)[oaie]"
)
_NOUNS = "budget|quota|parte|contributo|finanziamento|dotazione|importo|fondi|risorse|cifra|somma"
_SUM_OF = (
    rf"(?:(?:un|una|il|la|l['’]|altri|ulteriori|circa|oltre|quasi)\s?)?(?:(?:proprio|propria|proprie)\s)?"
    rf"(?:(?:{_NOUNS})\s)?(?:(?:complessiv[oa]|totale|pari|par[ei]|aggiuntiv[oa])\s)?(?:(?:di|per|a)\s)?"
)
_INSERTED = r"(?:\s?\([^()]{0,40}\)|,\s(?:che|capofila|partner|cui|dove)\b[^,.;:()\d]{0,70},)?"
_BEFORE = re.compile(
    rf"^{_INSERTED}[\s,]*(?:(?:che|cui|da solo|ne|invece|,)\s?,?\s?)*(?:partecipa\s|che\s|, )?"
    rf"(?:{_TAKES}|con|:|[-–])\s(?:(?:ne|direttamente|complessivamente|in proprio)\s)?{_SUM_OF}$"
)
_GIVEN = re.compile(rf"^{_INSERTED},?\s(?:(?:invece|ne|poi|infine)\s)*(?:{_GOES})\s(?:(?:ne|invece|poi)\s)*{_SUM_OF}$")
_BARE = re.compile(rf"^{_INSERTED}\s?[:,]?\s{_SUM_OF}$")
_AFTER = re.compile(
    rf"^\s?(?:(?:ne|li|invece|direttamente)\s)*(?:(?:{_GOES}|di competenza|di spettanza)\s)*"
    r"(?:a|ad|al|alla|allo|all['’]|ai|alle|agli|per|per il|per la|per l['’]|del|della|dell['’])\s?$"
)
_AFTER_COMMA = re.compile(
    rf"^\s?,\s?(?:{_GOES})?\s?(?:direttamente\s)?(?:a|ad|al|alla|allo|all['’]|ai|alle|agli|per il|per la|per l['’]|"
    r"dal|dalla|dall['’]|da)\s?$"
)
_FROM = re.compile(r"^\s?(?:dal|dalla|dall['’]|da)\s?$")
_PART_OF = re.compile(
    r"\b(?:quota|parte|fetta|contributo|finanziamento|budget|impegno)\s"
    r"(?:(?:che (?:spetta|tocca|va|compete)|spettante|destinat[oa]|assegnat[oa]|riservat[oa])\s"
    r"(?:a|ad|al|alla|allo|all['’])|di|del|della|dell['’]|dello|per (?:il|la|l['’]))\s?$",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"^{_INSERTED}\s?(?:è|e'|ammonta|ammontano|sar[àa]|vale|:|pari|sale|raggiunge)\s(?:di\s|a\s|ad\s|pari a\s)?$"
)
_TO = re.compile(
    r"(?:^|[\s(,;:«\"])(?:a|ad|al|alla|allo|all['’]|ai|alle|agli|per (?:il|la|l['’]))\s?(?:nostr[oa]\s|sol[oa]\s)?$",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s?(?:\([^()]{0,40}\))?[^.;\n]{0,70}(?:\s[-–—|]|:)\s")
_BRACKETED = re.compile(r"[^.;()]{0,90}\((?:quota|budget|contributo|importo)?:?\s?")
_REACH = 110
_OPENING = 8
_NAMES = (Label.ORG, Label.NAME, Label.DEPARTMENT, Label.PLACE)
_OURS_BEFORE = re.compile(
    r"(?:\b(?:a|al|alla|all['’]|per il|per la|per l['’])\s?nostr[oa]\s\w+|\ba noi|\b(?:quota|parte) nostra|"
    r"\bnostra (?:quota|parte)|\b(?:all['’]|per l['’])ateneo)\b[^.;\d]{0,45}$",
    re.IGNORECASE,
)
_OURS_AFTER = re.compile(
    r"^\s?(?:\w+\s){0,2}(?:a noi|(?:al|alla|all['’]|per il|per la)\s?nostr[oa]\s|all['’]ateneo|in ateneo)\b",
    re.IGNORECASE,
)
_HEAD = 300
_WORD = re.compile(r"[^\W\d_]{4,}")
# In a text about several projects a sum that ends an item is the project's, not that of the partner named last.
_MANY = 3


class ShareReader:
    """Tells which partner's share an amount is; what a funder gives is no share of its own."""

    def __init__(
        self, reading: Reading, organisations: list[Organisation], partners: list[Partner], nearness: Nearness
    ) -> None:
        self._reading = reading
        self._nearness = nearness
        ids: dict[str, dict[str | None, str]] = defaultdict(dict)
        for partner in (p for p in partners if p.role != Role.FUNDER):
            ids[partner.name][partner.project] = partner.id
        self._partners_of = {id(m): ids[o.name] for o in organisations for m in o.mentions if o.name in ids}
        named = {id(m): o.name for o in organisations for m in o.mentions if o.name in ids}
        self._partners_of |= self._named_in_part(ids)
        self._nouns = NounReferences(reading, ids, named)
        self._partners_of |= {id(noun): of for noun, of in self._nouns.found}
        self._own = self._publishing(organisations, ids)
        self._has_many = len({p.project for p in partners}) >= _MANY

    def _publishing(
        self, organisations: list[Organisation], ids: dict[str, dict[str | None, str]]
    ) -> dict[str | None, str]:
        """The partner that speaks in the text: the one that its head or its foot names, if it is one alone."""
        length = len(self._reading.text)
        edges = [m for m in self._reading.of(Label.ORG) if m.end <= _HEAD or m.start >= length - _HEAD]
        places = {id(m) for m in edges}
        named = {o.name for o in organisations if o.name in ids and any(id(m) in places for m in o.mentions)}
        return ids[named.pop()] if len(named) == 1 else {}

    def _named_in_part(self, ids: dict[str, dict[str | None, str]]) -> dict[int, dict[str | None, str]]:
        """The mentions that name a partner by a part of its name that no other partner has: "a Trani", "l'Alfa"."""
        having: dict[str, set[str]] = defaultdict(set)
        for name in ids:
            for word in _WORD.findall(fold(name)):
                having[word].add(name)
        found = {}
        for mention in self._reading.of(*_NAMES):
            words = _WORD.findall(fold(mention.text))
            sharing = set.intersection(*(having[word] for word in words)) if words else set()
            if id(mention) not in self._partners_of and len(sharing) == 1:
                found[id(mention)] = ids[sharing.pop()]
        return found

    def owner(self, mention: Mention, project: str | None) -> str | None:
        """The id of the partner in the project whose share the amount is, None where it is nobody's."""
        name = self._owner(mention)
        if name is None and self._is_ours(mention):
            return _in_project(self._own, project)
        return self._id(name, project)

    def _is_ours(self, mention: Mention) -> bool:
        """Whether the sentence gives the amount to those who speak: "alla nostra scuola ne restano 9.000"."""
        start, end = self._reading.sentence(mention)
        text = self._reading.text
        return bool(
            _OURS_BEFORE.search(text[max(start, mention.start - 70) : mention.start])
            or _OURS_AFTER.match(text[mention.end : min(end, mention.end + 50)])
        )

    def likely_owner(self, mention: Mention, project: str | None) -> str | None:
        """The id of the partner named nearest in the amount's sentence, rather before it; else of who speaks."""
        names = self._reading.within(self._reading.sentence(mention), *_NAMES)
        partners = [m for m in names if id(m) in self._partners_of]
        before = [m for m in partners if m.end <= mention.start]
        nearest = next(iter([*before[-1:], *partners]), None)
        return self._id(nearest, project) or _in_project(self._own, project)

    def _id(self, name: Mention | None, project: str | None) -> str | None:
        return _in_project(self._partners_of.get(id(name), {}), project)

    def _owner(self, mention: Mention) -> Mention | None:
        """The name to which the sentence gives the amount."""
        names = self._names(mention)
        before = [m for m in names if m.end <= mention.start and id(m) in self._partners_of][-1:]
        after = [m for m in names if m.start >= mention.end][:1]
        for name in before:
            between = self._reading.between(name, mention)
            if _BEFORE.match(between) or (self._is_given(name) and _GIVEN.match(between)):
                return name
            if _IS.match(between) and _PART_OF.search(self._reading.text[max(0, name.start - 30) : name.start]):
                return name
        for name in after:
            if self._follows(mention, name):
                return name
        for name in [] if self._closes_award(mention) else before:
            if _BARE.match(self._reading.between(name, mention)) or self._belongs(name, mention):
                return name
        return next((name for name in after if _AFTER_COMMA.match(self._reading.between(mention, name))), None)

    def _names(self, mention: Mention) -> list[Mention]:
        """The names of the amount's sentence, and the nouns that stand for one, in order."""
        start, end = self._reading.sentence(mention)
        names = [m for m in self._reading.within((start, end), *_NAMES) if not m.overlaps(mention)]
        return sorted([*names, *self._nouns.within(start, end)], key=lambda m: (m.start, m.end))

    def _closes_award(self, mention: Mention) -> bool:
        """Whether the amount ends an item that a project begins, and is that project's: "ALFA, Comune di …: 9.000"."""
        start, end = self._reading.sentence(mention)
        named = self._has_many or self._reading.within((start, start + _OPENING), Label.PROJECT)
        alone = len(self._reading.within((start, end), Label.AMOUNT)) == 1
        closes = end - mention.end <= _OPENING or self._reading.text[mention.end : mention.end + 2].lstrip()[:1] in (
            "",
            ")",
        )
        return bool(named) and alone and (closes or self._reading.text[mention.end : mention.end + 1] == "\n")

    def _is_given(self, name: Mention) -> bool:
        """Whether the words before a name give it something: "al Comune di Trani"."""
        return bool(_TO.search(self._reading.text[max(0, name.start - 12) : name.start]))

    def _follows(self, mention: Mention, name: Mention) -> bool:
        """Whether the name behind the amount takes it: "20 mila euro al Comune", "20 mila euro (Comune di Trani)"."""
        between = self._reading.between(mention, name)
        bracketed = between.strip() == "(" and self._reading.text[name.end : name.end + 1] == ")"
        return bracketed or bool(_AFTER.match(between) or _FROM.match(between))

    def _belongs(self, name: Mention, mention: Mention) -> bool:
        """Whether no other amount stands between, and the amount closes the name's item or a cue gives it away."""
        if self._reading.within((name.end, mention.start), Label.AMOUNT):
            return False
        between = self._reading.between(name, mention)
        closed = self._reading.text[mention.end : mention.end + 2].startswith(")")
        if _DASHED.fullmatch(between) or (closed and _BRACKETED.fullmatch(between)):
            return True
        cues = self._nearness.cues(self._reading, mention, Label.SHARE_CUE)
        return bool(cues) and cues[0].text.casefold() != "di cui" and len(between) <= _REACH


def _in_project(ids: dict[str | None, str], project: str | None) -> str | None:
    """An organisation's id as a partner of the project, else of whichever project it is in."""
    return ids.get(project) or next(iter(ids.values()), None)
