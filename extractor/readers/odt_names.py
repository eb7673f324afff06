"""The names of OpenDocument's elements, sorted by what they mean for the text that a reader sees."""

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_SPACES = {
    **{prefix: _SPACE.format(prefix) for prefix in ("office", "style", "table", "text", "meta")},
    "draw": _SPACE.format("drawing"),
    "svg": _SPACE.format("svg-compatible"),
    "dc": "http://purl.org/dc/elements/1.1/",
}


def named(name: str) -> str:
    """The full name, as lxml writes it, of `prefix:name`."""
    prefix, local = name.split(":")
    return f"{{{_SPACES[prefix]}}}{local}"


PARAGRAPHS = frozenset(map(named, ("text:p", "text:h")))
LIST = named("text:list")
NOTE = named("text:note")
LINE_BREAK = named("text:line-break")
SPACES = frozenset(map(named, ("text:s", "text:tab")))
TABLE, TABLE_ROW, TABLE_CELL = map(named, ("table:table", "table:table-row", "table:table-cell"))
BOXES = frozenset(
    named(f"draw:{shape}")
    for shape in ("frame", "custom-shape", "rect", "ellipse", "circle", "polygon", "g", "caption", "connector", "line")
)
PAGE_FIELDS = frozenset(map(named, ("text:page-number", "text:page-count")))
NOT_TEXT = frozenset(
    map(
        named,
        (
            *("text:tracked-changes", "text:note-citation", "text:hidden-text", "text:placeholder", "text:ruby-text"),
            *("text:sequence-decls", "text:user-field-decls", "text:variable-decls", "office:annotation"),
            *("office:annotation-end", "office:forms", "svg:title", "svg:desc", "draw:object", "draw:object-ole"),
            *("draw:image", "table:covered-table-cell"),
        ),
    )
)
HIDING = {
    named("text:is-hidden"): frozenset({"true"}),
    named("text:display"): frozenset({"none"}),
}
"""The attributes that hide an element, with the values that do."""
