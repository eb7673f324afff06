"""Draws the pictures of the review for the README and the guide: `python docs/make_review_pictures.py`.

The document and its facts are the example of the tests, so that the pictures are the same wherever they are drawn.
"""

import asyncio
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs"
SIZE = (132, 36)
DECIDED = ("a", "a", "x", "a", "n", "n")
# The picture's name, and the keys that lead to it.
PICTURES: dict[str, tuple[str, ...]] = {
    "review": DECIDED,
    "guida-correggere": ("j", "e", "f4", *"ita", "enter"),
    "guida-aggiungere": ("slash", *"unione europea", "enter"),
    "guida-accettare": ("A", "left", "left"),
    "guida-unire": ("j", "j", "j", "m"),
    "guida-cronologia": (*DECIDED, "u", "l", "2", "h"),
}


async def draw(picture: Path, keys: tuple[str, ...]) -> None:
    """Opens the review on the example, presses the keys and saves what the screen shows."""
    from extractor.messages import set_language
    from tests.tui.examples import filled_store, further_documents, ticking, valdora
    from tui.app import ReviewApp
    from tui.review_state import ReviewState

    set_language("it")
    with TemporaryDirectory() as folder, filled_store(Path(folder), valdora(), *further_documents()) as store:
        app = ReviewApp(ReviewState(store, reviewer="anna", clock=ticking()))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            picture.write_text(app.export_screenshot(title="spoglio review"), encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ["TZ"] = "Europe/Rome"
    time.tzset()
    for name, keys in PICTURES.items():
        asyncio.run(draw(FOLDER / f"{name}.svg", keys))
