"""`spoglio export`: records out of the store, as JSON or JSONL."""

from pathlib import Path
from typing import Literal

from extractor.commands.screen import remark
from extractor.export.export import export_records
from extractor.messages import ngettext
from extractor.settings import Settings
from extractor.store.session import open_store


def run(settings: Settings, target: Path | None, *, status: Literal["approved", "all"]) -> None:
    """Writes the records of that status to a file or folder, or one a line to standard output."""
    with open_store(settings.db) as store:
        count = export_records(store.records(status=status), target or Path("-"))
    remark(ngettext("%(count)d record exported.", "%(count)d records exported.", count) % {"count": count})
