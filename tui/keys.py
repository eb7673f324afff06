"""The keys of each action: those of `keymap.yaml`, or those that the user's own file gives in their place."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from textual.keys import Keys, key_to_character

from extractor.errors import InvalidSettings
from extractor.messages import N_, _

Keymap = Mapping[str, list[str]]

KEYMAP = Path(__file__).parent / "keymap.yaml"
# The application's own: leaving, and the command palette.
_TAKEN = ("ctrl+c", "ctrl+q", "ctrl+p")
_NAMES = {
    "enter": N_("Enter"),
    "space": N_("Space"),
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "slash": "/",
    "plus": "+",
    "question_mark": "?",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "shift+left": "⇧←",
    "shift+right": "⇧→",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "pageup": N_("PgUp"),
    "pagedown": N_("PgDn"),
    "home": N_("Home"),
    "end": N_("End"),
    "f1": "F1",
}
_own: dict[str, list[str]] = {}


@cache
def _shipped() -> Keymap:
    keys: Keymap = yaml.safe_load(KEYMAP.read_text(encoding="utf-8"))
    return keys


def keymap() -> Keymap:
    """The keys of every action: the first is the one that the footer shows."""
    return {**_shipped(), **_own}


def has_own_keys() -> bool:
    """Whether a user's file has changed any."""
    return bool(_own)


def use_own_keys(path: Path, scopes: Iterable[Collection[str]]) -> None:
    """Takes the keys that a user's file gives to some of the actions, in place of ours.

    The actions of one of the `scopes` answer at the same time: no two of them may have a key in common.
    Raises InvalidSettings, with the file and the reason, for what cannot be so.
    """
    own = _read(path)
    unknown = next((name for name in own if name not in _shipped()), None)
    if unknown is not None:
        raise InvalidSettings(path, _("there is no action «%(name)s»") % {"name": unknown})
    for name, keys in own.items():
        for key in keys:
            if not _is_key(key):
                raise InvalidSettings(path, _("%(name)s: there is no key «%(key)s»") % {"name": name, "key": key})
    for scope in scopes:
        _refuse_shared_keys(path, {name: {**_shipped(), **own}[name] for name in scope})
    _own.clear()
    _own.update(own)


def key_name(key: str) -> str:
    """A key as it is written on the keyboard."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    return _(_NAMES.get(key) or key_to_character(key) or key)


def keys_of(name: str) -> str:
    """All keys of an action, as they are written on the keyboard."""
    return "  ".join(key_name(key) for key in keymap()[name])


def _read(path: Path) -> dict[str, list[str]]:
    try:
        read: Any = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InvalidSettings(path, " ".join(str(error).split())) from error
    if not isinstance(read, dict):
        raise InvalidSettings(path, _("it should say the keys of each action, as in «accept: [a]»"))
    own = {str(name): keys if isinstance(keys, list) else [keys] for name, keys in read.items()}
    for name, keys in own.items():
        if not keys or not all(isinstance(key, str) for key in keys):
            raise InvalidSettings(path, _("%(name)s: keys are text, as in «accept: [a]»") % {"name": name})
    return own


def _is_key(key: str) -> bool:
    named = key in _NAMES or key in {one.value for one in Keys} or key_to_character(key) is not None
    return (len(key) == 1 or named) and key not in _TAKEN


def _refuse_shared_keys(path: Path, keys_of_scope: Keymap) -> None:
    owners: dict[str, str] = {}
    for name, keys in keys_of_scope.items():
        for key in map(key_name, keys):
            if key in owners:
                values = {"key": key, "one": owners[key], "other": name}
                raise InvalidSettings(path, _("the key «%(key)s» is given to %(one)s and to %(other)s") % values)
            owners[key] = name
