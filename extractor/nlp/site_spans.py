"""Sites and stretches of land named by a head noun: "Palazzo Bruni", "auditorium di Santa Lucia", "valle dello Zollo".

The nouns are data (`site_heads.csv`); their names are of any kind, since no list holds every hall, hut and valley.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor import gazetteers
from extractor.gazetteers import KnownPlace
from extractor.schema.mention import Label, Mention
from extractor.schema.record import PlaceType

_CAPITAL = r"(?:[A-ZÀ-Ý]['’]?[\w’'-]*[\wà-ÿ]|[A-ZÀ-Ý](?= [A-ZÀ-Ý]))"
_RUN = rf"{_CAPITAL}(?: (?:d['’]|(?:de|del|della|di San|e San) )?{_CAPITAL}){{0,3}}"
_LINK = (
    r"(?:d(?:i|el|ello|ella|ei|egli|elle|e|u|es|e la|e los|er|as)[ \n](?:l['’])?|(?:dell|d|de l)['’] ?|(?:am|von|la) )"
)
_NO_LINK = r"(?<=[Aa]lpi )|(?<=[Mm]onti )|(?<=[Ii]sole )"
_QUALIFIER = (
    r"(?:[ \n](?:naturale|nazionale|regionale|comunale|comunali|provinciale|civic[oa]|archeologic[oa]|storic[oa]|"
    r"marin[oa]|marittim[oa]|fluviale|protett[oa]|culturale|polifunzionale|conferenze|consiliare|parrocchiale|"
    r"polivalente|multimediale|diocesan[oa]|ducale|reale|orientat[oa]|rurale))"
)
_NEXT = re.compile(rf"(?:,? ed? |, )(?:{_LINK})?(?P<name>{_RUN})")
_GENITIVE = re.compile(rf" (?:di|del|della|dei|degli|delle) (?P<name>{_CAPITAL})")
_SIDE = r"(?:alt[oaie]|bass[oaie]|medi[oaie])"
_AL_LARGO = re.compile(r"\bal $", re.IGNORECASE)
_ARTICULATED = re.compile(r"d(?:el|ello|ella|ei|egli|elle|ell['’])", re.IGNORECASE)
_TYPES = {"building": PlaceType.SITE, "room": PlaceType.SITE, "land": PlaceType.REGION, "unit": PlaceType.REGION}


def sites(text: str) -> Iterator[Mention]:
    """Every site by its whole name ("lago di Zollo"); after a plural head each name of its list ("valli di A e B").

    Of units ("frazione", "contea") the name is what follows the head. A line in capitals is read with care: no plural.
    """
    yield from _singular(text)
    yield from _plural(text)


def site(name: str, kind: PlaceType) -> KnownPlace:
    """A place that only the text knows."""
    return KnownPlace(" ".join(name.split()), kind, None, None, None, None, None, 0, needs_context=False)


def _singular(text: str) -> Iterator[Mention]:
    """Sites in the order of the text; of "aula magna di Palazzo Bruni" the building alone, which is what has a name.

    The room of a body ("sala della Camera di commercio") is no name of a place.
    """
    pattern, position = _pattern(plural=False), 0
    while match := pattern.search(text, position):
        is_room = match["link"] and pattern.match(text, match.start("name"))
        position = match.start("name") if is_room else match.end()
        sort = gazetteers.site_heads()[_flat(match["head"])]
        is_of_body = sort == "room" and _ARTICULATED.match(match["link"] or "")
        before = _AL_LARGO.search(text, max(0, match.start() - 4), match.start())
        off_shore = before and match["link"] and _flat(match["head"]) == "largo"
        if not is_room and not off_shore and not is_of_body:
            start = match.start("name") if sort == "unit" else match.start()
            yield _mention(text, start, _whole(text, match, sort), sort)


def _whole(text: str, match: re.Match[str], sort: str) -> int:
    """Where the name ends: a building's may hold a genitive ("Palazzo Turchi di Bagno"), unless that is its town."""
    genitive = _GENITIVE.match(text, match.end()) if sort in ("building", "room") and not match["link"] else None
    return genitive.end() if genitive and not gazetteers.places().get(genitive["name"]) else match.end()


def _plural(text: str) -> Iterator[Mention]:
    for match in _pattern(plural=True).finditer(text):
        names = [match]
        while (following := _NEXT.match(text, names[-1].end("name"))) and not _begins_site(following["name"]):
            names.append(following)
        sort = gazetteers.site_heads()[_flat(match["head"])]
        if match["head"].isupper() and len(match["head"]) > 1:
            continue
        if len(names) > 1 or sort == "unit":
            yield from (_mention(text, m.start("name"), m.end("name"), sort) for m in names)
        else:
            yield _mention(text, match.start(), match.end(), sort)


def _begins_site(name: str) -> bool:
    return bool(_pattern(plural=False).match(name) or _pattern(plural=True).match(name))


@cache
def _pattern(*, plural: bool) -> re.Pattern[str]:
    """The heads of one number, the longest first, with what may stand between them and the name.

    A plural without a link is no more than a phrase ("Passi Piccoli"), save for mountains and islands.
    """
    chosen = sorted(gazetteers.site_heads(plural=plural), key=len, reverse=True)
    heads = "|".join(re.escape(head).replace(r"\ ", r"[ \n]") for head in chosen)
    joint = (
        rf"[ \n](?P<link>(?!la ){_LINK}|tra[ \n]|fra[ \n]|{_NO_LINK})" if plural else rf"(?:[ \n](?P<link>{_LINK})| )"
    )
    return re.compile(rf"(?<![\w-])(?:{_SIDE}[ \n])?(?P<head>(?i:{heads})){_QUALIFIER}?{joint}(?P<name>{_RUN})")


def _flat(head: str) -> str:
    return " ".join(head.lower().split())


def _mention(text: str, start: int, end: int, sort: str) -> Mention:
    surface = text[start:end]
    return Mention(start, end, surface, Label.PLACE, f"names.{sort}", [site(surface, _TYPES[sort])])
