"""A user's own keys: taken in place of ours, or refused with the file and the reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.errors import InvalidSettings
from tui.actions import ACTIONS, SCOPES
from tui.keys import key_name, keymap, keys_of, use_own_keys


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A file for keys of the user's own, forgotten afterwards."""
    path = tmp_path / "keymap.yaml"
    yield path
    path.write_text("", encoding="utf-8")
    use_own_keys(path, SCOPES)


def test_own_keys_take_the_place_of_ours(own: Path) -> None:
    own.write_text("accept: y\ncopy: [a, f6]\n", encoding="utf-8")
    use_own_keys(own, SCOPES)
    assert (keymap()["accept"], keymap()["copy"], keymap()["reject"]) == (["y"], ["a", "f6"], ["x"])
    assert keys_of("copy") == "a  f6"
    assert set(keymap()) == set(ACTIONS)


REFUSED = {
    "a list": ("- a\n", "it should say the keys of each action, as in «accept: [a]»"),
    "an unknown action": ("acept: [a]\n", "there is no action «acept»"),
    "an unknown key": ("accept: [hyper+a]\n", "accept: there is no key «hyper+a»"),
    "a key of the application": ("accept: [ctrl+c]\n", "accept: there is no key «ctrl+c»"),
    "no key": ("accept: []\n", "accept: keys are text, as in «accept: [a]»"),
    "a number": ("accept: [1]\n", "accept: keys are text, as in «accept: [a]»"),
    "a key twice": ("accept: [x]\n", "the key «x» is given to accept and to reject"),
    "a key twice under two names": ("accept: ['?']\n", "the key «?» is given to accept and to help"),
}


@pytest.mark.parametrize(("written", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_so_is_refused(own: Path, written: str, reason: str) -> None:
    own.write_text(written, encoding="utf-8")
    with pytest.raises(InvalidSettings) as caught:
        use_own_keys(own, SCOPES)
    assert str(caught.value) == f"{own}: {reason}"
    assert keymap()["accept"] == ["a"]


def test_a_file_that_is_no_yaml_or_not_there_is_refused(own: Path) -> None:
    with pytest.raises(InvalidSettings, match="No such file"):
        use_own_keys(own, SCOPES)
    own.write_text("accept: [a", encoding="utf-8")
    with pytest.raises(InvalidSettings, match="line 1"):
        use_own_keys(own, SCOPES)


def test_one_key_may_answer_in_two_places(own: Path) -> None:
    own.write_text("mark: [a]\n", encoding="utf-8")
    use_own_keys(own, SCOPES)
    assert keymap()["mark"] == ["a"]


def test_keys_read_as_they_are_written_on_the_keyboard() -> None:
    written = [key_name(key) for key in ("ctrl+z", "slash", "?", "equals_sign", "shift+tab", "A")]
    assert written == ["Ctrl+Z", "/", "?", "=", "⇧Tab", "A"]
