"""A partner's own share: "X con 20 mila euro", "20 mila euro a X", "X (20 mila euro)"."""

import re
from collections import defaultdict

from extractor.assembly.nearness import Nearness
from extractor.linking.organisations import Organisation
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Partner, Role

_VERBS = (
    r"con|gestir[àa]|gestisce|ricever[àa]|riceve|incasser[àa]|beneficer[àa] di|dispone di|disporr[àa] di|avr[àa]|"
    r"ottiene|:|[-–]"
)
_NOUNS = "budget|quota|contributo|finanziamento|dotazione|importo|fondi|risorse|cifra"
_BEFORE = re.compile(
    rf"^[\s,]*(?:\([^()]{{0,40}}\))?\s?(?:partecipa\s|che\s|, )?(?:{_VERBS})\s(?:(?:un|una|il|la|l['’])\s?)?"
    rf"(?:(?:proprio|propria|proprie)\s)?(?:(?:{_NOUNS})\s)?(?:(?:complessiv[oa]|totale|pari|par[ei])\s)?(?:(?:di|per|a)\s)?$"
)
_AFTER = re.compile(
    r"^\s?,?\s?(?:(?:sono|saranno|vengono|andranno|vanno|spettano|direttamente|destinat[ie]|assegnat[ie]|"
    r"in capo|gestit[ie])\s)*"
    r"(?:a|al|alla|all['’]|ai|alle|agli|per il|per la|per l['’]|dal|dalla|dall['’]|da)\s?$"
)
_DASHED = re.compile(r"\s?(?:\([^()]{0,40}\))?[^.;\n]{0,70}(?:\s[-–|]|:)\s")
_BRACKETED = re.compile(r"[^.;\n]{0,90}\(")
_REACH = 110
_NAMES = (Label.ORG, Label.NAME, Label.DEPARTMENT)


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
        names = self._reading.within(self._reading.sentence(mention), *_NAMES)
        before = [m for m in names if m.end <= mention.start]
        after = [m for m in names if m.start >= mention.end]
        if before and _BEFORE.match(self._reading.between(before[-1], mention)):
            return before[-1]
        partners = [m for m in before if id(m) in self._partners_of]
        if partners and self._belongs(partners[-1], mention):
            return partners[-1]
        if after and _AFTER.match(self._reading.between(mention, after[0])):
            return after[0]
        return None

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
