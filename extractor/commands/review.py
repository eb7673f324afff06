"""`spoglio review`: opens the review in the terminal, or serves it to the browser."""

import sys

from extractor.commands.screen import show
from extractor.commands.sitting import show_sitting
from extractor.errors import SpoglioError
from extractor.messages import _
from extractor.settings import Settings
from tui.app import SERVED, run_review


def run(settings: Settings) -> None:
    """Opens the review on the store that the settings name, and says at the end what was done.

    Raises SpoglioError where there is no terminal to open it in.
    """
    if not (SERVED or (sys.stdin.isatty() and sys.stdout.isatty())):
        raise SpoglioError(_("The review needs a terminal: standard input and output must not be redirected."))
    sitting = run_review(settings)
    if not SERVED:
        show_sitting(sitting)


def serve(settings: Settings, *, host: str, port: int) -> None:
    """Serves the review to browsers until it is stopped. Raises SpoglioError where the port is taken."""
    from tui.web.server import serve_review

    serve_review(settings, host=host, port=port, say=show)
