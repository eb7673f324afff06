"""Entities of a trained pipeline, where one was loaded, as mentions whose origin names the pipeline."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor.nlp.doc_text import text_of
from extractor.nlp.known_names import organisation_name
from extractor.nlp.span_groups import Group, write
from extractor.schema.mention import Label, Mention

_LABELS = {
    "PER": Label.PERSON,
    "PERSON": Label.PERSON,
    "ORG": Label.ORG,
    "LOC": Label.PLACE,
    "GPE": Label.PLACE,
    "PROJECT": Label.PROJECT,
    "PROGRAMME": Label.PROGRAMME,
    "EVENT": Label.EVENT,
}
_COMMON = re.compile(
    r"(?:(?:LP|PP|AP|BP)\s?\d{0,2}\s|(?:associazion|cooperativ|compagni|aziend|impres|ditt)[aei]|cooperative|società|start-?up|spin-?off|"
    r"archivio|foto)"
    r"(?:\s(?!di|del|per|e\b)[a-zà-ÿ]+){0,2}\s(?=[A-ZÀ-Ý\"“«])"
)
_ORGAN = re.compile(r"(?:Giunta|Consiglio|Assemblea|Presidenza|Assessorato)(?:\s[a-zà-ÿ]+)?")
# Where a name ends though the model read on: a sentence, an address, a clause, a list without its closing "e".
_CUTS = re.compile(
    r"(?<=[a-zà-ÿ]{3})\.\s+(?=[A-ZÀ-Ý])|\n(?=(?:Via|Viale|Piazza|Corso|P\.zza|Tel)\b)|\s?,\s?(?=\S)|\s\(?(?=(?:all['’]interno|nell['’]ambito|"
    r"attraverso|tramite|insieme|grazie|che|dove|oltre|nonché|presso|è|ha|sono|hanno|sarà|come|mediante|finanziat\w+)\b)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Soc|soc|Coop|coop|Ist|Ass|Dip|Univ|San|Sant|Reg|Prov|Naz|Int|Fond|Dott|Prof|Ing|agr))$"
)
_LISTS_ON = re.compile(r"\s(?:e|ed|and|und|et|y|i|in)\s")
_LEGAL = re.compile(r"[Ss](?:\.|p|r|n|a)|[Ss]oc|GmbH|Ltd|Inc|LLC|[Cc]oop")
_EDGES = " \t\n\"“”«»‘'’.,;:()[]-–—•*|"
_LINK = re.compile(r"\s(?:di|del|della|dello|dei|degli|delle|per|e|ed|dell['’]|d['’])$")


class ModelNames:
    """A component that copies `doc.ents` of the labels it knows into the group `model`, their boundaries mended."""

    def __init__(self, name: str) -> None:
        self._origin = f"model:{name}"

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        known = ((e.start_char, e.end_char, _LABELS[e.label_]) for e in doc.ents if e.label_ in _LABELS)
        parts = (part for start, end, label in known for part in _parts(text, start, end, label))
        trimmed = (m for start, end, label in parts if (m := self._mention(text, start, end, label)))
        return write(doc, Group.MODEL, self._joined(text, trimmed))

    def _mention(self, text: str, start: int, end: int, label: Label) -> Mention | None:
        """The name without marks at its edges and the noun of its sort; None without a capital, and for organs."""
        while start < end and text[start] in _EDGES:
            start += 1
        while start < end and text[end - 1] in _EDGES and not _is_closing(text[start:end]):
            end -= 1
        described = _COMMON.match(text, start, end) if label == Label.ORG else None
        start = described.end() if described else start
        surface = text[start:end]
        if not any(c.isupper() or c.isdigit() for c in surface) or (label == Label.ORG and _ORGAN.fullmatch(surface)):
            return None
        value = organisation_name(surface) if label == Label.ORG else None
        return Mention(start, end, surface, label, self._origin, value)

    def _joined(self, text: str, found: Iterable[Mention]) -> Iterator[Mention]:
        """An organisation that ends in a link takes in the place that follows: "Provincia autonoma di" + "Trento"."""
        before: Mention | None = None
        for mention in found:
            if before and _is_cut(text, before, mention):
                before = _over(text, before, mention.end)
                continue
            if before:
                yield _without_link(text, before)
            before = mention
        if before:
            yield _without_link(text, before)


def _parts(text: str, start: int, end: int, label: Label) -> Iterator[tuple[int, int, Label]]:
    """The entity, or its parts where the model ran over a border: the first, and what a new sentence begins."""
    if label not in (Label.ORG, Label.PERSON):
        yield start, end, label
        return
    for cut in _CUTS.finditer(text, start, end):
        if cut.start() > start and _is_border(text[start : cut.start()], cut[0], text[cut.end() : end]):
            yield start, cut.start(), label
            if cut[0].startswith("."):
                yield from _parts(text, cut.end(), end, label)
            return
    yield start, end, label


def _is_border(before: str, cut: str, after: str) -> bool:
    """Whether a name ends here: no stop of an abbreviation, no comma before a legal form or within an enumeration."""
    if cut.startswith("."):
        return not _ABBREVIATED.search(before)
    if "," in cut:
        return not _LEGAL.match(after) and (cut == "," or not _LISTS_ON.search(after)) and "(" not in before
    return True


def _over(text: str, mention: Mention, end: int) -> Mention:
    """The mention up to another end."""
    surface = text[mention.start : end]
    value = organisation_name(surface) if mention.label == Label.ORG else None
    return replace(mention, end=end, text=surface, value=value)


def _without_link(text: str, mention: Mention) -> Mention:
    """The mention without the link that leads nowhere: "Provincia autonoma di" at a line's end."""
    link = _LINK.search(mention.text)
    return _over(text, mention, mention.start + link.start()) if link else mention


def _is_closing(surface: str) -> bool:
    """Whether the last character belongs to the name: the bracket it opened, the stop of "S.p.A."."""
    return (surface[-1] == ")" and "(" in surface) or (surface[-1] == "." and "." in surface[:-1].split()[-1])


def _is_cut(text: str, before: Mention, mention: Mention) -> bool:
    """Whether two neighbours are one organisation's name: the first ends in a link, and only a space parts them."""
    is_pair = before.label == Label.ORG and mention.label in (Label.PLACE, Label.ORG)
    gap = text[before.end : mention.start]
    return is_pair and gap.isspace() and "\n\n" not in gap and bool(_LINK.search(before.text))
