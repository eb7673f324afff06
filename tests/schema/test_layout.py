"""Layouts: boxes kept as numbers come back as they were, and those of a stretch of text are found."""

import pickle
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from extractor.schema.layout import Layout, TextBox

JSON = TypeAdapter(Layout)
EDGE = st.floats(0, 1e6)
# The gap before each box, its length, its page and its place.
BOXES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9), st.integers(1, 3), st.tuples(EDGE, EDGE, EDGE, EDGE)))


def in_order(drawn: list[tuple[int, int, int, tuple[float, float, float, float]]]) -> list[TextBox]:
    ends = accumulate(gap + length for gap, length, *_ in drawn)
    return [TextBox(end - length, end, page, bbox) for end, (_, length, page, bbox) in zip(ends, drawn, strict=True)]


@given(BOXES.map(in_order))
def test_a_layout_is_the_sequence_of_its_boxes(boxes: list[TextBox]) -> None:
    layout = Layout(boxes)
    assert list(layout) == boxes
    assert [layout[number] for number in range(-len(layout), len(layout))] == boxes * 2
    assert layout[1:-1] == boxes[1:-1]
    assert layout == Layout(boxes) == pickle.loads(pickle.dumps(layout))
    assert JSON.validate_json(JSON.dump_json(layout)) == layout
    assert not boxes or layout != Layout(boxes[:-1])


@given(BOXES.map(in_order), st.integers(0, 60), st.integers(1, 20))
def test_boxes_between_two_offsets_are_those_that_share_a_character_with_them(
    boxes: list[TextBox], start: int, length: int
) -> None:
    end = start + length
    assert Layout(boxes).between(start, end) == [box for box in boxes if box.start < end and start < box.end]
