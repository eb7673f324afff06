"""`spoglio status`: what is in the store."""

from collections.abc import Mapping

from rich.table import Table
from sqlalchemy import make_url

from extractor.commands.screen import list_name, show, table
from extractor.messages import N_, _
from extractor.schema.record import LISTS, ListName, Status
from extractor.settings import Settings
from extractor.store.session import open_store
from extractor.store.summaries import DocumentStatus

_DOCUMENT_STATUS: dict[DocumentStatus, str] = {
    "proposed": N_("Documents to review"),
    "in_review": N_("Documents in review"),
    "approved": N_("Documents approved"),
    "failed": N_("Documents that could not be read"),
}
_FACT_STATUS = {
    Status.PROPOSED: N_("proposed"),
    Status.ACCEPTED: N_("accepted"),
    Status.CORRECTED: N_("corrected"),
    Status.REJECTED: N_("rejected"),
    Status.ADDED: N_("added"),
}


def run(settings: Settings) -> None:
    """Prints the documents by state, and the facts by list and state."""
    with open_store(settings.db) as store:
        counts = store.counts()
    show(_("Store: %(url)s") % {"url": _without_password(settings.db)})
    for status, name in _DOCUMENT_STATUS.items():
        show(f"{_(name)}: {counts.documents[status]}")
    show(_facts(counts.facts))


def _facts(facts: Mapping[ListName, Mapping[Status, int]]) -> Table:
    made = table(_("facts"), *map(_, _FACT_STATUS.values()))
    for name in LISTS:
        by_status = facts.get(name, {})
        made.add_row(list_name(name), *(str(by_status.get(status, 0)) for status in _FACT_STATUS))
    return made


def _without_password(url: str) -> str:
    """The store's address as SQLAlchemy shows it, with the password hidden."""
    return make_url(url).render_as_string(hide_password=True)
