"""A reviewer's judgement: a row that is added and never changed."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from extractor.schema.record import ListName


class Action(StrEnum):
    """What a reviewer did: to one item, or (approve, reopen) to the whole record."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    APPROVE = "approve"
    REOPEN = "reopen"


class Decision(BaseModel):
    """Who decided what, when, on which item, with the item before and after.

    `before` is the item as the reviewer saw it (None for `add`), `after` as it stands then (None for `reject`);
    both are dumps of the item's model. A decision that was undone keeps its row and says so in `undone`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int
    document: str
    list: ListName | None
    item: str | None
    action: Action
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None
    reviewer: str
    at: datetime
    undone: bool = False
