"""hOCR → words: framed where their letters were seen, and level, upright and of one size for telling lines."""

from math import cos, radians, sin

import pytest

from extractor.readers.hocr import Placing, turn_of_hocr, words_of_hocr
from extractor.readers.pdf_frame import Frame
from extractor.readers.pdf_lines import lines_of
from extractor.readers.pdf_words import Word

# A picture of 1000 by 1400 pixels, each half a point of the page.
FRAME = Frame(0, 0, 500, 700, 0)
POINTS = 0.5
EM = 40


def line(text: str, x: float, base: float, *, height: float = 37, slope: float = 0.0, more: str = "") -> str:
    """A line as Tesseract writes it: letters 20 pixels wide on a baseline that begins at (x, base)."""
    words, place = [], x
    for word in text.split(" "):  # an empty one widens the space
        letters = [(letter, place + 20 * i) for i, letter in enumerate(word)]
        inner = "".join(_letter(letter, left, base + slope * (left - x)) for letter, left in letters)
        words.append(f"<span class='ocrx_word' title='bbox 0 0 0 0; x_wconf 90'>{inner}</span>")
        place += 20 * (len(word) + 1)
    about = more or f"baseline {slope} -10"
    title = f"bbox {x} {base - 30} {place - 20} {base + 10}; {about}; x_size {height}; x_descenders 9; x_ascenders 9"
    return f"<span class='ocr_line' title='{title}'>{''.join(words)}</span>"


def _letter(letter: str, x: float, base: float) -> str:
    escaped = {"&": "&amp;", "'": "&#39;"}.get(letter, letter)
    return f"<span class='ocrx_cinfo' title='x_bboxes {x} {base - 30} {x + 18} {base}; x_conf 99'>{escaped}</span>"


def hocr(*lines: str) -> bytes:
    body = f"<body><div class='ocr_page' title='image'>{''.join(lines)}</div></body>"
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>{body}</html>".encode()


def words(*lines: str, turn: int = 0, frame: Frame = FRAME) -> list[Word]:
    return words_of_hocr(hocr(*lines), Placing(frame, POINTS, turn))


def test_letters_are_framed_where_they_were_seen() -> None:
    (word,) = words(line("(Pola),", 100, 200))
    assert [(piece.text, piece.bbox) for piece in word.pieces] == [
        ("(", (50, 85, 59, 100)),
        ("Pola", (60, 85, 99, 100)),
        ("),", (100, 85, 119, 100)),
    ]


def test_a_word_stands_one_em_high_on_its_baseline() -> None:
    for text in ("accusa", "gabbia", "»,-«"):
        word = words(line(f"{text} a", 100, 200))[0]
        assert word.size == pytest.approx(EM * POINTS)
        assert word.bbox == pytest.approx((50, (200 - 0.79 * EM) / 2, 50 + 10 * len(text) - 1, (200 + 0.21 * EM) / 2))


def test_sizes_misjudged_a_little_are_one_and_others_stay() -> None:
    heights = (36, 37, 37, 38, 40, 60)
    found = [word.size for word in words(*(line("parola", 100, 100 * h, height=h) for h in heights))]
    assert len(set(found[:5])) == 1
    assert found[5] == pytest.approx(60 / 0.925 * POINTS)


@pytest.mark.parametrize("degrees", [-1.5, -0.4, 0.8, 2.0])
def test_lines_askew_are_laid_level_with_one_left_edge(degrees: float) -> None:
    slope, height = sin(radians(degrees)), cos(radians(degrees))
    starts = [(100 - slope * 60 * n, 200 + height * 60 * n) for n in range(10)]
    found = words(*(line("una riga del testo", x, base, slope=slope) for x, base in starts))
    lines = lines_of(found, 1)
    assert [each.text for each in lines] == ["una riga del testo"] * 10
    assert max(each.x0 for each in lines) - min(each.x0 for each in lines) < 1
    assert all(each.bottom - each.top == pytest.approx(each.size, abs=0.5) for each in lines)


def test_words_know_their_order_and_whether_they_go_on_in_a_line() -> None:
    found = words(line("una riga", 100, 200), line("e poi    altro", 100, 300))
    assert [(word.order, word.drawn_on) for word in found] == [(0, False), (1, True), (2, False), (3, True), (4, False)]


@pytest.mark.parametrize(("angle", "turn"), [(0, 0), (90, 1), (180, 2), (270, 3)])
def test_most_lines_say_how_the_page_lies(angle: int, turn: int) -> None:
    lying = line("di lato", 100, 200, more=f"textangle {angle}" if angle else "")
    assert turn_of_hocr(hocr(lying, lying, line("dritta", 100, 900))) == turn


def test_words_of_a_turned_picture_are_framed_on_the_page_as_it_is_shown() -> None:
    lying = Frame(0, 0, 700, 500, 0)
    (word,) = words(line("Pola", 100, 200), turn=1, frame=lying)
    assert word.turn == 1
    assert word.bbox[:3] == pytest.approx((50, (200 - 0.79 * EM) / 2, 89))
    assert word.pieces[0].bbox == pytest.approx((85, 500 - 89, 100, 500 - 50))


def test_lines_that_run_another_way_and_lines_of_signs_are_left_out() -> None:
    found = words(line("testo", 100, 200), line("margine", 5, 700, more="textangle 90"), line("| — _ .", 100, 300))
    assert [word.text for word in found] == ["testo"]


@pytest.mark.parametrize("seen", ["all'’80%", "all’'80%"])
def test_an_apostrophe_seen_twice_stands_once(seen: str) -> None:
    assert [word.text.replace("'", "’") for word in words(line(seen, 100, 200))] == ["all’80%"]


def test_a_picture_without_text_has_no_words() -> None:
    assert (words(), turn_of_hocr(hocr())) == ([], 0)
