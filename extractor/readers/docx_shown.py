"""What a Word document shows: tracked changes accepted; hidden text, placeholders and the codes of fields taken out.

The trees are changed in place, so that whoever reads them afterwards takes all text that is left.
"""

from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn

from extractor.readers.page_numbers import PAGE_FIELD

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _RUN, _TEXT, _CONTROL = map(qn, ("w:p", "w:r", "w:t", "w:sdt"))
_DELETED, _MOVED, _CELL_DELETED = map(qn, ("w:del", "w:moveFrom", "w:cellDel"))
_OF_PARAGRAPH, _OF_RUN, _OF_ROW = map(qn, ("w:pPr", "w:rPr", "w:trPr"))
_STYLE, _HIDDEN, _VALUE = map(qn, ("w:rStyle", "w:vanish", "w:val"))
_FIELD, _FIELD_MARK, _FIELD_CODE, _MARK_TYPE, _CODE = map(
    qn, ("w:fldSimple", "w:fldChar", "w:instrText", "w:fldCharType", "w:instr")
)
_PLACEHOLDER = f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"
_PAGE_CODES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_OFF = frozenset({"0", "false", "off"})


def leave_what_is_shown(root: Any, hidden_styles: frozenset[str] = frozenset()) -> None:
    """Takes out of the tree under `root` all text that a reader of the final document does not see."""
    _accept_changes(root)
    _remove(root.iter(_FALLBACK))
    _remove(control for control in root.iter(_CONTROL) if control.find(_PLACEHOLDER) is not None)
    _remove(run for run in root.iter(_RUN) if _is_hidden(run.find(_OF_RUN), hidden_styles))
    _empty_codes(root)


def hidden_styles_of(styles: Any) -> frozenset[str]:
    """The ids of the styles whose text is hidden, from the element that holds all styles."""
    return frozenset(
        style.get(qn("w:styleId"), "") for style in styles.iter(qn("w:style")) if _is_hidden(style.find(_OF_RUN))
    )


def _accept_changes(root: Any) -> None:
    changes = list(root.iter(_DELETED, _MOVED, _CELL_DELETED))
    # From the last one, so that of many joined in a row none is moved twice.
    for change in reversed(changes):
        parent = change.getparent()
        if parent.tag == _OF_RUN and parent.getparent().tag == _OF_PARAGRAPH:
            _join_with_next(parent.getparent().getparent())
    _remove(change.getparent().getparent() for change in changes if _is_of_row_or_cell(change))
    _remove(changes)


def _is_of_row_or_cell(change: Any) -> bool:
    return bool(change.tag == _CELL_DELETED or change.getparent().tag == _OF_ROW)


def _join_with_next(paragraph: Any) -> None:
    """A paragraph whose mark was deleted becomes the beginning of the next one."""
    following = paragraph.getnext()
    if following is None or following.tag != _PARAGRAPH:
        return
    after_properties = 1 if following.find(_OF_PARAGRAPH) is not None else 0
    for child in reversed([child for child in paragraph if child.tag != _OF_PARAGRAPH]):
        following.insert(after_properties, child)
    paragraph.getparent().remove(paragraph)


def _is_hidden(properties: Any, hidden_styles: frozenset[str] = frozenset()) -> bool:
    if properties is None:
        return False
    hidden, style = properties.find(_HIDDEN), properties.find(_STYLE)
    if hidden is not None:
        return str(hidden.get(_VALUE)) not in _OFF
    return style is not None and style.get(_VALUE) in hidden_styles


def _empty_codes(root: Any) -> None:
    """Leaves of each field what it gives, not what it is asked for; page numbers as `PAGE_FIELD`."""
    for field in root.iter(_FIELD):
        if _counts_pages(field.get(_CODE, "")):
            _replace_text(field.iter(_TEXT), PAGE_FIELD)
    fields = _Fields()
    for element in root.iter(_PARAGRAPH, _FIELD_MARK, _FIELD_CODE, _TEXT):
        fields.pass_by(element)


class _Fields:
    """The fields that are open where a walk through the document stands: in their code, or in what they give."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._results: list[bool] = []

    def pass_by(self, element: Any) -> None:
        """Notes a mark or code of a field, and changes a text that belongs to one."""
        if element.tag == _PARAGRAPH:
            self._codes.clear()  # a code that no mark ends must not swallow the document
        elif element.tag == _FIELD_MARK:
            self._mark(element.get(_MARK_TYPE))
        elif element.tag == _FIELD_CODE and self._codes:
            self._codes[-1] += element.text or ""
        elif element.tag == _TEXT and self._codes:
            element.text = ""
        elif element.tag == _TEXT and self._results and self._results[-1]:
            element.text = PAGE_FIELD

    def _mark(self, kind: str | None) -> None:
        if kind == "begin":
            self._codes.append("")
        elif kind == "separate" and self._codes:
            self._results.append(_counts_pages(self._codes.pop()))
        elif kind == "end" and self._codes:
            self._codes.pop()
        elif kind == "end" and self._results:
            self._results.pop()


def _counts_pages(code: str) -> bool:
    return next(iter(code.upper().split()), "") in _PAGE_CODES


def _replace_text(elements: Iterable[Any], text: str) -> None:
    for element in list(elements):
        element.text = text


def _remove(elements: Iterable[Any]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
