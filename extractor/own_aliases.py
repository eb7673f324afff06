"""Writes what a reviewer says, "HIT is Hub Innovazione Trentino, always", to the user's own folder as an alias.

An alias is proposed with examples from the sentence that it comes from, shown as it will be written, and added to
`aliases.yaml` only if the whole file is good afterwards; what stands there is kept as it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent

import yaml
from filelock import FileLock
from pydantic import ValidationError

from extractor.aliases import Alias, Aliases, AliasList, checked, claimed, load_aliases, occurrences
from extractor.errors import InvalidValue, SpoglioError
from extractor.export.whole_file import whole_file, writing
from extractor.messages import _
from extractor.phrase_index import fold
from extractor.rule_files import column_of_entries, explain, parse_entries
from extractor.rules import ALIASES_STEM

FILE = f"{ALIASES_STEM}.yaml"

# How many characters of the sentence an example shows on each side of the form.
_REACH = 80


def propose(
    list_: AliasList,
    form: str,
    name: str,
    *,
    sentence: str = "",
    acronym: str | None = None,
    country: str | None = None,
) -> Alias:
    """An alias for a form that stands in a sentence.

    A form made of the name's initials is its acronym. Raises InvalidValue for a form or name that can be none.
    """
    form, name = _on_one_line(form), _on_one_line(name)
    if acronym is None and list_ != "places" and form == _initials(name):
        acronym = form
    try:
        return Alias(
            id=f"it.alias.{list_}.{_slug(form)}",
            why=_("“%(form)s” is %(name)s, always") % {"form": form, "name": name},
            list=list_,
            name=name,
            forms=(form,),
            acronym=acronym,
            country=country,
            examples=_examples(form, sentence),
            path=Path(FILE),
            line=1,
        )
    except ValidationError as error:
        raise _refusal(form, name, error) from error


def as_yaml(alias: Alias) -> str:
    """The alias as it stands in a file, with a line's end at its end."""
    lines = [f"- id: {alias.id}", f"  why: {_quoted(alias.why)}", f"  list: {alias.list}"]
    lines += [f"  name: {_quoted(alias.name)}", f"  forms: [{', '.join(map(_quoted, alias.forms))}]"]
    lines += [f"  acronym: {_quoted(alias.acronym)}"] if alias.acronym else []
    lines += [f"  country: {alias.country}"] if alias.country else []
    lines += ["  examples:"]
    for side in ("match", "skip", "todo"):
        texts = getattr(alias.examples, side)
        lines += [f"    {side}:", *(f"      - {_quoted(text)}" for text in texts)] if texts else []
    return "\n".join(lines) + "\n"


def append(alias: Alias, folder: Path) -> Alias | None:
    """Adds the alias to the folder's file, made if it is missing; None if the folder's aliases say the same already.

    Gives it as it was written, which is under another id if an alias of the folder has that. Raises SpoglioError for a
    form that stands for another name, and for a file that is faulty or cannot be written.
    """
    path = folder / FILE
    with _held(path):
        known = load_aliases(folder)
        if _is_said(alias, known):
            return None
        alias = alias.model_copy(update={"id": _free_id(alias.id, known)})
        text = _with_entry(path.read_bytes().decode("utf-8") if path.exists() else "", alias)
        others = (entry for entry in known if entry.path != path)
        written = checked([*others, *parse_entries(text, path, Alias)])
        with whole_file(path) as stream:
            stream.write(text)
        return written.by_id[alias.id]


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keeps others from writing the file between its being read and written; makes its folder if that is missing."""
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    with writing(path):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _is_said(alias: Alias, known: Aliases) -> bool:
    """Whether all forms stand for the same name already. Raises SpoglioError where one stands for another."""
    claims = {form: known.claiming(form) for form in alias.forms}
    for form, other in claims.items():
        if other is not None and (other.list, other.name) != (alias.list, alias.name):
            raise SpoglioError(claimed(form, other))
    return None not in claims.values()


def _with_entry(text: str, alias: Alias) -> str:
    """The text of a file with one more entry at its end, as far from the margin as those before it."""
    begun = text if not text or text.endswith("\n") else f"{text}\n"
    return begun + indent(as_yaml(alias), " " * column_of_entries(text))


def _examples(form: str, sentence: str) -> dict[str, list[str]]:
    """The sentence with the form in brackets; the same with small letters, and the form as a part of a longer word."""
    before, found, after = _cut(form, _on_one_line(sentence.replace("[", "(").replace("]", ")")))
    small = [f"{before}{found.lower()}{after}"] if found.lower() != found else []
    longer = f"{found}2" if found[-1:].isalnum() else f"2{found}"
    return {"match": [f"{before}[{found}]{after}"], "skip": [*small, longer]}


def _cut(form: str, sentence: str) -> tuple[str, str, str]:
    """The form as the sentence has it first, and what stands around it, up to where it stands again or too far off."""
    spans = occurrences(form, sentence) if form else []
    if not spans:
        return "", form, ""
    start, end = spans[0]
    stop = min(spans[1][0] if len(spans) > 1 else len(sentence), end + _REACH)
    before, after = sentence[max(0, start - _REACH) : start], sentence[end:stop]
    if start > _REACH:
        before = "… " + before.partition(" ")[2]
    if stop < len(sentence):
        after = after.rpartition(" ")[0] + " …"
    return before, sentence[start:end], after


def _on_one_line(text: str) -> str:
    """The text as readers normalise it, with single spaces for all white space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _initials(name: str) -> str:
    """The capitals that a name's words begin with: "HIT" of "Hub Innovazione Trentino"."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _slug(form: str) -> str:
    """The form as a part of an id: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(form)).strip("-") or "1"


def _free_id(ident: str, known: Aliases) -> str:
    """The id, or the first with a number that is not taken."""
    number, free = 1, ident
    while free in known.by_id:
        number += 1
        free = f"{ident}-{number}"
    return free


def _quoted(text: str) -> str:
    """The text in double quotes, with escapes where YAML needs them."""
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf")).rstrip("\n")


def _refusal(form: str, name: str, error: ValidationError) -> InvalidValue:
    """Why no alias can be made of a form and a name."""
    match error.errors()[0]["loc"][0]:
        case "forms":
            return InvalidValue(form, _("a form begins with a letter or a digit, and has no square brackets"))
        case "name":
            return InvalidValue(name, _("a name is needed"))
        case _:
            return InvalidValue(form, explain(error))
