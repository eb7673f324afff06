"""All that is known of the current fact: its fields, where it comes from, what the machine remarks."""

from textual.content import Content
from textual.widgets import Static

from extractor.messages import _
from extractor.schema.record import Record
from tui.described import in_words
from tui.facts import Fact
from tui.widgets.fact_list import ERROR, REMARK
from tui.wording import choice, headline

_HEADED = ("name", "edtf", "amount", "currency", "start", "end")


class Detail(Static):
    """The current fact, in full."""

    def show(self, fact: Fact | None, record: Record | None) -> None:
        """Shows a fact of a record; nothing for None."""
        self.update(describe(fact, record) if fact and record else Content(""), layout=False)


def describe(fact: Fact, record: Record) -> Content:
    """The fact in a few lines: value, status and confidence, the remarks, the fields that are set."""
    item = fact.item
    about = _("%(status)s · confidence %(percent)d %% · from %(origin)s") % {
        "status": choice(item.status),
        "percent": round(item.confidence * 100),
        "origin": item.origin,
    }
    if page := next((one.page for one in item.evidence if one.page), None):
        about += " · " + _("page %(page)d") % {"page": page}
    lines = [Content.styled(headline(item), "bold"), Content.styled(about, "$muted")]
    errors = {finding.words for finding in fact.errors}
    for remark in fact.remarks:
        sign, tint = (ERROR, "bold $text-error") if remark in errors else (REMARK, "$text-warning")
        lines.append(Content.styled(f"{sign} {remark}", tint))
    fields = [_field(field.label, field.value) for field in in_words(item, record) if field.name not in _HEADED]
    lines.append(Content("  ").join(fields))
    return Content("\n").join(lines)


def _field(label: str, value: str) -> Content:
    return Content.assemble((label, "$muted"), " ", value)
