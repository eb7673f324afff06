"""Texts laid out in lines: nothing is lost, nothing is too wide, and cells lead back to characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text_layout import Layout, Line, Span, Spans, find_next, find_words, runs, word_at, word_left, word_right

TEXT = "Il Consorzio Irriguo\nStura guida l'opera da 620mila €."


def lines(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in Layout(text, width).lines]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("uno due tre", 20, ["uno due tre"]),
        ("uno due tre", 7, ["uno due", "tre"]),
        ("uno due tre", 8, ["uno due", "tre"]),
        ("uno\n\ndue", 9, ["uno", "", "due"]),
        ("precipitevolissimevolmente", 10, ["precipitev", "olissimevo", "lmente"]),
        ("a precipitevolissimevolmente", 10, ["a", "precipitev", "olissimevo", "lmente"]),
        ("  rientro lungo", 10, ["  rientro", "lungo"]),
        ("  rientro  ", 8, ["", "rientro"]),
        ("日本語テキスト", 5, ["日本", "語テ", "キス", "ト"]),
    ],
)
def test_lines_break_at_white_space(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text("abc èà日\n", max_size=200), st.integers(4, 30))
def test_no_word_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    assert "".join("".join(line.split()) for line in lines(text, width)) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(st.text("abc è€\n", max_size=120), st.integers(1, 20))
def test_narrow_characters_are_counted_as_the_others_are_measured(text: str, width: int) -> None:
    other = text.replace("a", "\u0250")  # as narrow, but not one that Italian is written with
    assert Layout(text, width).lines == Layout(other, width).lines


def test_every_character_has_its_width() -> None:
    for code in range(0x20, 0x3100):
        text = chr(code) * 4
        if not text.isspace():
            assert all(cell_len(line) <= 2 for line in lines(text, 2)), hex(code)


@given(st.text("ab cè日\n", max_size=120), st.integers(4, 20), st.data())
def test_a_painted_character_is_found_at_its_cell(text: str, width: int, data: st.DataObject) -> None:
    layout = Layout(text, width)
    painted = [offset for line in layout.lines for offset in range(line.start, line.end)]
    if painted:
        offset = data.draw(st.sampled_from(painted))
        assert layout.offset_at(layout.line_of(offset), layout.column_of(offset)) == offset


def test_places_outside_the_text_are_its_ends() -> None:
    layout = Layout(TEXT, 30)
    assert layout.offset_at(-1, 3) == 0
    assert layout.offset_at(0, 99) == 20
    assert layout.offset_at(99, 0) == len(TEXT)


def test_a_line_is_cut_where_its_painting_changes() -> None:
    wide, narrow = Span(3, 20, "partners"), Span(13, 20, "places")
    cut = runs(Line(0, 20), [wide, narrow], [narrow], Line(0, 5))
    assert [(run.start, run.end, run.span and run.span.list, run.current, run.selected) for run in cut] == [
        (0, 3, None, False, True),
        (3, 5, "partners", False, True),
        (5, 13, "partners", False, False),
        (13, 20, "places", True, False),
    ]


def test_a_rejected_fact_does_not_cover_another() -> None:
    cut = runs(Line(0, 9), [Span(0, 9, "partners"), Span(4, 9, "places", rejected=True)], [], None)
    assert [run.span and run.span.list for run in cut] == ["partners", "partners"]


spans = st.builds(
    lambda start, length, name, rejected: Span(start, start + length, name, rejected),
    st.integers(0, 60),
    st.integers(1, 30),
    st.sampled_from(["partners", "places"]),
    st.booleans(),
)


@given(st.lists(spans, max_size=12), st.integers(0, 60), st.integers(0, 40))
def test_a_line_is_painted_from_its_own_spans_as_from_all(found: list[Span], start: int, length: int) -> None:
    line = Line(start, start + length)
    assert runs(line, Spans(found).touching(line), [], None) == runs(line, found, [], None)


def test_the_caret_goes_by_words() -> None:
    ends, offset = [], 0
    while offset < len(TEXT):
        offset = word_right(TEXT, offset)
        ends.append(offset)
    assert [TEXT[:end].split()[-1] for end in ends][:6] == ["Il", "Consorzio", "Irriguo", "Stura", "guida", "l"]
    assert TEXT[ends[-2] - 1] == "€"
    starts = [len(TEXT)]
    while starts[-1] > 0:
        starts.append(word_left(TEXT, starts[-1]))
    assert TEXT[starts[1]] == "€"
    assert starts[-2] == 3


def test_a_far_word_is_found_too() -> None:
    assert word_left("parola" + " " * 500, 500) == 0


def test_the_word_around_a_place() -> None:
    assert word_at(TEXT, 5) == (3, 12)
    assert word_at(TEXT, 2) is None
    assert word_at(TEXT, len(TEXT)) is None


def test_words_are_found_however_they_are_spaced() -> None:
    assert find_words(TEXT, "Irriguo Stura") == (13, 26)
    assert find_words(TEXT, "irriguo  stura") == (13, 26)
    assert find_words(TEXT, "Politecnico") is None
    assert find_words(TEXT, " ") is None


def test_of_several_places_the_nearest_is_meant() -> None:
    text = "Trento, poi Verona, poi Trento"
    assert find_words(text, "Trento", 3) == (0, 6)
    assert find_words(text, "Trento", 20) == (24, 30)


def test_a_search_goes_round() -> None:
    text = "Trento, poi Verona, poi trento"
    assert [find_next(text, "TRENTO", after) for after in (0, 1, 25)] == [(0, 6), (24, 30), (0, 6)]
    assert find_next(text, "Cuneo", 0) is None
