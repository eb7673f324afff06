"""The page of a PDF on the screen, driven by keys; the PDF is a real one, read as any other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from textual.containers import VerticalScroll
from textual.widgets import Label

from extractor.readers.read import read
from extractor.schema.evidence import Evidence
from extractor.schema.record import Record
from extractor.store.session import Store, open_store
from tests.readers import samples
from tests.tui.piloting import Driver, driving
from tui.screens.page import PageScreen

PAGES = [
    [(72.0, 100.0, "Il progetto VALDORA parte oggi."), (72.0, 140.0, "Il testo continua.")],
    [(72.0, 700.0, "Partner: Consorzio Irriguo Stura.")],
    [(72.0, 100.0, "Informazioni: ufficio stampa.")],
]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A PDF of three pages, in a folder that may be moved."""
    return samples.write(tmp_path, "valdora.pdf", samples.drawn_pdf(PAGES))


def keep(path: Path, url: str) -> None:
    """Puts the PDF into a store: a project on its first page, a partner on its second, and one added by hand."""
    document = read(path)

    def evidence(words: str) -> Evidence:
        start = document.text.index(words)
        return document.evidence(start, start + len(words))

    by_hand = evidence("ufficio stampa").model_copy(update={"page": None, "bbox": None})
    about = document.model_dump(include={"id", "source", "media_type", "text"})
    found = {
        "projects": [{"id": "p1", "name": "VALDORA", "origin": "test", "evidence": [evidence("VALDORA")]}],
        "partners": [
            {"id": "o1", "name": "Consorzio", "origin": "test", "evidence": [evidence("Consorzio Irriguo Stura")]},
            {"id": "o2", "name": "ufficio stampa", "origin": "reviewer", "evidence": [by_hand]},
        ],
    }
    with open_store(url) as store:
        store.save_record(Record.model_validate({"document": about, **found}), path=str(path))


@pytest.fixture
def store(pdf: Path, tmp_path: Path) -> Iterator[Store]:
    """A store that holds the PDF."""
    url = f"sqlite:///{tmp_path / 'review.db'}"
    keep(pdf, url)
    with open_store(url) as opened:
        yield opened


async def press(review: Driver, *keys: str) -> None:
    """Presses keys, and waits until the page is drawn."""
    await review.press(*keys)
    await review.app.workers.wait_for_complete()
    await review.pilot.pause()
    await review.pilot.pause()


def said(review: Driver, where: str) -> str:
    return str(review.app.screen.query_one(where, Label).content)


async def test_the_detail_says_the_page(store: Store) -> None:
    async with driving(store) as review:
        assert "from test · page 1" in review.text("#detail")
        await review.press("j")
        assert "from test · page 2" in review.text("#detail")
        await review.press("j")
        assert "page" not in review.text("#detail")


async def test_the_page_of_the_fact_is_shown_from_its_mark_on(store: Store) -> None:
    async with driving(store) as review:
        await press(review, "j", "z")
        assert isinstance(review.app.screen, PageScreen)
        assert said(review, "#page-title") == "valdora.pdf, page 2 of 3"
        scroll, image = review.app.screen.query_one(VerticalScroll), review.app.screen.query_one("#page-image")
        assert image.size.width == scroll.scrollable_content_region.width
        assert image.size.height > 2 * scroll.size.height
        mark = round(image.size.height * 690 / A4[1])
        assert scroll.scroll_offset.y < mark < scroll.scroll_offset.y + scroll.size.height
        await press(review, "escape")
        assert (review.asked, review.current) == ("ReviewScreen", "o1")


async def test_one_leafs_through_the_pages_as_far_as_they_go(store: Store) -> None:
    async with driving(store) as review:
        await press(review, "z")
        seen = [said(review, "#page-title")[-6:]]
        for key in ("pageup", "pagedown", "pagedown", "pagedown", "pageup"):
            await press(review, key)
            seen.append(said(review, "#page-title")[-6:])
        assert seen == ["1 of 3", "1 of 3", "2 of 3", "3 of 3", "3 of 3", "2 of 3"]
        assert len(review.app.screen.query("#page-image")) == 1


async def test_only_the_page_that_is_wanted_last_is_shown(store: Store) -> None:
    async with driving(store) as review:
        await press(review, "z")
        await press(review, "pagedown", "pagedown")
        assert said(review, "#page-title") == "valdora.pdf, page 3 of 3"


async def test_the_arrows_move_the_page(store: Store) -> None:
    async with driving(store) as review:
        await press(review, "z")
        scroll = review.app.screen.query_one(VerticalScroll)
        await review.press("down", "down")
        assert scroll.scroll_offset.y == 6
        await review.press("up")
        assert scroll.scroll_offset.y == 3


async def test_a_fact_without_a_page_opens_the_first(store: Store) -> None:
    async with driving(store) as review:
        await press(review, "end", "z")
        assert (review.current, said(review, "#page-title")) == ("o2", "valdora.pdf, page 1 of 3")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "The file does not exist (any more)."),
        (samples.drawn_pdf(PAGES[:1]), "The file has changed since it was read."),
    ],
)
async def test_why_there_is_no_page(store: Store, pdf: Path, content: bytes | None, reason: str) -> None:
    pdf.unlink()
    if content:
        pdf.write_bytes(content)
    async with driving(store) as review:
        await press(review, "z")
        assert said(review, "#page-problem") == reason
        assert review.app.screen.query_one("#page-problem").display
        await press(review, "pagedown", "escape")
        assert review.asked == "ReviewScreen"
