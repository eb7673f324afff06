"""What holds for every test: no network but this machine itself, no settings from outside, messages in English."""

import ipaddress
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.messages import set_language

_LOCAL_NAMES = frozenset({None, "", "localhost", b"localhost"})


class NetworkBlocked(RuntimeError):
    """A test tried to reach another machine."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        _require_local(arguments[1][0] if isinstance(arguments[1], tuple) else None)
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        _require_local(arguments[0])


def _require_local(host: object) -> None:
    """Lets unix sockets (no host) and loopback addresses pass."""
    if host in _LOCAL_NAMES:
        return
    try:
        local = ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        local = False
    if not local:
        raise NetworkBlocked(f"no test may reach {host!r}")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True, scope="session")
def _no_settings_from_outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Takes all `SPOGLIO_…` variables away and moves the user's folders: no test meets a real store or rules."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("SPOGLIO_")]:
            patch.delenv(name)
        patch.setenv("SPOGLIO_DB", f"sqlite:///{home / 'spoglio.db'}")
        patch.setenv("XDG_DATA_HOME", str(home))
        patch.setenv("XDG_CONFIG_HOME", str(home))
        yield home


@pytest.fixture(autouse=True)
def _english() -> None:
    set_language("en")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Names bytes by their argument: files made for a test differ from process to process, ids may not."""
    return argname if isinstance(val, bytes) else None
