"""Draws `docs/review.svg`, the picture of the review that the README shows: `python docs/make_review_picture.py`.

The document and its facts are the example of the tests, so that the picture is the same wherever it is drawn.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "review.svg"
SIZE = (132, 36)
KEYS = ("a", "a", "x", "a", "n", "n")


async def draw(picture: Path) -> None:
    """Opens the review on the example, takes a few decisions and saves what the screen shows."""
    from extractor.messages import set_language
    from tests.tui.examples import filled_store, further_documents, ticking, valdora
    from tui.app import ReviewApp
    from tui.review_state import ReviewState

    set_language("it")
    with TemporaryDirectory() as folder, filled_store(Path(folder), valdora(), *further_documents()) as store:
        app = ReviewApp(ReviewState(store, reviewer="anna", clock=ticking()))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*KEYS)
            await pilot.pause()
            picture.write_text(app.export_screenshot(title="spoglio review"), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    asyncio.run(draw(PICTURE))
