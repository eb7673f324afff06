"""The one long run that several modules' tests look at: a plugin, so that it is made once for all of them.

A test module takes it with `pytest_plugins = ("tests.data.runs",)`.
"""

import pytest

from tests.data.command_line import FirstRun, spoglio, url
from tests.data.communiques import SAVED_AS, TEXTS


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    """The run that others are compared with."""
    folder = tmp_path_factory.mktemp("communiques")
    documents, out, store = folder / "documents", folder / "out", folder / "store" / "spoglio.db"
    for suffix, save in SAVED_AS.items():
        (documents / suffix).mkdir(parents=True)
        for name, text in TEXTS.items():
            (documents / suffix / f"{name}.{suffix}").write_bytes(save(text))
    run = spoglio(
        *("extract", documents, "--out", out, "--db", url(store), "--jobs", "1"), environment={"PYTHONHASHSEED": "0"}
    )
    return FirstRun(documents, out, store, run)
