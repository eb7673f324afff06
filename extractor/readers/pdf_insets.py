"""Blocks of a PDF page that stand within others or beside them: pull quotes and boxes, read after these."""

from collections.abc import Sequence

from extractor.readers.pdf_blocks import Block
from extractor.schema.evidence import BBox

_TOUCH_EM = 0.25
# A box beside fewer paragraphs belongs to them.
_FEWEST_BESIDE = 2
_FEWEST_HOST_LINES = 3
_LEAST_SURROUNDED = 0.25
_MOST_OF_HOST = 0.7
_LEAST_WITHIN = 0.8


def without_insets(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks that follow each other, with the insets of each; and the boxes that stand beside them."""
    flow, boxes = [], []
    hosts = [block for block in blocks if block.lines >= _FEWEST_HOST_LINES]
    for block in blocks:
        host = _host(block, hosts)
        if host:
            host.insets.append(block)
        elif block.is_box and sum(_is_beside(block, other) for other in blocks) >= _FEWEST_BESIDE:
            boxes.append(block)
        else:
            flow.append(block)
    return flow, boxes


def _is_beside(box: Block, other: Block) -> bool:
    return other is not box and not other.is_box and _overlap(box.bbox, other.bbox) > _TOUCH_EM * other.size


def _host(block: Block, hosts: Sequence[Block]) -> Block | None:
    """The last block whose lines give way to this one."""
    around = [host for host in hosts if _surrounds(host.bbox, block.bbox)]
    covered = sum(_overlap(host.bbox, block.bbox) for host in around)
    if covered < _LEAST_SURROUNDED * (block.bbox[3] - block.bbox[1]):
        return None
    return max(around, key=lambda host: host.bbox[3], default=None)


def _surrounds(outer: BBox, inner: BBox) -> bool:
    width = inner[2] - inner[0]
    within = min(outer[2], inner[2]) - max(outer[0], inner[0]) > _LEAST_WITHIN * width
    return within and width < _MOST_OF_HOST * (outer[2] - outer[0]) and _overlap(outer, inner) > 0


def _overlap(a: BBox, b: BBox) -> float:
    """How many points of height the boxes share."""
    return min(a[3], b[3]) - max(a[1], b[1])
