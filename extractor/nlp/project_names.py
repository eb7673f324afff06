"""What may be a project's name, how far it goes, and the title or acronym that stands beside it.

Projects are named more freely than organisations: with dots ("R.E.T.E. 2.0"), signs ("Verde+", "S@lute"), hash marks,
or a phrase of which only some words are capitalised ("Terre di Mezzo").
"""

import re

from extractor import gazetteers
from extractor.phrase_index import fold, words_of
from extractor.schema.mention import ProjectName

STRONG, WEAK = 3, 1

_ODD_NAME = re.compile(
    r"#?[A-Za-zÀ-ÿ0-9]+(?:[.@&+/_^-][A-Za-zÀ-ÿ0-9]+)*(?:\+{1,2}|!)?(?:\.(?=[ ,;:)\"»”]))?"
    r"(?:\s(?:\d\.\d|[IVX]{2,4})\b(?!\s?%))?"
)
_PLAIN_WORD = re.compile(r"[A-ZÀ-Ý]?[a-zà-ÿ]+[.!]?|\d+(?:[.,/-]\d+)*|[A-ZÀ-Ý]\.")
_INITIALS = re.compile(r"(?:[A-Za-z]{1,3}\.){2,}")
#: What stands between a short name and the long title.
TITLE_SPLIT = re.compile(r"\s[-–]\s|:\s|\s[-–](?=[A-ZÀ-Ý])|[-–]\s(?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ])\.\s(?=[A-ZÀ-Ý])")
_LINKED_WORD = re.compile(
    r"\s(?:(?:di|del|della|dei|degli|delle|in|per|per il|per la|al|alla|nel|nella|sul|sulla|a|con)\s|"
    r"(?:d|dell|per l|all|nell|sull)['’])(?P<word>[A-ZÀ-Ý][\wÀ-ÿ]+)"
)
_ACRONYM_AFTER = re.compile(
    r"[\"»”]?\s?\(\s?(?:acronimo\s|in breve\s|di seguito\s)?[\"«“]?"
    r"(?P<acronym>[A-Z0-9][\w&.+@-]{1,19}(?:\s[A-Z0-9][\w-]{1,12})?)[\"»”]?\s?\)"
)
_TITLE_AFTER = re.compile(
    r"[\"»”]?\s?(?:[-–:,(]|acronimo di|che sta per|ovvero)\s?[\"«“(]\s?(?P<title>[^\"»”\n()]{12,200})[\"»”)]"
    r"|[\"»”]?\s?\((?P<bracketed>[A-ZÀ-Ý][^()\n]{20,200})\)"
    r"|[\"»”]?\s?[-–,(]?\s?(?:acronimo(?:\singlese)?\s(?:di|per)|che sta per)\s[\"«“]?"
    r"(?P<spelt>[A-ZÀ-Ý][^\n,.;:()\"«»“”–]{8,150})"
    r"|\s[-–]\s(?P<dashed>[A-ZÀ-Ý][^\n,.;:()\"«“–]{14,120}?)(?=[\n,.;:()\"«“–]|-\s|\s(?:è|ha|sarà|vede|"
    r"punta|mira)\s|$)"
)
_OPENS_TITLE = re.compile(
    r"(?:Il|Lo|La|I|Gli|Le|Un|Una|In|Per|Con|Da|Di|Tra|Fra|Oltre|Verso|Dal|Dalla|Nel|Nella|Sul|Sulla|Non|"
    r"Chi|Dove)\s(?=[a-zà-ÿ])|"
    r"(?:L|Un|Dall|Nell|Sull)['’](?=[a-zà-ÿ])"
)
_AND_NAME = re.compile(r"\s(?:e|ed|&)\s(?P<word>[A-ZÀ-Ý][a-zà-ÿ]+\b)(?!\s[A-ZÀ-Ý])")
_TITLE_WORDS = re.compile(r"[\wÀ-ÿ'’]+(?:[ -][\wÀ-ÿ'’]+){0,11}")
_SAYS_SOMETHING = re.compile(
    r"\s(?:ed?\s(?=(?:è|ha|sarà|si|finanzi|coordin|coinvolge|vede|durerà)\w*\b))?(?:è|ha|sono|hanno|sarà|si|che|vede|prevede|punta|mira|nasce|propone|promuove|mette|coinvolge|"
    r"porta|partirà|durerà|"
    r"grazie|insieme|presso|dell['’](?:Universit|Associazion|Istitut)|del Comune|della (?:Provincia|"
    r"Regione|Fondazione)|"
    r"(?:finanzia|cofinanzia|coordina|promoss|propost|presenta|sostenu|ideat|realizza|guida|approva|"
    r"seleziona|avvia|nat|"
    r"dedica|volut|cura|lancia|ammess)\w*)\b"
)
_ASIDE = re.compile(r"[\"»”]?,\s(?P<aside>[A-ZÀ-Ý][^\n,.;:()\"«»“”]{8,120})(?=[,.;:])")
_CODE = re.compile(r"LIFE\d\d|[A-Z]{2,}/[A-Z]{2}/|\d{4}-\d|^KA\d{3}")
_NEVER = frozenset(
    "europeo europea interreg life horizon erasmus fesr pnrr ue italia pmi durata scadenza progetto partner obiettivi "
    "contatti info note unione commissione regione provincia comune covid itn prin firb msca erc strep".split()
)
_PERIODICAL = frozenset(
    "notizie news newsletter bollettino tribunale redazione comunicazione notiziario giornale gazzetta quotidiano "
    "settimanale comunicato stampa".split()
)
# A field, a heading or an occasion, whatever follows; words that may also begin a name only alone or so described.
_FIELD_LABEL = re.compile(
    r"(?:capofila|partner\w*|partenariato|coordinator\w*|proponent\w|beneficiari\w*|budget|contribut\w+|contatti|"
    r"bando|avviso|importo|obiettiv\w|attivit\w|finanziament\w|finanziato|appuntament\w|prossimi passi|in breve|"
    r"per informazioni|comunicato|assessorat\w|ufficio|pagina|incontro|evento|convegno|seminario|workshop|conferenza|"
    r"notizie|allegat\w|delibera\w*|decreto|gruppo operativo|scheda|strep)\b|"
    r"(?:costo|durata|risultat\w|lettere|data|sede|programma|news|oggetto|foto|info|sintesi|asse|area|"
    r"stampa|quot[ae]|"
    r"home|homepage|diario|letto|menu|cerca|condividi|archivio|categori[ae]|tag|mappa|accedi|"
    r"localizzazione|luogo|luoghi|territorio|ruolo|tipologia|ambito|settore|periodo|stato|referent[ei]|destinatari|"
    r"(?:soggetto|ente|organismo|struttura|ufficio|dipartimento)\s(?:capofila|responsabile|attuatore|proponente|gestore|"
    r"finanziatore|beneficiario|coordinatore|titolare|promotore|esecutore)|"
    r"titolo|investimento|qui europa|leggi|partenze|chi \w+|dove|quando|come|perché|cosa)"
    r"(?:\s(?:total[ei]|complessiv\w|italian\w|svizzer\w|del progetto|progetto|minim\w|massim\w|fesr|ue|\d.*))?$",
    re.IGNORECASE,
)
# A name cut in the middle of a phrase: "Telecontrollo e misura delle".
_CUT = re.compile(
    r"\s(?:di|del|dello|della|dei|degli|delle|da|dal|dalla|il|lo|la|gli|le|un|una|per|con|e|ed|in|nel|nella|sul|sulla)$"
)
# Names in small letters are told by a sign inside: "orti.vivi", "semi+".
_SIGNED = re.compile(r"[a-zà-ÿ](?:[.@_+#][a-zà-ÿ]|\+$)")
_LONGEST_NAME = 160
_SHORTEST_ACRONYM = 3
_LINE_REACH = 200
_FEWEST_TITLE_WORDS = 3


def odd_name_at(text: str, position: int) -> int | None:
    """Where the word at `position` ends if its shape alone says that it is a name: capitals inside, signs, initials."""
    match = _ODD_NAME.match(text, position)
    if not match or not any(c.isupper() or c == "#" for c in match[0]):
        return None
    first = match[0].split()[0]
    if (_PLAIN_WORD.fullmatch(first) and " " not in match[0]) or (first.isalpha() and _in_capital_line(text, position)):
        return None
    end = match.end()
    return end if not match[0].endswith(".") or _INITIALS.fullmatch(first) else end - 1


def odd_name_before(text: str, stop: int) -> int | None:
    """Where the oddly shaped name begins that ends at `stop`, None where no such name does."""
    start = max(text.rfind(" ", 0, stop), text.rfind("\n", 0, stop)) + 1
    return start if start < stop and odd_name_at(text, start) == stop else None


def _in_capital_line(text: str, position: int) -> bool:
    near = text[max(0, position - _LINE_REACH) : position + _LINE_REACH]
    offset = min(position, _LINE_REACH)
    line = near[near.rfind("\n", 0, offset) + 1 : offset] + near[offset:].split("\n", 1)[0]
    letters = [c for c in line if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.8 * len(letters) > 16


def end_of_name(text: str, start: int, end: int) -> int:
    """Where the name goes on to: through signs ("Verde" in "Verde+"), and over "di", "per la" to a further capital."""
    odd = odd_name_at(text, start)
    end = max(end, odd or end)
    linked = _LINKED_WORD.match(text, end)
    while linked and not linked["word"].isupper() and is_its_own(text, linked.start("word")):
        end = linked.end()
        linked = _LINKED_WORD.match(text, end)
    return end


def end_of_title(text: str, start: int, end: int, *, is_called: bool) -> int:
    """Where a title without marks ends that goes on in small letters: "Una scuola per domani", "Pane e Rose".

    Only one that opens with an article or a preposition, or that the text calls so, goes on over any words; it ends at
    a stop or at a word that says something of it.
    """
    if not is_called and not _OPENS_TITLE.match(text, start):
        linked = _AND_NAME.match(text, end)
        joined = linked and not _is_known(text, linked.start("word")) and text.count(linked["word"]) == 1
        return linked.end() if linked and joined else end
    title = _TITLE_WORDS.match(text, start)
    stop = _SAYS_SOMETHING.search(text, start, title.end()) if title else None
    last = len(text[start : stop.start() if stop else title.end()].rstrip()) + start if title else end
    return max(last, end) if len(text[start:last].split()) > 1 else end


def is_its_own(text: str, position: int) -> bool:
    """Whether what begins here is no place, person, organisation or programme."""
    words = words_of(text[position : position + 80])
    return bool(words) and not _is_known(text, position) and words[0].folded not in gazetteers.first_names()


def _is_known(text: str, position: int) -> bool:
    near = text[position : position + 80]
    words = words_of(near)
    indices = (gazetteers.heads(), gazetteers.organisations(), gazetteers.places(), gazetteers.programmes())
    return bool(words) and any(index.longest_at(near, words, 0)[0] for index in indices)


def _spells_out(acronym: str, title: str) -> bool:
    """Whether the letters of a short name begin the words of a title in order: "NIDO", "Nuove idee di orto"."""
    letters = [c for c in fold(acronym) if c.isalpha()]
    initials = 0
    position = 0
    for word in words_of(title):
        taken = 0
        while position < len(letters) and taken < len(word.folded) and word.folded[taken] == letters[position]:
            position, taken = position + 1, taken + 1
        initials += taken > 0
    return position == len(letters) and initials > 1


def parted(name: str) -> tuple[str, str | None]:
    """A name without quotation marks and its long title: "NIDO – Nuove idee di orto", "NIDO Nuove idee di orto"."""
    mark = TITLE_SPLIT.search(name)
    first = name[: mark.start()] if mark else name.split(" ", 1)[0]
    rest = name[mark.end() if mark else len(first) :].strip()
    is_title = len(rest.split()) >= _FEWEST_TITLE_WORDS and (mark is not None or _spells_out(first, rest))
    is_short = " " not in first and (_is_shouted(first) or shape_points(first) > 0)
    return (first, rest) if is_title and is_short else (name, None)


def described(text: str, name: str, after: int, title: str | None = None) -> ProjectName:
    """The name with the acronym or the long title that stands right after it."""
    acronym = _ACRONYM_AFTER.match(text, after)
    has_acronym = acronym is not None and sum(c.isupper() for c in acronym["acronym"]) > 1
    has_acronym = has_acronym and not (acronym and gazetteers.programmes().get(acronym["acronym"]))
    long_title = None if has_acronym else _title(text, _TITLE_AFTER.match(text, after))
    if long_title is None and (aside := _ASIDE.match(text, after)) and _spells_out(name, aside["aside"]):
        long_title = aside["aside"]
    return ProjectName(
        name=name, title=title or long_title, acronym=acronym["acronym"] if acronym and has_acronym else None
    )


def shape_points(name: str) -> int:
    """Points for how a name is written: capitals inside words, or capitals throughout, are the mark of acronyms."""
    words = name.split()
    inner = any(c.isupper() for word in words for c in word[1:]) and not name.isupper()
    shouted = any(word.isupper() and len(word) >= 4 for word in words)
    return WEAK if inner or shouted else 0


def may_name_project(name: str, *, quoted: bool = False) -> bool:
    """Whether a stretch may be a project's name: no programme, place out of quotes, periodical, code or common word."""
    if not 2 <= len(name) <= _LONGEST_NAME or fold(name) in _NEVER or _CODE.search(name):
        return False
    if _FIELD_LABEL.match(name) or _CUT.search(name) or not (quoted or is_written_as_name(name)):
        return False
    is_marked = _is_shouted(name) or shape_points(name) > 0
    if gazetteers.programmes().get(name) or (fold(name) in gazetteers.common_words() and not is_marked):
        return False
    if any(word.casefold() in _PERIODICAL for word in name.split()):
        return False
    return quoted or not gazetteers.places().get(name)


def is_written_as_name(name: str) -> bool:
    """Whether capitals, figures or a sign amid small letters mark the stretch: "Orti", "orti21", "orti.vivi"."""
    return any(c.isupper() or c.isdigit() for c in name) or bool(_SIGNED.search(name))


def _is_shouted(name: str) -> bool:
    """Whether a name is in capitals throughout: "ARIA" is an acronym, "Aria" a word."""
    return name.isupper() and len(name) >= _SHORTEST_ACRONYM


def _title(text: str, match: re.Match[str] | None) -> str | None:
    """The long title that was matched; an organisation in brackets is none."""
    kind = match.lastgroup if match else None
    if match is None or kind is None or not is_its_own(text, match.start(kind)):
        return None
    found = match[kind].strip()
    return found if len(found.split()) >= _FEWEST_TITLE_WORDS else None
