"""Towns and regions named for their administrations: "ne fanno parte Alfa, Beta e Gamma", "la belga Eupen".

The bare name of a place is an organisation's only where words of partnership govern it, or a list that it stands in.
The place stays a place too: what it means is decided where facts are made.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.gazetteers import KnownPlace
from extractor.nlp.cover import Cover
from extractor.nlp.doc_text import text_of
from extractor.nlp.span_groups import Group, read, write
from extractor.schema.mention import Label, Mention, OrganisationName
from extractor.schema.record import PlaceType

ORIGIN = "names.acting-place"
_TOWN = (
    r"(?:(?:le\s|la\s|i\s|il\s)?(?:citt[aà]|cittadin[ae]|comun[ei]|paes[ei]|centri|municipio?)"
    r"(?:\s[a-zà-ÿ]{4,}){0,2}\s(?:di\s)?)?"
)
_GOVERNS = re.compile(
    r"(?:\b(?:fanno|fa|faranno|farà)\sparte(?:\s(?:anche|inoltre|del\w*\s\w+))?|\bfra\si\spartner(?:\sci\ssono)?|"
    r"\bcon\s(?:lu?i|lei|loro|ess[oaie]|noi)(?:,?\s(?:anche|ci\ssono|lavorano|partecipano|collaborano|la))?|\bvi\s(?:partecipano|aderiscono)|"
    r"\b(?:ad|vi\s)?(?:aderiscono|hanno\saderito)(?:\sanche)?|\bpartner(?:\s(?:sono|saranno|europei|italiani|stranieri|del\sprogetto))*\s?:?|"
    r"\bcapofila(?:\s(?:è|sarà|era|sono))?\s?:?|\b(?:guidat|coordinat|capitanat|condott)[aoei]\sda|\ba\stenere\sle\sfila\s(?:è|sarà)|"
    r"\bcitt[aà](?:\s(?:partner|coinvolte|aderenti|partecipanti|della\srete|beneficiarie))?(?:\s?:|\s(?:sono|saranno))(?:,[^,;.:]{3,40},)?|"
    r"\b(?:ci\sono|sono)\sle\scitt[aà]\sdi|\bdelegazion[ei](?:\sdelle\scittà)?\s(?:di|da))"
    r"\s(?:anche\s|pure\s|invece\s)?" + _TOWN + r"(?:(?:il|la)\s|l['’]\s?)?$",
    re.IGNORECASE,
)
_GOVERNED_BEFORE = re.compile(
    r"\s?(?:\([^()\n]{1,40}\)\s?)?(?:,?\s?\(?(?:capofila|lead\spartner|coordinatrice|coordinatore|che\s(?:coordina|guida|fa\sda\scapofila))\b|"
    r"\s(?:è|sarà|fa\sda|farà\sda)\s(?:il\s|la\s|l['’]\s?)?(?:comune\s|citt[aà]\s)?(?:capofila|coordinat|lead)|"
    r"\s(?:ne\s|vi\s)?(?:fanno|fa)\sparte\b|,?\sche\s(?:ne\s)?(?:è|resta|rimane|fa\sda)\s(?:il\s|la\s)?capofila)",
    re.IGNORECASE,
)
_NATIONAL = re.compile(r"(?:\b(?:la|il|le|i)\s|\bl['’])[a-zà-ÿ]{4,}\s$")
_SEPARATOR = re.compile(
    r"\s?(?:\([^()\n]{1,40}\)\s?)?(?:,\s(?:ed?\s)?|;\s(?:e\s)?|\sed?\s|\soltre\sa\s|\snonché\s)"
    r"(?:(?:la|il|l['’])\s?(?:[a-zà-ÿ]{4,}\s)?)?"
)
# Where several towns work as one network, even "insieme a Alfa e Beta" tells partners.
_NETWORK = re.compile(
    r"\burbact\b|\bgemell\w+|\bret[ei]\sdi\scittà|\bcittà\spartner|\beuropa\sper\si\scittadini", re.IGNORECASE
)
_WITH = re.compile(r"(?:\binsieme\s(?:a|con)|\bassieme\sa|\bcon)\s" + _TOWN + r"$", re.IGNORECASE)
_JOINED = re.compile(r",?\s(?:insieme|assieme)\s(?:a|con)\s")
_ENTERS = re.compile(r"\b(?:entra|entrano|aderisce|aderiscono)\s$")
# A first member that no gazetteer knows, with its country: "le delegazioni di Alfa la Beta (Francia), ".
_AFTER_FIRST = re.compile(r"[A-ZÀ-Ý][\wÀ-ÿ'’-]*(?:\s[\wÀ-ÿ'’-]+){0,3}\s\([A-ZÀ-Ý][^()\n]{2,30}\)(?:,\s|\se\s)$")
_REACH = 110


def acting_places(doc: Doc) -> Doc:
    """Writes the group `actors`: an ORG over each place that acts, beside the place itself."""
    text = text_of(doc)
    taken = Cover(m for m in read(doc, Group.ORGANISATIONS, Group.HEADER) if m.label in (Label.ORG, Label.DATELINE))
    demonyms = {m.end: m for m in read(doc, Group.PLACES) if m.label == Label.DEMONYM}
    places = [m for m in read(doc, Group.PLACES) if _may_act(m) and not taken.overlaps(m)]
    is_network = bool(_NETWORK.search(text))
    acting = (m for run in _runs(text, places) if _acts(text, run, demonyms, is_network=is_network) for m in run)
    return write(doc, Group.ACTORS, (_organisation(m) for m in acting))


def _may_act(mention: Mention) -> bool:
    return mention.label == Label.PLACE and bool(_types(mention) & {PlaceType.CITY, PlaceType.REGION})


def _types(mention: Mention) -> set[PlaceType]:
    known = mention.value if isinstance(mention.value, list) else []
    return {place.type for place in known if isinstance(place, KnownPlace)}


def _runs(text: str, places: list[Mention]) -> Iterator[list[Mention]]:
    """The places in lists, as they stand beside each other with nothing but separators between."""
    run: list[Mention] = []
    for place in places:
        if run and not _SEPARATOR.fullmatch(text[run[-1].end : place.start]):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _acts(text: str, run: list[Mention], demonyms: dict[int, Mention], *, is_network: bool) -> bool:
    """Whether words before the list, or after its last member, tell that its members take part."""
    before = text[max(0, run[0].start - _REACH) : run[0].start]
    before = _AFTER_FIRST.sub("", before)
    if "\n\n" in before:
        before = before.rpartition("\n\n")[2]
    if _GOVERNS.search(before) or any(_GOVERNED_BEFORE.match(text, place.end) for place in run):
        return True
    if is_network and (_works_with_others(text, run, before)):
        return True
    return bool(_NATIONAL.search(before)) and run[0].start - 1 in demonyms and PlaceType.CITY in _types(run[0])


def _works_with_others(text: str, run: list[Mention], before: str) -> bool:
    """Whether a town of a network is named with the others: "Alfa, insieme a Beta e Gamma"."""
    if _JOINED.match(text, run[-1].end) or _ENTERS.search(before):
        return True
    return len(run) > 1 and bool(_WITH.search(before))


def _organisation(place: Mention) -> Mention:
    """The administration, under the bare name that the text gives it, or the user's own alias."""
    is_town = PlaceType.CITY in _types(place)
    kind = "municipality" if is_town else "region"
    known = place.value if isinstance(place.value, list) else []
    name = known[0].name if place.named_by else place.text.replace("\n", " ")
    countries = {one.country for one in known}
    country = countries.pop() if len(countries) == 1 else None
    value = OrganisationName(name, kind, country)
    return Mention(place.start, place.end, place.text, Label.ORG, ORIGIN, value, named_by=place.named_by)
