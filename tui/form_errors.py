"""What is wrong with a value that was typed, in the reviewer's words."""

from collections.abc import Mapping
from typing import Any

from extractor.messages import N_, _

_ERRORS = {
    "missing": N_("This cannot be empty."),
    "string_too_short": N_("This cannot be empty."),
    "int_parsing": N_("This is no whole number."),
    "int_from_float": N_("This is no whole number."),
    "float_parsing": N_("This is no number."),
    "greater_than_equal": N_("This is too small."),
    "less_than_equal": N_("This is too large."),
}
_PATTERNS = {
    "country": N_("A country is two letters: IT, SI."),
    "countries": N_("A country is two letters: IT, SI."),
    "currency": N_("A currency is three letters: EUR."),
}
_OF_MODEL = {
    "a budget states an amount, a rate or both": N_("A budget states an amount, a rate or both."),
    "start and end are given together or not at all": N_("Start and end are given together or not at all."),
    "the end lies before the start": N_("The end lies before the start."),
}


def reason(error: Mapping[str, Any]) -> str:
    """What pydantic found wrong."""
    name = str(error["loc"][0]) if error["loc"] else ""
    if error["type"] == "string_pattern_mismatch" and name in _PATTERNS:
        return _(_PATTERNS[name])
    if error["type"] == "value_error":
        words = str(error["ctx"]["error"])
        return _(_OF_MODEL.get(words, words))
    return _(_ERRORS.get(error["type"], error["msg"]))


def as_sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    sentence = words[:1].upper() + words[1:]
    return sentence if sentence.endswith(".") else f"{sentence}."
