"""Text files: encoding told from the bytes, paragraphs from blank lines, long lines and short ones."""

from extractor.messages import _
from extractor.readers.draft import Draft, Source
from extractor.readers.encoding import decode
from extractor.readers.paragraphs import paragraphs_of_lines

_MOST_BYTES_A_CHARACTER = 4


def draft(source: Source) -> Draft:
    """The text of a `.txt` file; raises UnreadableDocument for binary data and for text beyond the limit."""
    return Draft(paragraphs_of_lines(text_of(source)))


def text_of(source: Source) -> str:
    """The characters of the file, its lines ended by "\n"; raises UnreadableDocument as `draft` does."""
    source.check_length(len(source.content) // _MOST_BYTES_A_CHARACTER)
    text = decode(source.content)
    if text is None:
        raise source.refuse(_("The file holds binary data, not text."))
    source.check_length(len(text))
    return "\n".join(text.splitlines())
