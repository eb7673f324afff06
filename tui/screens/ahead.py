"""What the first forms would wait for, done while the reviewer reads: lists of names, and the screens themselves."""

import asyncio
import gc

from textual.app import App

from extractor import gazetteers
from extractor.linking.countries import usual_country
from extractor.schema.record import LISTS
from tui import completion
from tui.forms import ItemForm
from tui.review_state import ReviewState
from tui.screens.item_form import ItemFormScreen, form_of

_BREATH = 0.1  # seconds between two screens, in which keys are answered
_COLLECTED_EVERY = 60  # seconds
_NEVER = 1_000_000


async def prepare(app: App[object], state: ReviewState) -> None:
    """Reads the lists, then builds a form for each list of facts, one at a time."""
    await asyncio.to_thread(_read_lists)
    for name in LISTS if state.record else ():
        form = form_of(app, name)
        if state.record and not form.is_running:
            await _built(app, form.ask(ItemForm(state.record, name), "", state.store))
            await asyncio.sleep(_BREATH)
    gc.freeze()  # All this stays as long as the review: nothing in it is ever garbage.


def collect_between_keys(app: App[object]) -> None:
    """Has Python look for old garbage from time to time, not whenever keys have made much of it.

    Each such look takes longer than a key may, and was needed every two dozen keys.
    """
    young, middle, _old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    app.set_interval(_COLLECTED_EVERY, _collect)


def _collect() -> None:
    """Textual wants to know a callback's parameters, and built-in functions do not tell theirs."""
    gc.collect()


def _read_lists() -> None:
    completion.read_lists()
    gazetteers.organisations()
    usual_country("")


async def _built(app: App[object], form: ItemFormScreen) -> None:
    # Textual builds a screen when it is shown; apart from showing it has no public name for that.
    _screen, mounted = app._get_screen(form)
    await mounted
