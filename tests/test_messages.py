"""The Italian catalogue: every message of the code is translated, certain, well-formed and compiled."""

import io
import re
from pathlib import Path

import pytest
import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from extractor.messages import LOCALE_DIR, _, set_language

ROOT = Path(__file__).parents[1]
FOLDER = LOCALE_DIR / "it" / "LC_MESSAGES"
SOURCES = {"spoglio": [ROOT / "extractor", ROOT / "tui"], "typer": [Path(path) for path in typer.__path__]}
HINT = "run `make messages`, and translate what is new"
PLACEHOLDER = re.compile(r"%\(\w+\)[^a-zA-Z]*[a-zA-Z]|\{\w*(?:![rs])?\}|\[(?:/|blue)\]")


def catalogue(domain: str) -> Catalog:
    with (FOLDER / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="it", domain=domain)


def messages(domain: str) -> list[Message]:
    return [message for message in catalogue(domain) if message.id]


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def in_code(domain: str) -> set[str | tuple[str, ...]]:
    keywords = DEFAULT_KEYWORDS | {"N_": None}
    found: set[str | tuple[str, ...]] = set()
    for folder in SOURCES[domain]:
        for _file, _line, message, _comments, _context in extract_from_dir(folder, keywords=keywords):
            found.add(message if isinstance(message, str) else tuple(message[:2]))
    return found


@pytest.mark.parametrize("domain", SOURCES)
def test_the_catalogue_holds_the_messages_of_the_code(domain: str) -> None:
    known = {message.id if isinstance(message.id, str) else tuple(message.id) for message in messages(domain)}
    assert known == in_code(domain), HINT


@pytest.mark.parametrize("domain", SOURCES)
def test_every_message_is_translated_and_certain(domain: str) -> None:
    unsure = [message.id for message in messages(domain) if message.fuzzy or not all(forms(message.string))]
    assert unsure == []


@pytest.mark.parametrize("domain", SOURCES)
def test_translations_keep_their_placeholders_and_their_end(domain: str) -> None:
    wrong = [
        message.id for message in messages(domain) for text in forms(message.string) if not faithful(message, text)
    ]
    assert wrong == []


def faithful(message: Message, text: str) -> bool:
    """Same placeholders as one of the English forms, and a full stop (colon, question mark) where that has one."""
    return any(
        sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(source)) and ending(text) == ending(source)
        for source in forms(message.id)
    )


def ending(text: str) -> str:
    return text[-1:] if text[-1:] in ".:?!… " else ""


@pytest.mark.parametrize("domain", SOURCES)
def test_the_compiled_catalogue_is_in_step(domain: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(domain))
    assert compiled.getvalue() == (FOLDER / f"{domain}.mo").read_bytes(), HINT


def test_the_language_can_be_chosen() -> None:
    set_language("it")
    assert _("The file is empty.") == "Il file è vuoto."
    set_language("en")
    assert _("The file is empty.") == "The file is empty."
