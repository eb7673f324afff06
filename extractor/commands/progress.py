"""The progress of a batch on a terminal: done, failed, time gone and time left. Silent where nobody watches."""

from types import TracebackType

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from extractor.commands.screen import remarks
from extractor.messages import _, ngettext


class Progress:
    """A context manager around a batch of `total` documents."""

    def __init__(self, total: int) -> None:
        console = remarks()
        columns = (
            TextColumn(_("Documents"), markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[failed]}", markup=False),
            TimeElapsedColumn(),
            TextColumn("·", markup=False),
            TimeRemainingColumn(),
        )
        self._bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal or not total)
        self._task = self._bar.add_task("", total=total, failed="")
        self._failed = 0

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def advance(self, *, failed: bool) -> None:
        """One more document is done, or has failed."""
        self._failed += failed
        words = ngettext("%(count)d failed", "%(count)d failed", self._failed) % {"count": self._failed}
        self._bar.update(self._task, advance=1, failed=words if self._failed else "")
