"""Questions over the panes. Those asked often are built once: Textual takes longer to build one than a key may take."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Generic, Self, TypeVar, cast

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.widgets import Button

T = TypeVar("T")
Q = TypeVar("Q", bound="KeptQuestion[Any]")


class Question(ModalScreen[T], Generic[T]):
    """Lies over the panes, which show dimmed behind it."""

    def render(self) -> RenderableType:
        """What is behind, dimmed."""
        behind = super().render()
        return _Dimmed(behind.screen, behind.color) if isinstance(behind, BackgroundScreen) else behind


class KeptQuestion(Question[T], Generic[T]):
    """A question that is asked again and again. It is composed once, and filled each time it is asked."""

    _styled_for = ""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Its styles are as it was left with, save in another theme: to work them out takes half of what a key may."""
        event.refresh_styles = self._styled_for != self.app.theme
        self._styled_for = self.app.theme

    def fill(self) -> None:
        """Shows what is asked this time, with nothing answered yet."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Fills what has just been composed."""
        self.fill()

    def anew(self) -> Self:
        """Fills what was composed before; the first time it is filled when it is composed."""
        if self.is_mounted:
            # A button looks pressed for a while, and until then it hears no other key.
            self.query(Button).remove_class("-active")
            self.fill()
        return self


def kept(app: App[object], name: str, make: Callable[[], Q]) -> Q:
    """The question of this name, made where it has not been asked before."""
    if not app.is_screen_installed(name):
        app.install_screen(cast("ModalScreen[object]", make()), name)
    return cast(Q, app.get_screen(name))


class _Dimmed(BackgroundScreen):
    """Textual's dimming, worked out once for each style: there are few of them, and thousands of segments."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """The segments in their dimmed styles."""
        return (Segment(text, _dimmed(style or Style(), color), control) for text, style, control in segments)


@lru_cache(4096)
def _dimmed(style: Style, color: Color) -> Style | None:
    (segment,) = BackgroundScreen.process_segments([Segment(" ", style)], color)
    return segment.style
