"""Settings: the folder of a user's own rules, set or found where the platform keeps what users configure."""

import os
from pathlib import Path

import pytest

from extractor.settings import Settings


@pytest.fixture(autouse=True)
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for rules of a user who has set none; not made yet."""
    monkeypatch.setattr("extractor.settings.user_config_path", lambda name: tmp_path / name)
    return tmp_path / "spoglio" / "rules"


def test_without_a_folder_there_are_no_own_rules_but_a_place_for_them(configured: Path) -> None:
    assert Settings().rules is None
    assert Settings().rules_to_write == configured
    assert not configured.exists()


def test_a_folder_that_exists_is_taken(configured: Path) -> None:
    configured.mkdir(parents=True)
    assert Settings().rules == Settings().rules_to_write == configured


def test_a_file_of_that_name_is_no_folder(configured: Path) -> None:
    configured.parent.mkdir()
    configured.write_text("", "utf-8")
    assert Settings().rules is None


def test_a_folder_that_is_set_goes_before(configured: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configured.mkdir(parents=True)
    monkeypatch.setenv("SPOGLIO_RULES", str(tmp_path / "mine"))
    assert Settings().rules == Settings().rules_to_write == tmp_path / "mine"


def test_settings_are_handed_down_to_the_programs_that_are_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("os.environ", {**os.environ})
    settings = Settings(db="sqlite:///x.db", reviewer="anna", rules=tmp_path, jobs=3)
    settings.hand_down()
    assert Settings() == settings
