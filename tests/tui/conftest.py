"""What every test of the review terminal needs: messages in English, whatever ran before."""

from collections.abc import Iterator

import pytest

from extractor.messages import set_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Messages are compared as the code has them."""
    set_language("en")
    yield
    set_language("en")
