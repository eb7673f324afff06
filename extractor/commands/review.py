"""`spoglio review`: opens the review terminal."""

import sys

from extractor.errors import SpoglioError
from extractor.messages import _
from extractor.settings import Settings
from tui.app import run_review


def run(settings: Settings) -> None:
    """Opens the review on the store that the settings name; SpoglioError where there is no terminal to open it in."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SpoglioError(_("The review needs a terminal: standard input and output must not be redirected."))
    run_review(settings.db, reviewer=settings.reviewer, lang=settings.lang)
