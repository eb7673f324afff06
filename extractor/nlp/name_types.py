"""What a name sequence names: an organisation, a department, a person, or what only its context can tell."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor import gazetteers
from extractor.gazetteers import Head
from extractor.nlp.headed_names import NameSequence
from extractor.nlp.known_names import best_known, capitalised, is_code, known_name
from extractor.nlp.name_words import NameWords
from extractor.phrase_index import fold, key_of
from extractor.schema.mention import Label, Mention, OrganisationName

_TITLE_BEFORE = re.compile(
    r"\b(president[ei]|presidentessa|vice ?presidente|assessor[aei]|assessore?|sindac[oaih]|vicesindaco|dott|dr|"
    r"dottor|dottoressa|prof|professor|professoressa|ing|arch|avv|on|sen|ministr[oa]|mr|mrs|ms|direttor[ei]|direttrice|rettor[ei]|rettrice|"
    r"segretari[oa]|consiglier[aei]|coordinator[ei]|coordinatrice|responsabile|commissari[oa]|ricercator[ei]|ricercatrice|governator[ei]|"
    r"referente|portavoce|di|a cura di|foto)[.\s]*(?:ssa[.\s]*)?$",
    re.IGNORECASE,
)
_PLAIN_TITLE_WORD = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ’']+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?")
_ACRONYM_AFTER = re.compile(
    r"\s?\(\s?(?P<acronym>[A-Z][\w&.-]{1,14})\s?\)|\s[-–]\s(?P<dashed>[A-Z][A-Z0-9&.]{1,9})\b(?!\s[a-zà-ÿ]+[A-Z])"
)
_TAIL = re.compile(
    r"(?P<tail>\s(?:per|di|del|della|dei|delle)\s(?:[a-zà-ÿ]+\s){1,6}?)[-–(]\s?(?P<acronym>[A-Z]{2,8})\b"
)
_FIRST_WORD = re.compile(
    r"(?:^|[\n,;:(–•]\s?|-\s|\b(?:il|lo|la|le|i|gli|e|con|da|dalla|dal|della|alla)\s|l['’])"
    r"(?P<word>[A-ZÀ-Ý][a-zà-ÿ]{3,}|F\.lli|Fratelli)(?P<link>\s(?:(?:di|del|della|dei|delle)\s|(?:d|dell)['’])|\s(?=$))$"
)
_OFFICE = re.compile(
    r"(?:President|Dirett|Amministrat|Titolar|Responsabil|Soc[io]|Sed[ei]|Stabiliment|Dipendent|Progett|Partner|Capofil|Consiglier|"
    r"Fondat|Dirigent|Tecnic|Ricercat|Contribut|Quota|Fondi|Budget|Coordinat|Grazie|Parte)"
)
_FIRST_WORD_REACH = 30
_NUMERAL = re.compile(r"[IVX]{1,5}(?:[ -][A-C])?|[A-Z]")
_QUOTED_NAME = re.compile(r"\s[\"“«]\s?[^\"”»\n]{2,50}[\"”»]")
_ARTICULATED = re.compile(r"\b(?:del|dell['’]|della|nel|nell['’]|nella)\s?$")
_ARTICLE = re.compile(
    r"(?:\b(?:il|lo|la|gli|le|i|allo|alla|al|dal|dalla|stesso|stessa)\s|\b(?:l|dell|all|dall)['’])$", re.IGNORECASE
)
_GENITIVE_NAME = re.compile(
    r"\s(?:di|del|della|dell['’]|dei|delle|d['’])\s?(?P<name>[A-ZÀ-Ý][\wÀ-ÿ'’-]+(?:\s[A-ZÀ-Ý][\wÀ-ÿ'’-]+){0,2})"
)
_QUOTING_HEADS = frozenset({"school", "association", "museum", "company", "research", "health", "foundation", "gal"})
_PERSON_WORDS = range(2, 5)


class NameTyper:
    """Turns one name sequence into mentions."""

    def __init__(self, around: NameWords, sequence: NameSequence) -> None:
        self._around = around
        self.sequence = sequence
        self.text = around.text
        self.words = around.words[sequence.first : sequence.last]

    def mentions(self) -> Iterator[Mention]:
        """The sequence's mention, if it names anything."""
        head = self.sequence.head
        if head is None:
            if not _NUMERAL.fullmatch(self.text[self.words[0].start : self.words[-1].end]):
                yield self._headless()
        elif not self._is_plural(head):
            yield self._headed(head)
        elif head.type == "association" and self._names_directly():
            yield self._headed(head)

    def _names_directly(self) -> bool:
        """Whether the proper part follows its head at once, so that a plural may be a slip: "Comunità Montane Alfa"."""
        body = self.sequence.first + self.sequence.head_words
        return body < self.sequence.last and self._around.is_capital(body)

    def _is_plural(self, head: Head) -> bool:
        """Whether the noun is a plural of territorial bodies: it names its list's members (`shared_heads.py`)."""
        folded = tuple(w.folded for w in self.words[: self.sequence.head_words])
        is_plural = head.plural is not None and head.plural != head.head and folded == key_of(head.plural)
        return is_plural and head.complements == "place"

    def _headless(self) -> Mention:
        while len(self.words) > 2 and self._opens_before_person():
            self.words = self.words[1:]
        if self._is_person():
            start, end = self.words[0].start, self.words[-1].end
            return Mention(start, end, self.text[start:end], Label.PERSON, "names.person")
        start, end = self._without_place(), self.words[-1].end
        if self._ends_in_legal_form():
            end += self.text.startswith(".", end)
            return self._organisation(self._with_first_word(start), end, None, "names.legal-form")
        if self.words[-1].folded in gazetteers.legal_forms():
            return self._organisation(self._with_first_word(start), end, None, "names.legal-form")
        end = self._with_place(end)
        known = best_known(self.text[start:end])
        if known:
            name = known_name(self.text[start:end], known)
            return Mention(start, end, self.text[start:end], Label.ORG, "gazetteer.organisations", name)
        return self._organisation(start, end, None, "names.capitals", label=Label.NAME)

    def _opens_before_person(self) -> bool:
        """Whether the first word only opens the sentence before a person's name: "Interviene Anna Verdi"."""
        first, second = self.words[0].folded, self.words[1].folded
        names = gazetteers.first_names()
        is_uncut = self.words[0] == self._around.words[self.sequence.first]
        opens = is_uncut and self._around.opens_sentence(self.sequence.first)
        return second in names and first not in names and (opens or first in gazetteers.common_words())

    def _with_first_word(self, start: int) -> int:
        """Where a company's name begins whose first word opens the line: "*Acque di* Alfa spa", "*F.lli* Alfa snc"."""
        first = _FIRST_WORD.search(self.text[max(0, start - _FIRST_WORD_REACH) : start])
        if not first or _OFFICE.match(first["word"]):
            return start
        return start - len(first["word"]) - len(first["link"])

    def _without_place(self) -> int:
        """Where the name begins once the region before it is left out: "del Baden-Württemberg Alfa GmbH"."""
        first = self.words[0]
        length, _ = gazetteers.places().longest_at(self.text, self._around.words, self.sequence.first)
        articulated = _ARTICULATED.search(self.text[max(0, first.start - 7) : first.start])
        if length > 1 and articulated and length < len(self.words):
            return self.words[length].start
        return first.start

    def _with_place(self, end: int) -> int:
        """Where the name ends once "di" and a further name are taken in: "il Circondario di Alfa"."""
        before = self.text[max(0, self.words[0].start - 8) : self.words[0].start]
        following = _GENITIVE_NAME.match(self.text, end)
        opens = _ARTICLE.search(before) or self._around.opens_item(self.words[0].start)
        if not following or not opens or gazetteers.places().get(self.text[self.words[0].start : end]):
            return end
        index = self._around.index_at(following.start("name"))
        if index is None or gazetteers.heads().longest_at(self.text, self._around.words, index)[0]:
            return end
        return following.end() if not gazetteers.organisations().get(following["name"]) else end

    def _ends_in_legal_form(self) -> bool:
        tail = "".join(w.folded for w in self.words[-3:])
        return len(self.words) > 3 and tail in gazetteers.legal_forms()

    def _headed(self, head: Head) -> Mention:
        start, end = self.words[0].start, self._tail_end(self.words[-1].end)
        quoted = _QUOTED_NAME.match(self.text, end)
        is_quoting = quoted is not None and head.type in _QUOTING_HEADS
        end = quoted.end() if quoted and is_quoting else end
        label = Label.DEPARTMENT if head.type == "department" else Label.ORG
        mention = self._organisation(start, end, head, "names.head", label=label)
        if is_quoting and isinstance(mention.value, OrganisationName):
            return replace(mention, value=replace(mention.value, bare=False))
        return mention

    def _organisation(self, start: int, end: int, head: Head | None, origin: str, label: Label = Label.ORG) -> Mention:
        surface = self.text[start:end]
        known = best_known(surface)
        acronym = self._acronym_after(end) or (known.acronym if known else None)
        name = OrganisationName(
            name=capitalised(self._full_name(surface, head)),
            type=known.type if known else head.type if head else None,
            country=known.country if known else None,
            acronym=acronym,
            bare=self.sequence.is_bare_head,
            canonical=known.name if known else None,
        )
        return Mention(start, end, surface, label, origin, name)

    def _full_name(self, surface: str, head: Head | None) -> str:
        """The name on one line without quotation marks, its head in the singular: "Comunità Montane Valle Alfa"."""
        plain = re.sub(r"[\"“”«»]", "", surface.replace("\n", " "))
        if head is not None and head.complements == "place":
            plain = _without_nation(plain, head)
        if head is None or not self._is_plural(head):
            return plain
        return head.head + self.text[self.words[self.sequence.head_words - 1].end : self.words[0].start + len(surface)]

    def _tail_end(self, end: int) -> int:
        tail = _TAIL.match(self.text, end)
        return end + len(tail["tail"].rstrip()) if tail else end

    def _acronym_after(self, end: int) -> str | None:
        match = _ACRONYM_AFTER.match(self.text, end)
        if not match:
            return None
        acronym = match["acronym"] or match["dashed"]
        is_word = sum(c.isupper() for c in acronym) < 2 or gazetteers.places().get(acronym)
        return None if is_word or is_code(acronym) else acronym

    def _is_person(self) -> bool:
        if gazetteers.places().get(self.text[self.words[0].start : self.words[-1].end]):
            return False
        forms = [self.text[w.start : w.end] for w in self.words]
        if not all(_PLAIN_TITLE_WORD.fullmatch(f) for f in forms if f not in ("de", "di", "del", "von", "van")):
            return False
        if self.words[0].folded in gazetteers.first_names() and len(forms) in _PERSON_WORDS:
            return True
        titled = _TITLE_BEFORE.search(self.text[max(0, self.words[0].start - 30) : self.words[0].start])
        return (
            titled is not None and len(forms) in _PERSON_WORDS and titled[1].lower() not in ("di", "a cura di", "foto")
        )


def _without_nation(name: str, head: Head) -> str:
    """The name without the adjective that tells where the body lies: "Comune *bresciano* di Alfa"."""
    words = name.split(" ")
    index = len(head.head.split())
    is_adjective = len(words) > index + 2 and fold(words[index]) in gazetteers.demonyms()
    if not is_adjective or words[index + 1] not in ("di", "del", "della"):
        return name
    return " ".join([*words[:index], *words[index + 1 :]])
