"""Names that their place tells: items of a list of partners, lines that a partner's number opens.

No gazetteer knows most small partners, and many have no noun of an organisation in front; but in a list led in by
"Partner:" each item begins with its organisation's name, whatever it looks like.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.cover import Cover
from extractor.nlp.described_names import described
from extractor.nlp.doc_text import text_of
from extractor.nlp.name_tails import NO_NAME, gone_on
from extractor.nlp.sentences import ITEM_MARK
from extractor.nlp.span_groups import Group, read
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention, OrganisationName

_ROLE_CUES = (Label.PARTNER_CUE, Label.ASSOCIATED_CUE, Label.LEAD_CUE, Label.FUNDER_CUE)
# A partner's number in a sheet ("LP", "PP3") marks an item as a dash does.
_CODE = r"(?:LP|PP|AP|BP)\s?\d{0,2}\s?[:.–-]?"
_UPPER = "A-ZÀ-ÝĀ-ſȘȚ"
_ITEM = re.compile(
    r"(?:^|\n)[ \t]*(?:(?P<code>" + _CODE + r")\s|" + ITEM_MARK + r"\s+|--?\s*(?=[" + _UPPER + r"\d]))"
    r"(?:\*\*)?(?:(?:il|lo|la|i|gli|le)\s|l['’])?(?P<name>(?:\d{1,3}[.oº°]?\s)?[" + _UPPER + r"][^\n]{2,160})?[^\n]*"
)
_LEADS_IN = re.compile(
    r"\b(?:partner\w*|partenariato|soggetti|beneficiari|partecipanti|enti|cordata|consorzio)\b", re.IGNORECASE
)
_ITEM_END = re.compile(
    r"\s?[(;|:\n]|\*\*|\s?[-–—]\s|\s[-–—]|\s?,(?=[\sA-ZÀ-Ý])|\.(?:\s|$)|\s(?:che|con|ha|è)\s|"
    r"\sper\s(?!(?:(?:il|lo|la|i|gli|le)\s|l['’])?[A-ZÀ-Ý])"
)
_NAME_ENDS_IN_STOP = re.compile(
    r"(?:^\d{1,3}\.|\bim\.|\b[A-Z]\.|S\.p\.A\.|S\.r\.l\.|[Ss]oc\.|[Cc]oop\.|\bAss\.|\bIst\.|\bS\.|\b[Nn]r?\.|\bDr\.|\bSt\.)$"
)
_NEW_PART = re.compile(
    r"\be\s(?:il|lo|la|l['’]|i|gli|le)\b|\d{4}|€|\beuro\b|\b(?:partner|capofila|lead)\b", re.IGNORECASE
)
_MOST_SMALL_WORDS = 4
_LONGEST_LEAD_IN = 400
_LONGEST_HEADING = 50
_LONGEST_ITEM_NAME = 12


def with_lists(doc: Doc, found: list[Mention]) -> list[Mention]:
    """The mentions, those cut short gone on with, and one for each item of a list of partners that had none.

    A further name of such an item ("Liceo Alfa, Betania – Spagna") is its place or its people.
    """
    text = text_of(doc)
    whole = [(m, gone_on(text, described(text, m))) for m in found]
    kept = list(_not_inside(whole))
    items = list(_new_items(doc, kept))
    covered = Cover(items)
    lines = Cover(replace(item, end=_line_end(text, item.end)) for item in items)
    free = [m for m in kept if not covered.overlaps(m)]
    return [m for m in free if not (as_rules_see(m).label == Label.NAME and lines.covers(m))] + items


def _not_inside(whole: list[tuple[Mention, Mention]]) -> Iterator[Mention]:
    """The new form of each mention, without those that begin inside another that was gone on with."""
    reached = -1
    for old, new in sorted(whole, key=lambda pair: (pair[1].start, -pair[1].end)):
        if new.start < reached:
            continue
        yield new
        reached = max(reached, new.end) if new is not old else reached


def _new_items(doc: Doc, found: list[Mention]) -> Iterator[Mention]:
    """The items whose name was not found, or not to its end; those that hold further organisations are left alone."""
    typed = sorted((m for m in map(as_rules_see, found) if m.label in (Label.ORG, Label.DEPARTMENT)), key=_start)
    starts = [m.start for m in typed]
    for item in _items(doc):
        inside = typed[bisect_left(starts, item.start) : bisect_left(starts, item.end)]
        if not inside or inside[0].start != item.start:
            yield item
        elif len(inside) == 1 and inside[0].end < item.end and _is_name(text_of(doc)[inside[0].end : item.end]):
            yield _with_value(item, inside[0])


def _start(mention: Mention) -> int:
    return mention.start


def _is_name(rest: str) -> bool:
    """Whether the words between a name and its item's end still belong to the name: no new clause, no figures."""
    return not _NEW_PART.search(rest) and sum(word.islower() for word in rest.split()) <= _MOST_SMALL_WORDS


def _with_value(item: Mention, mention: Mention) -> Mention:
    """The item, with what the shorter name told of its organisation."""
    value = mention.value
    if not isinstance(value, OrganisationName) or value.bare or value.canonical:
        return item
    return replace(item, value=replace(value, name=item.text))


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def _items(doc: Doc) -> Iterator[Mention]:
    """An organisation for each item of the lists that a line about partners leads in to."""
    text = text_of(doc)
    cues = [m.start for m in read(doc, Group.CUES) if m.label in _ROLE_CUES and m.value is None]
    led_until = -1
    for match in _ITEM.finditer(text):
        start = match.start()
        lead_start = text.rfind("\n", 0, _end_before(text, start)) + 1
        lead_in = text[lead_start:start].strip()
        is_led = (lead_in.endswith(":") and len(lead_in) < _LONGEST_LEAD_IN) or _is_heading(lead_in)
        has_cue = bisect_left(cues, lead_start) < bisect_left(cues, start)
        is_led = is_led and (has_cue or bool(_LEADS_IN.search(lead_in)))
        goes_on = led_until >= 0 and not text[led_until:start].strip()
        led_until = match.end() if is_led or goes_on else -1
        if match["name"] and (led_until >= 0 or match["code"]) and (item := _item(text, match)):
            yield item


def _end_before(text: str, offset: int) -> int:
    """Where the last word before an offset ends."""
    while offset > 0 and text[offset - 1].isspace():
        offset -= 1
    return offset


def _is_heading(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEADING and line[-1] not in ".!?;,"


def _item(text: str, match: re.Match[str]) -> Mention | None:
    start = match.start("name")
    end = match.end("name")
    for stop in _ITEM_END.finditer(match["name"]):
        if not (stop[0].startswith(".") and _NAME_ENDS_IN_STOP.search(match["name"][: stop.start() + 1])):
            end = start + stop.start()
            break
    name = text[start:end].strip(" *")
    name = name if _NAME_ENDS_IN_STOP.search(name) else name.rstrip(" .")
    if len(name.split()) > _LONGEST_ITEM_NAME or not name or fold(name.split()[0]) in NO_NAME:
        return None
    return Mention(start, start + len(name), name, Label.ORG, "names.list-of-partners", OrganisationName(name))
