"""Names told by a common noun beside them: "la cooperativa sociale Pane e Fiori di Todi", "Alfa Beta, ditta di Lodi".

The noun describes; the proper name after it may hold links and conjunctions, and its seat is no part of it.
"""

import re
from dataclasses import replace

from extractor import gazetteers
from extractor.nlp.agreed_names import as_rules_see
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention, OrganisationName
from extractor.schema.record import PlaceType

_NOUN = (
    r"(?:associazione|ass\.|cooperativa|coop\.?|società|soc\.|azienda|impresa|ditta|compagnia|start[ -]?up|"
    r"spin[ -]?off|ong|onlus|ets|aps|odv|pmi|circolo|comitato|collettivo|gruppo|consorzio|federazione|fondazione|"
    r"casa\seditrice|impiantista|studio|agenzia|multinazionale|banca|caseificio|cantina|birrificio|pastificio|panificio|"
    r"salumificio|cartiera|vivaio|tipografia)"
)
# "l'associazione", "la cooperativa sociale", "della ong cagliaritana", "l'associazione di pazienti"
_DESCRIBED = re.compile(
    rf"(?:^|[\s('’\"“«-]){_NOUN}(?:\s(?!di\b|del|per\b|che\b|e\b)[a-zà-ÿ-]{{4,}}){{0,2}}"
    r"(?:\sdi\s[a-zà-ÿ]{4,}(?:\s[a-zà-ÿ]{5,})?)?\s[\"“«‘]?$",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r",\s(?:(?:il|lo|la|un|una)\s|(?:l|un)['’])?(?:[a-zà-ÿ]{4,}\s)?"
    rf"(?:{_NOUN}|casa|realtà|produttore|fornitore)(?:\s[a-zà-ÿ]+){{0,3}}\s"
    r"(?:di|del|della|dell['’]|con|che|specializzat[ao])",
)
_REACH_BEFORE = 60
_WORD = r"[A-ZÀ-Ý0-9](?:[\wÀ-ÿ'’&+-]|\.(?=\w))*"
_GOES_ON = re.compile(
    rf"(?:\s(?:(?:di|del|della|dello|dei|degli|delle|senza|dopo|contro|oltre|per|nel|nella|sul|sulla|al|alla|e|ed|&)\s|"
    rf"(?:dell|nell|sull|all|d|l)['’])?{_WORD}|\s(?:senza|contro)\s[a-zà-ÿ]+)"
)
_SEAT = re.compile(r"\s(?:di|d['’]|a|ad|in|da)\s?(?P<place>[A-ZÀ-Ý][\wÀ-ÿ'’-]*(?:\s[A-Za-zÀ-ÿ][\wÀ-ÿ'’-]*){0,4})$")
_FOR_PLACE = re.compile(
    r"\sper\s(?:(?:il|lo|la|i|gli|le)\s|l['’])(?P<place>[A-ZÀ-Ý][\wÀ-ÿ'’-]*(?:\s[A-ZÀ-Ý][\wÀ-ÿ'’-]*)*)$"
)
# "gli Amici di Alfa", "la Banda di Alfa" are named with their place.
_NAMED_WITH_PLACE = frozenset(
    "amici amiche gruppo banda coro centro casa museo teatro comitato circolo societa festival scuola istituto ente "
    "parco consorzio cantina cantine compagnia borghi terre ferrovie autolinee acque terme latteria cooperativa cai "
    "avis anffas auser acli arci confartigianato confcommercio coldiretti cna cia caritas diocesi pro loco".split()
)
_FOREIGN = re.compile(
    r"[kwyjxšđčžćłńśźżőűāēīūåäöüßëêïîçñãõăâșț]|[éèô]\w|^[ÉÖ]|\b(?:de|du|des|of|and|für|und|van)\b", re.IGNORECASE
)
_FOREIGN_LINK = re.compile(r"\b(?:de|du|des|of|and|für|und|van|za)\b|^(?:Fondation|Institut|Lycée|Association)\b")
_GERMAN_BODY = re.compile(
    r"(?:kolleg|institut|schule|gymnasium|stiftung|verein|verband|museum|zentrum|universität|kammer|werke?|amt|gesellschaft|"
    r"genossenschaft|klinik|klinikum|haus|bund|college|school|institute|lab|university|consulting|group)$",
    re.IGNORECASE,
)


def described(text: str, mention: Mention) -> Mention:
    """The mention as the words beside it tell: an organisation, over the whole name and no more."""
    if not _may_change(mention):
        return _headed(text, mention)
    start, end = mention.start, mention.end
    is_told = bool(_DESCRIBED.search(text[max(0, start - _REACH_BEFORE) : start]))
    if is_told:
        end = max(end, _told_end(text, start))
    end = start + len(_without_seat(text[start:end], is_told=is_told))
    is_body = is_told or bool(_APPOSED.match(text, end)) or bool(_GERMAN_BODY.search(_last_word(mention.text)))
    label = Label.ORG if is_body and mention.label in (Label.NAME, Label.PERSON) else mention.label
    if (end, label) == (mention.end, mention.label):
        return mention
    return _over(text, mention, end, label)


def _headed(text: str, mention: Mention) -> Mention:
    """A name that its head tells, without the seat or country that stand after a foreign one."""
    name, value = mention.text, mention.value
    if mention.origin != "names.head" or not isinstance(value, OrganisationName) or value.canonical:
        return mention
    for_place, seat = _FOR_PLACE.search(name), _SEAT.search(name)
    if for_place and gazetteers.places().get(for_place["place"]):
        return _over(text, mention, mention.start + for_place.start(), mention.label)
    if seat and _FOREIGN_LINK.search(name[: seat.start()]) and _is_town(seat["place"]):
        return _over(text, mention, mention.start + seat.start(), mention.label)
    return mention


def _may_change(mention: Mention) -> bool:
    """Whether neither a head nor the gazetteer has told what the name is and how far it reaches."""
    value = mention.value
    if isinstance(value, OrganisationName) and (value.canonical or value.bare):
        return False
    if mention.label == Label.PERSON:
        return True
    return mention.label in (Label.ORG, Label.NAME) and (
        mention.origin.startswith("model:") or as_rules_see(mention).label == Label.NAME
    )


def _told_end(text: str, start: int) -> int:
    """Where the name after its noun ends: capitals with what links them, up to another body."""
    first = re.compile(_WORD).match(text, start)
    end = first.end() if first else start
    while (following := _GOES_ON.match(text, end)) and not _begins_body(following[0]):
        end = following.end()
    return end - (text[end - 1] in ".'’" and end > start)


def _begins_body(words: str) -> bool:
    """Whether the words lead over to another organisation or to a person: "e Legambiente", "e Anna Verdi"."""
    name = words.split()[-1].strip("'’")
    is_person = fold(name) in gazetteers.first_names() and words.strip().startswith("e")
    return is_person or bool(gazetteers.heads().get(name) or gazetteers.organisations().get(name))


def _without_seat(name: str, *, is_told: bool) -> str:
    """The name without the town that it sits in, or the country that it takes part for."""
    for_place = _FOR_PLACE.search(name)
    if for_place and gazetteers.places().get(for_place["place"]):
        return name[: for_place.start()]
    seat = _SEAT.search(name)
    if not seat or not _is_town(seat["place"]):
        return name
    proper = name[: seat.start()]
    words = [word for word in proper.split() if any(c.isupper() for c in word)]
    by_town = seat[0].split()[0] in ("a", "ad", "da")
    is_foreign = _FOREIGN.search(proper) or _FOREIGN_LINK.search(proper)
    is_seat = by_town or is_foreign or (is_told and len(words) > 1)
    is_part = len(words) == 1 and fold(words[0]) in _NAMED_WITH_PLACE
    return proper if is_seat and not is_part else name


def _is_town(name: str) -> bool:
    return any(place.type == PlaceType.CITY for place in gazetteers.places().get(name))


def _last_word(name: str) -> str:
    words = [word for word in name.replace("-", " ").split() if word]
    return next((word for word in words[1:] if _GERMAN_BODY.search(word)), words[-1]) if words else ""


def _over(text: str, mention: Mention, end: int, label: Label) -> Mention:
    """The mention over another stretch, under another label."""
    surface = text[mention.start : end]
    value = mention.value
    if label == Label.ORG:
        old = value if isinstance(value, OrganisationName) else OrganisationName(surface)
        value = replace(old, name=surface.replace("\n", " "))
    return replace(mention, end=end, text=surface, label=label, value=value)
