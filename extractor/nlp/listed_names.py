"""Names that their place tells: items of a list of partners, and names cut short before their complement.

No gazetteer knows most small partners, and many have no noun of an organisation in front; but in a list led in by
"Partner:" each item begins with its organisation's name, whatever it looks like.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.cover import Cover
from extractor.nlp.sentences import ITEM_MARK
from extractor.nlp.span_groups import Group, read
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention, OrganisationName

_ROLE_CUES = (Label.PARTNER_CUE, Label.ASSOCIATED_CUE, Label.LEAD_CUE, Label.FUNDER_CUE)
_ITEM = re.compile(
    r"(?:^|\n)[ \t]*" + ITEM_MARK + r"\s+(?:\*\*)?(?:(?:il|lo|la|i|gli|le)\s|l['’])?"
    r"(?P<name>(?:\d{1,3}[.oº°]?\s)?[A-ZÀ-Ý][^\n]{2,160})"
)
_LEADS_IN = re.compile(
    r"\b(?:partner\w*|partenariato|soggetti|beneficiari|partecipanti|enti|cordata|consorzio)\b", re.IGNORECASE
)
_ITEM_END = re.compile(r"\s?[(;|:\n]|\*\*|\s[-–—]\s|,\s|\.(?:\s|$)|\s(?:che|con|per|ha|è)\s")
_NAME_ENDS_IN_STOP = re.compile(
    r"(?:^\d{1,3}\.|\bim\.|\b[A-Z]\.|S\.p\.A\.|S\.r\.l\.|[Ss]oc\.|[Cc]oop\.|\bAss\.|\bIst\.|\bS\.)$"
)
_TAIL_WORD = re.compile(r"(?P<gap>\s|(?<=['’]))(?P<word>(?:d|dell|sull|nell|all|per l)['’]|[\wÀ-ÿ]+(?:-[\wÀ-ÿ]+)*)")
_LINKS = frozenset("di del della dello dei degli delle d' dell' dell’ d’ per allo alla de du des da do of van".split())
_AFTER_PER = frozenset({"il", "lo", "la", "i", "gli", "le"})
_ADJECTIVE = re.compile(r"(?:e[oa]|al[ei]|ari[oa]|ic[oai]|iche|an[oa]|iv[oa]|ese|ent[ei]|ile|in[oa]|orio|os[ao]|are)$")
_CLOSES = re.compile(
    r"\s?(?:[,;:.()\n|*\"“«]|$|[-–]\s|(?:e|ed|che|nonché|oltre|insieme|con|ha|hanno|è|sono|sarà|nel|nella|in|al|alla|a|per|"
    r"dal|dalla|tra|fra)\b|(?:nell|all|dall)['’])"
)
_NO_NAME = frozenset(
    "progetto progetti iniziativa bando presidente direttore anni mesi euro partner capofila quota".split()
)
_FOREIGN = re.compile(r"[kwyjxšđčžćłńśźżőűāēīūņļķģåäöüßëêïîçñãõ]|[éè]\w", re.IGNORECASE)
_FOREIGN_WORD = re.compile(
    r"^[a-zà-ž]*(?:[kwyjxšđčžćłńśźżőűāēīūņļķģåäöüßëêïîçñãõ]|[éè](?=\w)|(?<=\w)[bcdfglmnprstvz]$)[a-zà-ž]*$"
)
_FOREIGN_LINKS = frozenset("de du des la le l' d' za ob im am din do da of and und for den der et i y e".split())
_ITALIAN = frozenset(
    "e con il per in al del è ed ad un che non dal nel sul ma da si col quel gran ben ex ok post web bus sport "
    "partner partners leader manager computer bar tour film euro cofinanziato".split()
)
_LONGEST_TAIL = 9
_LONGEST_LEAD_IN = 400
_LONGEST_HEADING = 50
_LONGEST_ITEM_NAME = 12


def with_lists(doc: Doc, found: list[Mention]) -> list[Mention]:
    """The mentions, those cut short gone on with, and one for each item of a list of partners that had none.

    A further name of such an item ("Liceo Alfa, Betania – Spagna") is its place or its people.
    """
    text = doc.text
    whole = [(m, _gone_on(text, m)) for m in found]
    grown = Cover(new for old, new in whole if new is not old)
    kept = [new for old, new in whole if new is not old or not grown.covers(old)]
    known = {m.start for m in map(as_rules_see, kept) if m.label in (Label.ORG, Label.DEPARTMENT)}
    items = [item for item in _items(doc) if item.start not in known]
    covered = Cover(items)
    lines = Cover(replace(item, end=_line_end(doc.text, item.end)) for item in items)
    free = [m for m in kept if not covered.overlaps(m)]
    return [m for m in free if not (as_rules_see(m).label == Label.NAME and lines.covers(m))] + items


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)


def _items(doc: Doc) -> Iterator[Mention]:
    """An organisation for each item of the lists that a line about partners leads in to."""
    text = doc.text
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
        if led_until >= 0 and (item := _item(text, match)):
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
    name = text[start:end].strip(" .*")
    if len(name.split()) > _LONGEST_ITEM_NAME or not name or fold(name.split()[0]) in _NO_NAME:
        return None
    return Mention(start, start + len(name), name, Label.ORG, "names.list-of-partners", OrganisationName(name))


def _gone_on(text: str, mention: Mention) -> Mention:
    """The mention with its complement: "Centro di formazione" goes on in "Centro di formazione edile di Como"."""
    name = mention.value
    if not isinstance(name, OrganisationName) or name.bare or name.canonical:
        return mention
    end = _tail_end(text, mention.end) if _is_incomplete(text, mention) else mention.end
    end = max(end, _foreign_end(text, mention))
    if end == mention.end:
        return mention
    value = replace(name, name=text[mention.start : end].replace("\n", " "), canonical=None)
    label = Label.ORG if mention.label == Label.NAME else mention.label
    return replace(mention, end=end, text=text[mention.start : end], label=label, value=value)


def _is_incomplete(text: str, mention: Mention) -> bool:
    """Whether the name has no proper part yet: its head alone with lower-case words, or one capitalised word."""
    words = mention.text.split()
    if mention.origin not in ("names.head", "names.capitals") or mention.label == Label.DEPARTMENT:
        return False
    if mention.origin == "names.capitals" and len(words) > 1:
        return False
    is_plain = words[0][0].isupper() and not any(c.isupper() for c in mention.text[1:])
    places = gazetteers.places().get(mention.text) or fold(mention.text) in gazetteers.first_names()
    return is_plain and not places and _has_article(text, mention.start)


def _has_article(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].lower()
    return bool(
        re.search(
            r"(?:\b(?:il|lo|la|al|allo|alla|dal|dallo|dalla|del|della|ed?|-|•|,)\s|(?:l|dall|all|dell)['’])$", before
        )
    )


def _tail_end(text: str, end: int) -> int:
    """Where a complement of linking words, adjectives and nouns ends, with the last capitalised word in it."""
    position, last, previous = end, end, ""
    for count in range(_LONGEST_TAIL):
        match = _TAIL_WORD.match(text, position)
        if not match or not _goes_on(match["word"], previous, first=count == 0):
            break
        position, previous = match.end(), match["word"]
        if previous[0].isupper():
            last = position
    closed = bool(_CLOSES.match(text, position)) and previous not in _LINKS
    return position if closed and previous else last


def _foreign_end(text: str, mention: Mention) -> int:
    """Where a foreign name ends, which writes only some of its words with a capital: "Kmetijski zavod Goriška"."""
    position, last, is_foreign = mention.end, mention.end, bool(_FOREIGN.search(mention.text))
    if mention.label not in (Label.NAME, Label.ORG):
        return last
    for _ in range(_LONGEST_TAIL):
        match = _TAIL_WORD.match(text, position)
        if not match or match["word"] in _ITALIAN or match["word"].isdigit():
            break
        position = match.end()
        if _FOREIGN_WORD.search(match["word"]) or (match["word"][0].isupper() and last > mention.end):
            last = position
        elif match["word"] not in _FOREIGN_LINKS:
            closes = is_foreign and last == match.start() and _CLOSES.match(text, position)
            last = position if closes and match["word"].islower() else last
            break
    return last


def _goes_on(word: str, previous: str, *, first: bool) -> bool:
    if word in _NO_NAME:
        return False
    if first:
        return word in _LINKS or (word.islower() and bool(_ADJECTIVE.search(word)))
    if word in _AFTER_PER:
        return previous == "per"
    is_adjective = previous.islower() and bool(_ADJECTIVE.search(word))
    return word in _LINKS or word[0].isupper() or previous in _LINKS | _AFTER_PER or is_adjective
