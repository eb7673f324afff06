"""The table at the end of a batch: how much was found in which document."""

from rich.table import Table

from extractor.attempt import Outcome
from extractor.commands.screen import list_name, table
from extractor.errors import printable
from extractor.messages import _, ngettext
from extractor.schema.record import LISTS

ROWS = 60


class Summary:
    """Counts of facts by list, kept in full for the totals and for the first documents one by one."""

    def __init__(self) -> None:
        self.done = 0
        self.failed = 0
        self._totals = [0] * len(LISTS)
        self._rows: list[tuple[str, list[int]]] = []

    def count(self, outcome: Outcome) -> None:
        """Takes one more outcome into account; its record is not kept."""
        if outcome.record is None:
            self.failed += 1
            return
        self.done += 1
        counts = [len(getattr(outcome.record, name)) for name in LISTS]
        self._totals = [total + count for total, count in zip(self._totals, counts, strict=True)]
        if len(self._rows) < ROWS:
            self._rows.append((outcome.path.name, counts))

    def table(self) -> Table:
        """The counts, one row a document up to a screenful, and the totals."""
        columns = [list_name(name) for name in LISTS]
        made = table(_("document"), *columns)
        for name, counts in self._rows:
            made.add_row(printable(name), *map(str, counts))
        left = self.done - len(self._rows)
        if left:
            made.add_row(ngettext("and %(count)d more", "and %(count)d more", left) % {"count": left})
        made.add_section()
        made.add_row(_("total"), *map(str, self._totals))
        return made

    def sentence(self) -> str:
        """How many documents went well and how many failed."""
        done = ngettext("%(count)d document extracted", "%(count)d documents extracted", self.done)
        failed = ngettext("%(count)d failed", "%(count)d failed", self.failed)
        return f"{done % {'count': self.done}}, {failed % {'count': self.failed}}."
