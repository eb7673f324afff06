"""Names cut short before their complement: "Centro di formazione" goes on in "Centro di formazione edile di Como".

Italian and foreign names write only some of their words with a capital, so a run of capitals may end too early.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor import gazetteers
from extractor.phrase_index import fold
from extractor.schema.mention import Label, Mention, OrganisationName
from extractor.schema.record import PlaceType

_TAIL_WORD = re.compile(
    r"(?P<gap>[ \n]|(?<=['’]))(?P<word>(?:d|dell|sull|nell|all|per l|l|qu)['’]|[\wÀ-ÿ]+(?:-[\wÀ-ÿ]+)*)"
)
_LINKS = frozenset("di del della dello dei degli delle d' dell' dell’ d’ per allo alla de du des da do of van".split())
_AFTER_PER = frozenset({"il", "lo", "la", "i", "gli", "le"})
_ADJECTIVE = re.compile(
    r"(?:e[oa]|al[ei]|ari[oa]|ic[oai]|iche|an[oa]|iv[oa]|ese|ent[ei]|ile|in[oa]|orio|os[ao]|are|(?:at|it|ut|tt)[oaie]|zion[ei])$"
)
_CLOSES = re.compile(
    r"\s?(?:[,;:.()\n|*\"“«]|$|[-–]\s|(?:e|ed|che|nonché|oltre|insieme|con|ha|hanno|è|sono|sarà|nel|nella|in|al|alla|a|per|"
    r"dal|dalla|tra|fra)\b|(?:nell|all|dall)['’])"
)
NO_NAME = frozenset(
    "progetto progetti iniziativa bando presidente direttore anni mesi euro partner capofila quota".split()
)
# Heads that say where, not what: "la Regione per il Piemonte" is the region still.
_NO_TAIL = frozenset({"municipality", "province", "region", "ministry", "egtc", "gal"})
# Heads that a complement without a proper name may name whole: "il Centro per l'impiego", "la Scuola edile".
_NAMED_BY_FIELD = frozenset({"school", "museum", "health"})
# "Consorzio latterie Val d'Alfa", "Associazione industrie del Vedano"
_MEMBERS = re.compile(r"(?:[a-zà-ÿ]{3,}(?:[^aeiou]i|ie)|imprese|cooperative|guide|donne|aziende)$")
_NAME_FOLLOWS = re.compile(r"\s(?:(?:di|del|della)\s|(?:d|dell)['’])?[A-ZÀ-Ý]")
_FOREIGN_HEAD = re.compile(
    r"^(?:Institut|Institute|Centre|Collège|Office|Maison|Fondation|Association|Chambre|Syndicat|Conseil|Parc|Agence|Régie|"
    r"Théâtre|Université|École|Lycée|Communauté|Commune|Ville|Région|Museo|Centro|Instituto|Colegio|Escola|Monasterio)\b"
)
_FOREIGN = re.compile(r"[kwyjxšđčžćłńśźżőűāēīūņļķģåäöüßëêïîçñãõăâșț]|[éèô]\w|^(?:É|Î|Ö|Ü)", re.IGNORECASE)
_FOREIGN_WORD = re.compile(
    r"^[a-zà-ž]*(?:[kwyjxšđčžćłńśźżőűāēīūņļķģåäöüßëêïîçñãõăâșț]|[éè](?=\w)|(?<=\w)[bcdfglmnprstvz]$)[a-zà-ž]*$"
)
_FOREIGN_LINKS = frozenset(
    "de du des la le les las los el l l' l’ d d' d’ za ob im am din do das dos da of and und for für den der et i y "
    "aux au van het voor zur zum na v".split()
)
_SHARED_WITH_ITALIAN = frozenset({"Museo", "Centro", "Instituto"})
_FOREIGN_FOLLOWS = re.compile(r"\s(?:de|du|des|d['’]|of|für|za|di)(?:\s|(?<=['’]))")
_LEADS_FOREIGN = frozenset("de du des do dos das za für of for am im din".split())
_ITALIAN = frozenset(
    "e con il per in al del è ed ad un che non dal nel sul ma da si col quel gran ben ex ok post web bus sport "
    "partner partners leader manager computer bar tour film euro cofinanziato".split()
)
_AFTER_QUOTES = re.compile(
    r"(?:\s(?:nr|n|no)\.?\s?\d{1,3}\b)?(?:\s(?:di|d['’])\s?(?P<place>[A-ZÀ-Ý][\wÀ-ÿ'’-]+(?:\s[A-ZÀ-Ý][\wÀ-ÿ'’-]+)*))?"
)
# "Caritas lucchese", "Protezione civile provinciale"
_LOCAL = re.compile(r"\s(?P<word>[a-zà-ÿ]+)(?=\s?[,;:.()\n]|$|\s(?:e|ed|ha|è|che|per|con|il|la|le|i)\s)")
_IS_NO_BODY = re.compile(
    r"(?:Val|Valle|Valli|Vallone|Monte|Monti|Lago|Laghi|Piazza|Via|Isola|Costa|Alpe|Alpi|Salone|Sala|Palazzo|Festa|Fiera|"
    r"Giornata|Notte|Legge|Premio|Carta)\w*\b",
    re.IGNORECASE,
)
_LOCAL_WORDS = frozenset("regionale provinciale comunale diocesana diocesano nazionale intercomunale cittadina".split())
# Forms of companies that are written as words, after the name.
_FORM = re.compile(
    r"\s(?:(?:[Ss]oc(?:ietà|\.)\s)?[Cc]oop(?:erativa|\.)(?:\s(?:sociale|agricola|sociale\sonlus|a\sr\.l\.))?|sociale|[Ss]oc\.\s?[Aa]gr\.|"
    r"[Ss]oc\.\s?[Cc]ons\.(?:\sa\sr\.?l\.?)?|[Ii]mpresa\ssociale|[Ss]ocietà\s(?:benefit|agricola|consortile))(?=\s?[,;:.()\n]|\s|$)"
)
_WISH = re.compile(r"\s(?:senza|contro)\s(?:(?:la|il|le|i|gli)\s|l['’])?[a-zà-ÿ]+(?=\s?[,;:.()]|\s(?:e|ha|è|che)\s)")
_LONGEST_TAIL = 9


def gone_on(text: str, mention: Mention) -> Mention:
    """The mention with its complement, the mention itself where it is whole."""
    name = mention.value
    if not isinstance(name, OrganisationName) or name.canonical:
        return mention
    end = _italian_end(text, mention, name)
    if name.bare and name.type not in _NAMED_BY_FIELD and not _has_capital(text[mention.end : end]):
        end = mention.end
    end = max(end, _foreign_end(text, mention), _end_after_quotes(text, mention), _end_of_wish(text, mention))
    end = max(end, _end_of_form(text, mention), _local_end(text, mention, name))
    if end == mention.end:
        return mention
    value = replace(name, name=text[mention.start : end].replace("\n", " "), canonical=None, bare=False)
    is_body = mention.label == Label.NAME and not _IS_NO_BODY.match(mention.text)
    label = Label.ORG if is_body else mention.label
    value = value if label != Label.NAME else name
    return replace(mention, end=end, text=text[mention.start : end], label=label, value=value)


def _has_capital(tail: str) -> bool:
    return any(c.isupper() for c in tail)


def _italian_end(text: str, mention: Mention, name: OrganisationName) -> int:
    if name.bare and name.type in _NO_TAIL:
        return mention.end
    return _tail_end(text, mention.end) if _is_incomplete(text, mention) else mention.end


def _is_incomplete(text: str, mention: Mention) -> bool:
    """Whether the name has no proper part yet: its head alone with lower-case words, or one capitalised word."""
    words = mention.text.split()
    if mention.origin not in ("names.head", "names.capitals") or mention.label == Label.DEPARTMENT:
        return False
    if mention.origin == "names.capitals" and len(words) > 1:
        return False
    is_plain = words[0][0].isupper() and not _has_capital(mention.text[1:])
    places = gazetteers.places().get(mention.text) or fold(mention.text) in gazetteers.first_names()
    return is_plain and not places and _has_article(text, mention.start)


def _has_article(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].lower()
    return bool(
        re.search(
            r"(?:\b(?:il|lo|la|al|allo|alla|dal|dallo|dalla|del|della|dello|ed?)\s|[-•,;:]\s|(?:l|dall|all|dell)['’]|\n|^)$",
            before,
        )
    )


def _tail_words(text: str, position: int) -> Iterator[re.Match[str]]:
    """The next words with one space, or nothing after an apostrophe, between them."""
    for _ in range(_LONGEST_TAIL):
        match = _TAIL_WORD.match(text, position)
        if not match or text[match.start() : match.start() + 2] == "\n\n":
            return
        yield match
        position = match.end()


def _tail_end(text: str, end: int) -> int:
    """Where a complement of linking words, adjectives and nouns ends, with the last capitalised word in it."""
    position, last, previous = end, end, ""
    for match in _tail_words(text, end):
        names_members = not previous and _MEMBERS.match(match["word"]) and _NAME_FOLLOWS.match(text, match.end())
        if not (names_members or _goes_on(match["word"], previous, first=not previous)):
            break
        position, previous = match.end(), match["word"]
        if previous[0].isupper():
            last = position
    closed = bool(_CLOSES.match(text, position)) and previous not in _LINKS
    return position if closed and previous else last


def _goes_on(word: str, previous: str, *, first: bool) -> bool:
    if word in NO_NAME:
        return False
    if first:
        return word in _LINKS or (word.islower() and bool(_ADJECTIVE.search(word)))
    if word in _AFTER_PER:
        return previous == "per"
    is_adjective = bool(_ADJECTIVE.search(word)) and (previous.islower() or bool(_heads_of(f"{previous} {word}")))
    return word in _LINKS or word[0].isupper() or previous in _LINKS | _AFTER_PER or is_adjective


def _heads_of(words: str) -> list[gazetteers.Head]:
    return gazetteers.heads().get(words)


def _foreign_end(text: str, mention: Mention) -> int:
    """Where a foreign name ends: "Kmetijski zavod Goriška", "École de l'eau", "Museo de las Manos"."""
    last, is_foreign, linked = mention.end, _is_foreign(mention.text), False
    if mention.label not in (Label.NAME, Label.ORG):
        return last
    for match in _tail_words(text, mention.end):
        word = match["word"]
        if word in _ITALIAN or word.isdigit():
            break
        if word in _FOREIGN_LINKS:
            is_foreign, linked = is_foreign or word in _LEADS_FOREIGN, is_foreign or word in _LEADS_FOREIGN
            continue
        closes = is_foreign and last == match.start() and word.islower() and _CLOSES.match(text, match.end())
        if is_foreign and word.islower() and last == match.start() and _FOREIGN_FOLLOWS.match(text, match.end()):
            last, linked = match.end(), False
            continue
        if not (_FOREIGN_WORD.search(word) or linked or (word[0].isupper() and last > mention.end)):
            return match.end() if closes else last
        last, linked = match.end(), False
    return last


def _is_foreign(name: str) -> bool:
    """Whether the name shows that it is no Italian one; "Museo" and "Centro" wait for a foreign link."""
    head = _FOREIGN_HEAD.match(name)
    return bool(_FOREIGN.search(name)) or (head is not None and head[0] not in _SHARED_WITH_ITALIAN)


def _end_of_form(text: str, mention: Mention) -> int:
    """Where a name ends with the form of its company in words: "Alfa Cooperativa sociale"."""
    if mention.label not in (Label.ORG, Label.NAME) or mention.origin in ("names.head", "gazetteer.organisations"):
        return mention.end
    form = _FORM.match(text, mention.end)
    is_cut = form is not None and form[0] == " sociale" and not mention.text.lower().endswith("cooperativa")
    return form.end() if form and not is_cut else mention.end


def _local_end(text: str, mention: Mention, name: OrganisationName) -> int:
    """Where a branch ends that the adjective of its place names: "Caritas lucchese"."""
    local = _LOCAL.match(text, mention.end) if name.bare and name.type not in _NO_TAIL else None
    if not local:
        return mention.end
    demonym = gazetteers.demonyms().get(fold(local["word"]))
    is_place = demonym is not None and demonym.type != PlaceType.COUNTRY
    return local.end() if is_place or local["word"] in _LOCAL_WORDS else mention.end


def _end_of_wish(text: str, mention: Mention) -> int:
    """Where a name goes on that says what it is against or without: "associazione Correre senza fretta"."""
    wish = _WISH.match(text, mention.end) if mention.label == Label.ORG else None
    return wish.end() if wish else mention.end


def _end_after_quotes(text: str, mention: Mention) -> int:
    """Where a name goes on after the quotation that it ends in: "Istituto «Alfa» di Como", "Școala „Beta” nr. 4"."""
    if mention.label != Label.ORG or mention.text[-1] not in '"”»':
        return mention.end
    following = _AFTER_QUOTES.match(text, mention.end)
    return following.end() if following else mention.end
