"""The review in a browser: a real server, a page that fetches nothing from elsewhere, and a review behind it."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from extractor.errors import SpoglioError
from extractor.settings import Settings
from tests.tui.examples import filled_store, valdora
from tui.web.server import TEMPLATES, is_ours, serve_review

LOCAL = "127.0.0.1"
REQUESTS = {
    "no page at all": ("127.0.0.1:8000", None, LOCAL, True),
    "our page": ("127.0.0.1:8000", "http://127.0.0.1:8000", LOCAL, True),
    "our page by another name of this machine": ("127.0.0.1:8000", "http://localhost:8000", LOCAL, True),
    "a page of another program on this machine": ("127.0.0.1:8000", "http://localhost:3000", LOCAL, False),
    "a page of another site": ("127.0.0.1:8000", "https://spoglio.example", LOCAL, False),
    "a name of another site that leads here": ("spoglio.example:8000", "http://spoglio.example:8000", LOCAL, False),
    "a name of this machine where all are asked in": ("pc7.office:8000", "http://pc7.office:8000", "0.0.0.0", True),
    "another site where all are asked in": ("pc7.office:8000", "https://spoglio.example", "0.0.0.0", False),
    "a page without an address": ("127.0.0.1:8000", "null", LOCAL, False),
}


@pytest.mark.parametrize(("host", "origin", "listening", "ours"), REQUESTS.values(), ids=REQUESTS)
def test_only_our_own_page_connects(host: str, origin: str | None, listening: str, ours: bool) -> None:
    assert is_ours(host, origin, listening=listening) is ours


def test_the_page_fetches_nothing_from_elsewhere() -> None:
    page = (TEMPLATES / "app_index.html").read_text(encoding="utf-8")
    assert "://" not in page
    assert "//" not in page.replace("</", "")


def test_a_port_that_is_taken_is_said_in_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind((LOCAL, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SpoglioError, match=f"Nothing can be served at 127.0.0.1:{port}: Address already in use"):
            serve_review(Settings(), host=LOCAL, port=port, say=print)


async def listening(port: int) -> None:
    """Waits until something listens on the port: the server says where it is a moment before."""
    for _attempt in range(100):
        with suppress(ConnectionRefusedError):
            _reader, writer = await asyncio.open_connection(LOCAL, port)
            writer.close()
            return
        await asyncio.sleep(0.1)
    raise TimeoutError(port)


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[str]:
    """The address of a review that is served, of a store with one document."""
    filled_store(tmp_path, valdora()).close()
    with socket.socket() as free:
        free.bind((LOCAL, 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "extractor", "review", "--web", "--port", str(port)]
    database = f"sqlite:///{tmp_path / 'review.db'}"
    server = subprocess.Popen([*command, "--db", database], stdout=subprocess.PIPE, text=True)
    assert server.stdout
    assert await asyncio.to_thread(server.stdout.readline)
    await listening(port)
    yield f"http://{LOCAL}:{port}"
    server.terminate()
    await asyncio.to_thread(server.communicate)


async def screen(session: aiohttp.ClientSession, url: str, wanted: str) -> bytes:
    """What the review writes to the browser until it has written these words."""
    written = b""
    async with session.ws_connect(f"{url}/ws?width=120&height=40", headers={"Origin": url}) as socket_:
        while wanted.encode() not in written:
            message = await asyncio.wait_for(socket_.receive(), 60)
            written += message.data if isinstance(message.data, bytes) else b""
    return written


async def test_the_review_is_served_to_our_page_only(served: str) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(served) as page:
            assert (page.status, "Spoglio" in await page.text()) == (200, True)
        async with session.get(served, headers={"Origin": "https://spoglio.example"}) as page:
            assert page.status == 403
        assert b"Documenti" in await screen(session, served, "VALDORA")
