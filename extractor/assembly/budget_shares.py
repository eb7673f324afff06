"""A partner's own share: "X con 20 mila euro", "a X toccano 20 mila euro", "20 mila euro a X", "X (20 mila euro)"."""

import re
from collections import defaultdict

from extractor.assembly.nearness import Nearness
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
    r"riservati|toccati|stati assegnati)|vengono (?:assegnati|destinati)|destinat[ie]|assegnat[ie]|riservat[ie]|in capo"
)
_NOUNS = "budget|quota|parte|contributo|finanziamento|dotazione|importo|fondi|risorse|cifra|somma"
_SUM_OF = (
    rf"(?:(?:un|una|il|la|l['’]|altri|ulteriori|circa|oltre|quasi)\s?)?(?:(?:proprio|propria|proprie)\s)?"
    rf"(?:(?:{_NOUNS})\s)?(?:(?:complessiv[oa]|totale|pari|par[ei]|aggiuntiv[oa])\s)?(?:(?:di|per|a)\s)?"
)
_INSERTED = r"(?:\s?\([^()]{0,40}\))?"
_BEFORE = re.compile(
    rf"^{_INSERTED}[\s,]*(?:(?:che|cui|da solo|ne|invece|,)\s?,?\s?)*(?:partecipa\s|che\s|, )?"
    rf"(?:{_TAKES}|con|:|[-–])\s(?:ne\s)?{_SUM_OF}$"
)
_GIVEN = re.compile(rf"^{_INSERTED},?\s(?:(?:invece|ne|poi|infine)\s)*(?:{_GOES})\s(?:(?:ne|invece|poi)\s)*{_SUM_OF}$")
_BARE = re.compile(rf"^{_INSERTED}\s?[:,]?\s{_SUM_OF}$")
_AFTER = re.compile(
    rf"^\s?(?:(?:ne|li|invece|direttamente)\s)*(?:(?:{_GOES}|di competenza|di spettanza)\s)*"
    r"(?:a|ad|al|alla|allo|all['’]|ai|alle|agli|per il|per la|per l['’]|del|della|dell['’])\s?$"
)
_AFTER_COMMA = re.compile(
    rf"^\s?,\s?(?:{_GOES})?\s?(?:direttamente\s)?(?:a|ad|al|alla|allo|all['’]|ai|alle|agli|per il|per la|per l['’]|"
    r"dal|dalla|dall['’]|da)\s?$"
)
_FROM = re.compile(r"^\s?(?:dal|dalla|dall['’]|da)\s?$")
_TO = re.compile(r"(?:^|[\s(,;:«\"])(?:a|ad|al|alla|allo|all['’]|ai|alle|agli)\s?(?:nostr[oa]\s)?$", re.IGNORECASE)
_DASHED = re.compile(r"\s?(?:\([^()]{0,40}\))?[^.;\n]{0,70}(?:\s[-–|]|:)\s")
_BRACKETED = re.compile(r"[^.;()]{0,90}\((?:quota|budget|contributo|importo)?:?\s?")
_REACH = 110
_OPENING = 8
_NAMES = (Label.ORG, Label.NAME, Label.DEPARTMENT, Label.PLACE)
_MUNICIPAL = re.compile(r"^(?:comune|citta|provincia|municipio)\s(?:di|del|della|dell'|d')\s?(?P<place>.+)$")


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
        self._partners_of |= self._towns(ids)

    def _towns(self, ids: dict[str, dict[str | None, str]]) -> dict[int, dict[str | None, str]]:
        """The places whose municipality or province is a partner: "a Trani spettano 20 mila euro"."""
        named = {match["place"]: name for name in ids if (match := _MUNICIPAL.match(fold(name)))}
        places = ((m, named.get(fold(m.text))) for m in self._reading.of(Label.PLACE))
        return {id(m): ids[name] for m, name in places if name is not None}

    def owner(self, mention: Mention, project: str | None) -> str | None:
        """The id of the partner in the project whose share the amount is, None where it is nobody's."""
        return self._id(self._owner(mention), project)

    def likely_owner(self, mention: Mention, project: str | None) -> str | None:
        """The id of the partner named nearest to the amount in its sentence, before it rather than after."""
        partners = [
            m for m in self._reading.within(self._reading.sentence(mention), *_NAMES) if id(m) in self._partners_of
        ]
        before = [m for m in partners if m.end <= mention.start]
        return self._id(next(iter([*before[-1:], *partners]), None), project)

    def _id(self, name: Mention | None, project: str | None) -> str | None:
        ids = self._partners_of.get(id(name), {})
        return ids.get(project) or next(iter(ids.values()), None)

    def _owner(self, mention: Mention) -> Mention | None:
        """The name to which the sentence gives the amount."""
        names = [m for m in self._reading.within(self._reading.sentence(mention), *_NAMES) if not m.overlaps(mention)]
        before = [m for m in names if m.end <= mention.start and id(m) in self._partners_of][-1:]
        after = [m for m in names if m.start >= mention.end][:1]
        for name in before:
            between = self._reading.between(name, mention)
            if _BEFORE.match(between) or (self._is_given(name) and _GIVEN.match(between)):
                return name
        for name in after:
            if self._follows(mention, name):
                return name
        for name in [] if self._closes_award(mention) else before:
            if _BARE.match(self._reading.between(name, mention)) or self._belongs(name, mention):
                return name
        return next((name for name in after if _AFTER_COMMA.match(self._reading.between(mention, name))), None)

    def _closes_award(self, mention: Mention) -> bool:
        """Whether the amount ends an item that a project begins, and is that project's: "ALFA, Comune di …: 9.000"."""
        start, end = self._reading.sentence(mention)
        named = self._reading.within((start, start + _OPENING), Label.PROJECT)
        alone = len(self._reading.within((start, end), Label.AMOUNT)) == 1
        return bool(named) and alone and end - mention.end <= _OPENING

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
