"""Cover answers as a search through all its mentions would."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.nlp.cover import Cover
from extractor.schema.mention import Label, Mention

offsets = st.integers(0, 30)
mentions = st.tuples(offsets, st.integers(1, 10)).map(
    lambda pair: Mention(pair[0], pair[0] + pair[1], "x" * pair[1], Label.ORG, "test")
)


@given(st.lists(mentions), mentions)
def test_covers_as_one_of_the_mentions_does(held: list[Mention], asked: Mention) -> None:
    assert Cover(held).covers(asked) == any(m.covers(asked) for m in held)


@given(st.lists(mentions), mentions)
def test_overlaps_as_one_of_the_mentions_does(held: list[Mention], asked: Mention) -> None:
    assert Cover(held).overlaps(asked) == any(m.overlaps(asked) for m in held)


@given(st.lists(mentions), offsets)
def test_holds_an_offset_as_one_of_the_mentions_does(held: list[Mention], offset: int) -> None:
    assert Cover(held).holds(offset) == any(m.start <= offset < m.end for m in held)


def test_an_empty_cover_has_nothing() -> None:
    cover = Cover([])
    mention = Mention(0, 1, "x", Label.ORG, "test")
    assert not (cover.covers(mention) or cover.overlaps(mention) or cover.holds(0))
