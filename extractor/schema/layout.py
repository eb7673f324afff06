"""Where the text of a document stands on its pages: a box for each run of it, held as columns of numbers."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from extractor.schema.evidence import BBox


class TextBox(NamedTuple):
    """A run of the text that lies in one box of one page: offsets half open, page 1-based, box in PDF points."""

    start: int
    end: int
    page: int
    bbox: BBox


class Layout(Sequence[TextBox]):
    """Boxes in order of offsets, none overlapping another; a box that is asked for is made anew.

    A box as an object takes ten times the memory of its numbers, and a long document has hundreds of thousands.
    """

    def __init__(self, boxes: Iterable[TextBox] = ()) -> None:
        self._starts, self._ends, self._pages = array("I"), array("I"), array("I")
        self._edges = tuple(array("d") for _edge in range(4))
        for box in boxes:
            self.append(box)

    def append(self, box: TextBox) -> None:
        """Adds a box of text that lies after all others."""
        self._starts.append(box.start)
        self._ends.append(box.end)
        self._pages.append(box.page)
        for column, edge in zip(self._edges, box.bbox, strict=True):
            column.append(edge)

    def between(self, start: int, end: int) -> list[TextBox]:
        """The boxes of which some character lies in the text from `start` to `end`."""
        return self[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> TextBox: ...

    @overload
    def __getitem__(self, index: slice) -> list[TextBox]: ...

    def __getitem__(self, index: int | slice) -> TextBox | list[TextBox]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        x0, top, x1, bottom = self._edges
        bbox = x0[index], top[index], x1[index], bottom[index]
        return TextBox(self._starts[index], self._ends[index], self._pages[index], bbox)

    def __iter__(self) -> Iterator[TextBox]:
        columns = zip(self._starts, self._ends, self._pages, zip(*self._edges, strict=True), strict=True)
        return map(TextBox._make, columns)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layout) and vars(self) == vars(other)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """In models it may be given as a list of boxes, and is written as one."""
        boxes = handler(list[TextBox])
        return core_schema.union_schema(
            [core_schema.is_instance_schema(cls), core_schema.no_info_after_validator_function(cls, boxes)],
            serialization=core_schema.plain_serializer_function_ser_schema(list, return_schema=boxes),
        )
