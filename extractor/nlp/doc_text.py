"""The text and words of a spaCy `Doc`, put together once: `doc.text` joins all tokens anew each time one asks."""

from spacy.tokens import Doc

from extractor.phrase_index import Word, words_of

_TEXT, _WORDS = "text", "words"


def text_of(doc: Doc) -> str:
    """The text of a document."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    text: str = doc.user_data[_TEXT]
    return text


def words_in(doc: Doc) -> list[Word]:
    """The words of a document as gazetteers compare them."""
    if _WORDS not in doc.user_data:
        doc.user_data[_WORDS] = words_of(text_of(doc))
    words: list[Word] = doc.user_data[_WORDS]
    return words
