"""Names typed: organisations, departments, people, and names of which only their context can tell more."""

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor import gazetteers
from extractor.nlp.adjective_names import adjective_names
from extractor.nlp.agreed_names import agreed, as_rules_see
from extractor.nlp.alias_spans import with_aliases
from extractor.nlp.cover import Cover
from extractor.nlp.doc_text import text_of, words_in
from extractor.nlp.known_names import best_known, is_code, known_name
from extractor.nlp.listed_names import with_lists
from extractor.nlp.name_sequences import SequenceFinder
from extractor.nlp.name_types import NameTyper
from extractor.nlp.name_words import NameWords
from extractor.nlp.shared_heads import SharedHeads
from extractor.nlp.span_groups import Group, read, write
from extractor.nlp.table_names import with_tables
from extractor.phrase_index import Word
from extractor.schema.mention import Label, Mention, OrganisationName


def organisations(doc: Doc) -> Doc:
    """Writes the group `organisations`; the value of an ORG or DEPARTMENT is its `OrganisationName`."""
    text, words = text_of(doc), words_in(doc)
    dates = (m for m in read(doc, Group.DATES) if any(c.isdigit() for c in m.text))
    taken = Cover([*read(doc, Group.PROGRAMMES, Group.VALUES), *dates])
    around = NameWords(text, words, {sent.start_char for sent in doc.sents}, taken)
    found = [m for sequence in SequenceFinder(around).find() for m in NameTyper(around, sequence).mentions()]
    shared = [*SharedHeads(around).mentions(), *adjective_names(around)]
    members = Cover(shared)
    found = [m for m in found if not members.overlaps(m)] + shared
    known = list(_known_elsewhere(text, words, Cover(m for m in found if not _is_bare(m))))
    wider = Cover(known)
    found = [m for m in found if not (_is_bare(m) and wider.covers(m))] + known
    datelines = Cover(m for m in read(doc, Group.HEADER) if m.label == Label.DATELINE)
    model = [m for m in read(doc, Group.MODEL) if not datelines.overlaps(m) and not taken.overlaps(m)]
    found = with_lists(doc, agreed(found, model))
    found = with_tables(doc, found)
    strategies = {(start, end) for start, end, _ in gazetteers.strategies().find(text, words)}
    names = (m for m in _outermost(found) if not taken.covers(m) and not is_code(m.text))
    kept = (m for m in names if (m.start, m.end) not in strategies)
    programmes = {m.start for m in read(doc, Group.PROGRAMMES)}
    told = (m for m in kept if not _introduces(text, m, programmes))
    return write(doc, Group.ORGANISATIONS, with_aliases(doc, Label.ORG, told))


def _introduces(text: str, mention: Mention, programmes: set[int]) -> bool:
    """Whether an untyped name only leads in to a programme's: "il Programma Europeo Interreg …"."""
    return mention.label == Label.NAME and text[mention.end : mention.end + 1] == " " and mention.end + 1 in programmes


def _outermost(found: list[Mention]) -> Iterator[Mention]:
    """The mentions without the untyped names inside longer ones: "Alfa di Lodi" is one name, not also "Lodi"."""
    furthest = -1
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if as_rules_see(mention).label != Label.NAME or mention.end > furthest:
            yield mention
        furthest = max(furthest, mention.end)


def _is_bare(mention: Mention) -> bool:
    """Whether a mention is a head alone ("Parlamento"), which gives way to a known name that begins with it."""
    return isinstance(mention.value, OrganisationName) and mention.value.bare


def _known_elsewhere(text: str, words: list[Word], found: Cover) -> Iterator[Mention]:
    """Organisations of the gazetteer that no sequence of their own has found whole."""
    for start, end, known in gazetteers.organisations().find(text, words):
        best = best_known(text[start:end])
        mention = Mention(start, end, text[start:end], Label.ORG, "gazetteer.organisations")
        if best and known and not found.overlaps(mention):
            name = known_name(text[start:end], best)
            yield Mention(start, end, text[start:end], Label.ORG, "gazetteer.organisations", name)
