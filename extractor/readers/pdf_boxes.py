"""Boxes of a PDF page: words on a coloured ground or within a border, apart from the text beside them."""

from collections.abc import Sequence

from extractor.readers.pdf_blocks import Block
from extractor.readers.pdf_regions import regions_of
from extractor.schema.evidence import BBox

_FEWEST_LINES = 3
_LEAST_SIDE = 20.0
_MOST_BOXES = 100
_MOST_OF_PAGE = 0.6
_SLACK = 2.0


def boxed(blocks: Sequence[Block], shapes: Sequence[BBox], page: int, area: float) -> list[Block]:
    """The blocks, those within one box as one block that is laid out by itself; `area` is the page's."""
    rest = list(blocks)
    large = [shape for shape in shapes if min(shape[2] - shape[0], shape[3] - shape[1]) > _LEAST_SIDE]
    for shape in sorted(large, key=_area, reverse=True)[:_MOST_BOXES]:
        inside = [block for block in rest if _holds(shape, block.bbox)]
        crossing = any(_overlaps(shape, block.bbox) for block in rest if block not in inside)
        if sum(b.lines for b in inside) < _FEWEST_LINES or crossing or _area(shape) > _MOST_OF_PAGE * area:
            continue
        rest = [block for block in rest if block not in inside]
        words = [word for block in inside for word in block.words]
        box = Block(
            words, sum(b.lines for b in inside), regions_of(inside, page, max(b.bbox[2] for b in inside)), is_box=True
        )
        box.bbox = shape
        rest.append(box)
    return rest


def _area(box: BBox) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(outer: BBox, inner: BBox) -> bool:
    return (
        outer[0] - _SLACK <= inner[0]
        and outer[1] - _SLACK <= inner[1]
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _overlaps(a: BBox, b: BBox) -> bool:
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
