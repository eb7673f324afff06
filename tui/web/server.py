"""The review in a browser: textual-serve runs one review for each page that is opened.

Whoever reaches the page reviews in the name of the person who started it. So it listens on this machine only unless it
is told otherwise, and takes no connection from the pages of other sites, which a browser would let through.
"""

import logging
import shlex
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

from extractor.errors import SpoglioError
from extractor.messages import _
from extractor.settings import Settings

TEMPLATES = Path(__file__).parent
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class ReviewServer(Server):
    """Serves the review, with a page of our own that fetches nothing from elsewhere."""

    def __init__(self, *, host: str, port: int, say: Callable[[str], None]) -> None:
        """`say` tells the user where the review is."""
        arguments = [sys.executable, "-m", "extractor", "review"]
        command = subprocess.list2cmdline(arguments) if sys.platform == "win32" else shlex.join(arguments)
        super().__init__(command, host=host, port=port, title="Spoglio", templates_path=TEMPLATES)
        self._say = say

    def initialize_logging(self) -> None:
        """Logs what goes wrong, and no more."""
        logging.basicConfig(level=logging.WARNING)

    async def on_startup(self, app: web.Application) -> None:
        """Says where the review is."""
        self._say(_("The review is at %(url)s (Ctrl+C ends it).") % {"url": self.public_url})

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(_refuse_other_sites(self.host))
        return app


def is_ours(host: str, origin: str | None, *, listening: str) -> bool:
    """Whether a request comes from our own page: by the headers `Host` and `Origin`, and the address listened on.

    On the loopback address, no other name may lead here (a name that another site has pointed at this machine).
    """
    name = urlsplit(f"//{host}").hostname
    if listening in _LOOPBACK and name not in _LOOPBACK:
        return False
    if origin is None:
        return True
    page = urlsplit(origin)
    same_port = page.netloc.rpartition(":")[2] == host.rpartition(":")[2]
    both_local = page.hostname in _LOOPBACK and name in _LOOPBACK
    return page.netloc == host or (both_local and same_port)


def serve_review(settings: Settings, *, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serves the review until it is stopped. Raises SpoglioError where the address cannot be listened on."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        try:
            probe.bind((host, port))
        except OSError as error:
            values = {"host": host, "port": port, "reason": error.strerror or error}
            raise SpoglioError(_("Nothing can be served at %(host)s:%(port)s: %(reason)s.") % values) from error
    # By the environment, where no list of processes shows the password of a database.
    settings.hand_down()
    ReviewServer(host=host, port=port, say=say).serve()


def _refuse_other_sites(listening: str) -> Middleware:
    @web.middleware
    async def refuse(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_ours(request.host, request.headers.get("Origin"), listening=listening):
            raise web.HTTPForbidden(text=_("Only the page of this review may connect to it."))
        return await handler(request)

    return refuse
