"""Variants of a document and its gold with other names, so that a head learns the words around names, not names."""

from collections.abc import Mapping
from typing import Any

from extractor.matching import Json
from extractor.schema.document import Document
from extractor.schema.layout import Layout
from training.names.invented_names import Inventor
from training.names.own_corpus import gold_names

_NAMED = ("projects", "partners", "places", "events")


def renamed(document: Document, gold: Json, inventor: Inventor) -> tuple[Document, Json]:
    """The document and its gold with most of the gold's names replaced by others of their kind, alike in both."""
    names = gold_names(document.text, gold)
    text, new = inventor.rename(document.text, names)
    instead = {
        _spaced(document.text[start:end]): text[first:last]
        for (start, end, _), (first, last, _) in zip(names, new, strict=True)
    }
    lists = {name: [_replaced(item, instead) for item in gold[name]] if name in _NAMED else gold[name] for name in gold}
    return document.model_copy(update={"text": text, "layout": Layout()}), lists


def _replaced(value: Any, instead: Mapping[str, str]) -> Any:
    """The value with each string that is a replaced name in its place, at any depth."""
    if isinstance(value, dict):
        return {key: _replaced(inner, instead) for key, inner in value.items()}
    if isinstance(value, list):
        return [_replaced(inner, instead) for inner in value]
    return instead.get(_spaced(value), value) if isinstance(value, str) else value


def _spaced(name: str) -> str:
    return " ".join(name.split())
