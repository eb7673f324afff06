"""Single days in other languages, as a reviewer may paste them: `12 September 2019`, `4 juillet 2020`.

dateparser reads them. It is imported only when our own grammar has refused a text with a year and a word, because its
import takes longer than reading a hundred documents.
"""

from datetime import date

from extractor.values.tokens import Tokens

_LANGUAGES = ["en", "fr", "de", "es", "sl", "hr"]
_MOST_TOKENS = 8


def read_foreign_day(text: str) -> date | None:
    """The day that the whole of `text` names in a neighbour's language, with day, month and year; else None."""
    if not _worth_trying(Tokens(text)):
        return None
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    found = dateparser.parse(text, languages=_LANGUAGES, settings=settings)
    return found.date() if found else None


def _worth_trying(tokens: Tokens) -> bool:
    years = [i for i in range(tokens.count) if tokens.digit[i] and len(tokens.raw[i]) == 4]
    words = [i for i in range(tokens.count) if tokens.raw[i].isalpha() and len(tokens.raw[i]) >= 3]
    days = [i for i in range(tokens.count) if tokens.digit[i] and len(tokens.raw[i]) <= 2]
    return len(years) == len(days) == 1 and bool(words) and tokens.count <= _MOST_TOKENS
