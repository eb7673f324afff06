"""The review terminal: opens the store, gives the state a clock and the screen a theme."""

import gc
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.constants import DRIVER
from textual.screen import Screen

from extractor.messages import _, set_language
from extractor.settings import Settings
from extractor.store.session import Store, open_store
from tui.actions import REVIEW, SCOPES
from tui.keys import has_own_keys, keymap, use_own_keys
from tui.review_state import ReviewState
from tui.screens.ahead import collect_between_keys, prepare
from tui.screens.panes import WIDE
from tui.screens.review import ReviewScreen
from tui.sitting import Sitting
from tui.themes import DARK, LIGHT

# The server that shows this program in a browser names a driver of its own.
SERVED = bool(DRIVER)


def _now() -> datetime:
    return datetime.now(UTC)


class ReviewApp(App[None]):
    """The review of a store by one reviewer."""

    CSS_PATH = "app.tcss"
    TITLE = "Spoglio"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "quit", show=False)]

    def __init__(self, state: ReviewState, *, ahead: bool = False) -> None:
        """`ahead` says to do beforehand what the first forms would wait for."""
        super().__init__()
        self.state = state
        self._ahead = ahead
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide"), (150, "-broad")]
        self.VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        if has_own_keys():
            # Textual goes through all bindings at each key once it has these.
            self.set_keymap({name: ",".join(keys) for name, keys in keymap().items()})

    def on_ready(self) -> None:
        """Once everything is shown, goes ahead."""
        if self._ahead:
            app = cast("App[object]", self)
            collect_between_keys(app)
            self.run_worker(prepare(app, self.state))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tints of the lists, for themes that have none of their own."""
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        """The review itself."""
        return ReviewScreen(self.state)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the review, for the command palette."""
        for name, action in REVIEW.items():
            yield SystemCommand(_(action.help), "", lambda name=name: screen.run_action(f"press('{name}')"))
        yield SystemCommand(_("Light or dark"), _("Change between a light and a dark screen"), self.action_change_theme)

    def action_command_palette(self) -> None:
        """Opens the palette, in the reviewer's language."""
        if not CommandPalette.is_open(cast("App[object]", self)):
            self.push_screen(CommandPalette(placeholder=_("Search what to do…"), id="--command-palette"))

    def action_change_theme(self) -> None:
        """Changes between a light and a dark screen."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name


def run_review(settings: Settings) -> Sitting:
    """Opens the review of a store until the reviewer leaves, and gives back what was done in it.

    Raises InvalidSettings for a file of keys that cannot be so, StoreError if the store cannot be opened.
    """
    set_language(settings.lang)
    if settings.keymap is not None:
        use_own_keys(settings.keymap, SCOPES)
    with open_store(settings.db) as store:
        app = open_review(store, settings)
        app.run()
        app.state.presence.leave()
    return app.state.sitting


def open_review(store: Store, settings: Settings) -> ReviewApp:
    """The review of a store, ready to run. Raises StoreError if it cannot be read."""
    # The lines of the queue stay as long as the review: Python need not look for garbage among them, while they are
    # read nor ever after. With 100,000 documents each look takes longer than a key may.
    gc.disable()
    try:
        rules = settings.rules_to_write
        state = ReviewState(store, reviewer=settings.reviewer, clock=_now, own_rules=rules)
        gc.freeze()
    finally:
        gc.enable()
    return ReviewApp(state, ahead=True)
