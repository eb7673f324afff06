"""The shipped models: each short name leads to its folder, whole, with its card and its licence."""

from pathlib import Path

import pytest
import spacy

from extractor.settings import Settings
from extractor.trained_models import DEFAULT, SHIPPED, path_of

LARGEST = 40_000_000


@pytest.mark.parametrize(("short", "folder"), SHIPPED.items())
def test_a_short_name_leads_to_a_whole_folder(short: str, folder: str) -> None:
    path = Path(path_of(short))
    assert path.name == folder
    assert {"config.cfg", "meta.json", "MODEL_CARD.md", "LICENSE.md"} <= {p.name for p in path.iterdir()}
    assert sum(p.stat().st_size for p in path.rglob("*") if p.is_file()) < LARGEST


@pytest.mark.parametrize(("short", "folder"), SHIPPED.items())
def test_a_shipped_pipeline_is_named_as_its_folder(short: str, folder: str) -> None:
    nlp = spacy.load(path_of(short))
    assert f"{nlp.lang}_{nlp.meta['name']}" == folder
    assert nlp.meta["license"].startswith("CC-BY-NC")


@pytest.mark.parametrize("other", ["none", "it_core_news_lg", "models/it_spoglio_fast", "../elsewhere"])
def test_any_other_name_is_left_as_it_is(other: str) -> None:
    assert path_of(other) == other


def test_the_default_is_one_of_them() -> None:
    assert DEFAULT in SHIPPED
    assert Settings.model_fields["model"].default == DEFAULT
