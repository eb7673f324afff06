"""Numbers of pages in the headers and footers of office documents: they say where a line stands, not what it says."""

import re

PAGE_FIELD = "\ue000"
"""Stands, in the text of a paragraph, for what a field gives that counts pages."""

_COUNT = re.compile(
    rf"(?:[-–|·,]\s*)?(?:\bpag(?:ina\b|\.)?|\bp\.)?\s*{PAGE_FIELD}(?:\s*(?:di|/|of|su)\s*{PAGE_FIELD})?(?:\s*[-–|·])?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:[-–] ?)?(?:pag(?:ina|\.)?\s*)?\d{0,4}\s*(?:(?:/|di)\s*\d{0,4})?(?: ?[-–])?$", re.IGNORECASE)


def without_page_count(text: str) -> str:
    """The text without its page fields and the words about them: "Nota 4 – pagina 1 di 2" → "Nota 4"."""
    return _COUNT.sub("", text)


def is_page_number(text: str) -> bool:
    """Whether a header or footer says nothing but which page it stands on."""
    return bool(_NUMBER.match(text))
