"""The pages of a PDF while it is read: its margins and its words are known only when the last page is.

A line takes a hundred times the memory of its text. So pages wait packed, and each is gone once it was taken.
"""

import pickle
import zlib
from collections import deque
from collections.abc import Iterator

from extractor.readers.pdf_margins import Margins, without_marks
from extractor.readers.pdf_page import PageLines
from extractor.readers.pdf_text import folded

_FASTEST = 1


class WaitingPages:
    """Pages that wait for the last one, what is printed around their text, and the words of all of them, folded."""

    def __init__(self) -> None:
        self.margins = Margins()
        self.vocabulary: set[str] = set()
        self._packed: deque[bytes] = deque()

    def add(self, page: PageLines) -> None:
        """Adds the page that follows."""
        page = without_marks(page)
        self.margins.count(page)
        self.vocabulary.update(folded(word) for line in (*page.body(), *page.beside) for word in line.words)
        self._packed.append(zlib.compress(pickle.dumps(page), _FASTEST))

    def taken(self) -> Iterator[PageLines]:
        """The pages in their order, each for this once."""
        while self._packed:
            yield pickle.loads(zlib.decompress(self._packed.popleft()))
