"""Roles that a list gives without a cue at each name: names in brackets after a project, shares, long enumerations."""

import re
from collections.abc import Iterator

from extractor.assembly.claims import Claim
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention, OrganisationName
from extractor.schema.record import Role

Claimed = Iterator[tuple[Mention, Claim]]

_IN_BRACKET, _BY_SHARE, _BY_LIST = 20, 80, 200
_FEWEST_LISTED = 3
_LONGEST_BRACKET = 300
_SHARE_REACH = 60
_NO_MEMBERS = frozenset({"eu", "ministry", "media", "department"})
_AWARD = re.compile(r"\s?\((?:€\s?)?\d{1,3}(?:\.\d{3})+(?:,\d\d)?(?:\s?(?:euro|€))?\)")
_FROM_NAME = re.compile(r"\b(?:dal|dalla|dallo)\s$|\bdall['’]\s?$", re.IGNORECASE)
_OPENS_BRACKET = re.compile(r"[\"»”’']?\s?\(")
_GOES_TO = (
    r"(?:va|vanno|andrà|andranno|tocca(?:no)?|toccher(?:à|anno)|spetta(?:no)?|spetter(?:à|anno)|resta(?:no)?|arrivano)"
)
_SUM_OF_NAME = re.compile(
    rf"\s?[(:–-]?\s?(?:(?:quota|budget|contributo)\s?:?\s)?|,?\s{_GOES_TO}\s[^.;,()]{{0,25}}|\s?\([^()]{{0,40}}\)\s?[:–-]?\s?"
)
_TO_NAME = re.compile(r"\b(?:a|al|alla|ai|alle|per il|per la)\s$|\b(?:all|per l)['’]\s?$", re.IGNORECASE)
_NAME_OF_SUM = re.compile(
    rf"\s?,?\s?(?:(?:sono|{_GOES_TO}|destinat[ie]|assegnat[ie])\s)*"
    r"(?:(?:a|al|alla|per il|per la)\s|(?:all|per l)['’]\s?)"
)


def listed(reading: Reading, sentence: Span, groups: list[list[Mention]]) -> Claimed:
    """The claims of a sentence that rest on the form of its lists; without a project, only those of awards."""
    yield from _awarded(reading, groups)
    if not any(True for _ in reading.of(Label.PROJECT)):
        return
    yield from _in_brackets(reading, sentence, groups)
    yield from _with_shares(reading, sentence, groups)
    for group in groups:
        members = [m for m in group if _may_be_member(m)]
        if len(members) >= _FEWEST_LISTED:
            yield from ((m, Claim(Role.PARTNER, "it.partner.list", _BY_LIST)) for m in members)


def _in_brackets(reading: Reading, sentence: Span, groups: list[list[Mention]]) -> Claimed:
    """The names in the bracket after a project's name: "ValleViva (Comune di Lodi, Fondazione Bruno)"."""
    for project in reading.within(sentence, Label.PROJECT):
        opening = _OPENS_BRACKET.match(reading.text, project.end)
        if not opening:
            continue
        end = reading.text.find(")", opening.end(), opening.end() + _LONGEST_BRACKET)
        inside = [m for g in groups for m in g if opening.end() <= m.start < end and _may_be_member(m)]
        yield from ((m, Claim(Role.PARTNER, "it.partner.bracket", _IN_BRACKET)) for m in inside)


def _awarded(reading: Reading, groups: list[list[Mention]]) -> Claimed:
    """The names of a list of awards, each with its sum: "Alfa (50.000), Beta (80.000)"."""
    winners = [m for g in groups for m in g if _AWARD.match(reading.text, m.end)]
    if len(winners) >= _FEWEST_LISTED:
        yield from ((m, Claim(Role.LEAD, "it.partner.awarded", _IN_BRACKET)) for m in winners)


def _with_shares(reading: Reading, sentence: Span, groups: list[list[Mention]]) -> Claimed:
    """Whoever is given a sum of its own: "al Comune di Lodi vanno 20 mila euro", "Alfa (20 mila euro)"."""
    names = [m for g in groups for m in g if _may_be_member(m)]
    for amount in reading.within(sentence, Label.AMOUNT):
        giver = next((m for m in reversed(names) if m.end <= amount.start), None)
        if giver and _is_from(reading, giver, amount):
            yield giver, Claim(Role.FUNDER, "it.partner.funder.from", _IN_BRACKET)
        owner = _given_before(reading, amount, names) or _given_after(reading, amount, names)
        if owner:
            yield owner, Claim(Role.PARTNER, "it.partner.share", _BY_SHARE)


def _is_from(reading: Reading, name: Mention, amount: Mention) -> bool:
    """Whether the sum is said to come from the name: "dalla Regione 45 milioni"."""
    before = _FROM_NAME.search(reading.text, max(0, name.start - 8), name.start)
    return bool(before) and not reading.between(name, amount).strip(" ,:")


def _given_before(reading: Reading, amount: Mention, names: list[Mention]) -> Mention | None:
    name = next((m for m in reversed(names) if m.end <= amount.start), None)
    if not name or not _SUM_OF_NAME.fullmatch(reading.between(name, amount)):
        return None
    gap = reading.between(name, amount).strip()
    opens = gap[:1] in ("(", ":")
    return name if opens or _TO_NAME.search(reading.text, max(0, name.start - 8), name.start) else None


def _given_after(reading: Reading, amount: Mention, names: list[Mention]) -> Mention | None:
    name = next((m for m in names if m.start >= amount.end), None)
    return name if name and _NAME_OF_SUM.fullmatch(reading.between(amount, name)) else None


def _may_be_member(mention: Mention) -> bool:
    value = mention.value
    kind = value.type if isinstance(value, OrganisationName) else None
    return mention.label == Label.ORG and kind not in _NO_MEMBERS
