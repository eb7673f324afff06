"""Events: a noun of occasion ("conferenza finale"), with the name that follows it or that holds it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.nlp.agreed_names import as_rules_see
from extractor.nlp.cover import Cover
from extractor.nlp.doc_text import text_of
from extractor.nlp.quotations import quotations
from extractor.nlp.span_groups import Group, read, write
from extractor.schema.mention import Label, Mention

_NAMED = re.compile(
    r"\b(Forum|Conference|Conferenza|Workshop|Festival|Summit|Convegno|Meeting|Fair|Fiera|Expo|Hackathon|Infoday|"
    r"Info Day|Open Day|"
    r"Final Event|Kick[- ]?off|Congress|Congresso|Symposium|Seminar|Academy Day|Week|Seminario)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s(?:di|d'|a|ad|al|alla|allo|ai|alle|agli|all'|in|del|della|dei|delle|dell'|dello|degli)$")
_LONGEST_NAME = 14
_INTRODUCES = re.compile(r"[\s,:]*(?:dal titolo|intitolat[oa]|denominat[oa]|su|sul tema)?[\s:]*$")


def events(doc: Doc) -> Doc:
    """Writes the group `events`; the value of a mention is the event's name."""
    text = text_of(doc)
    projects = Cover(read(doc, Group.PROJECTS))
    nouns = [m for m in read(doc, Group.CUES) if m.label == Label.EVENT and not projects.overlaps(m)]
    named = sorted((m for m in _named(doc, nouns) if not projects.overlaps(m)), key=lambda m: m.start)
    inside_name = Cover(named)
    found = [_titled(text, noun, named) for noun in nouns if not inside_name.overlaps(noun)]
    taken = Cover(found)
    return write(doc, Group.EVENTS, [*found, *(m for m in named if not taken.overlaps(m))])


def _named(doc: Doc, nouns: list[Mention]) -> Iterator[Mention]:
    """Names that hold a noun of occasion themselves, and quotations that a noun leads in to."""
    text = text_of(doc)
    for quote in quotations(text):
        is_name = _NAMED.search(quote.inner) or _is_led_in(text, nouns, quote.start)
        if is_name and len(quote.inner.split()) <= _LONGEST_NAME:
            yield Mention(
                quote.inner_start, quote.inner_end, quote.inner, Label.EVENT, "names.quoted-event", quote.inner
            )
    for name in map(as_rules_see, read(doc, Group.ORGANISATIONS)):
        if name.label == Label.NAME and _NAMED.search(name.text) and " " in name.text:
            yield Mention(name.start, name.end, name.text, Label.EVENT, "names.capital-event", name.text)


def _is_led_in(text: str, nouns: list[Mention], start: int) -> bool:
    index = bisect_right(nouns, start, key=lambda m: m.end) - 1
    return index >= 0 and bool(_INTRODUCES.fullmatch(text[nouns[index].end : start].rstrip() + " "))


def _titled(text: str, noun: Mention, named: list[Mention]) -> Mention:
    """The noun's event; where a name follows the noun directly, the name is the event's."""
    following = bisect_left(named, noun.end, key=lambda m: m.start)
    for name in named[following : following + 1]:
        if _INTRODUCES.fullmatch(text[noun.end : name.start].rstrip("\"“«'‘ ") + " "):
            return Mention(name.start, name.end, name.text, Label.EVENT, noun.origin, name.text)
    name = _LINK.sub("", noun.text.replace("\n", " "))
    return Mention(noun.start, noun.end, noun.text, Label.EVENT, noun.origin, name)
