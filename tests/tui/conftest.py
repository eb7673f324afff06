"""What every test of the review terminal needs: messages in English, whatever ran before."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.messages import set_language
from extractor.store.session import Store, open_store
from tests.tui.examples import filled_store, small, valdora


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Messages are compared as the code has them."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of three documents, to copy: filling one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("filled")
    filled_store(folder, valdora(), small(1), small(2)).close()
    return folder


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of three documents, none of them reviewed."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    with open_store(f"sqlite:///{tmp_path / 'review.db'}") as opened:
        yield opened
