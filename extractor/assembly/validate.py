"""Checks across fields: each finding is a remark on the item, never a silent change."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from extractor.messages import N_, _, in_every_language
from extractor.schema.record import LISTS, Budget, BudgetKind, Item, Record, Role

_CONTRIBUTIONS = (BudgetKind.EU_CONTRIBUTION, BudgetKind.NATIONAL_CONTRIBUTION, BudgetKind.PARTNER_SHARE)
_FULL_RATE = Decimal(100)

_RATE = N_("a co-financing rate above 100 %")
_ABOVE_TOTAL = N_("more than the project's total")
_SHARES = N_("the partners' shares add up to more than this total")
_COUNTRIES = "%(countries)s"
_WITHOUT = N_("no partner was found in: %(countries)s")
_LEADS = N_("the project has more than one lead partner")
_ENDS_FIRST = N_("the project ends before it starts")
_SAID = (_RATE, _ABOVE_TOTAL, _SHARES, _WITHOUT, _LEADS, _ENDS_FIRST)


class Level(StrEnum):
    """How bad a finding is: a remark contradicts nothing, a warning may be right after all, an error cannot be."""

    REMARK = "remark"
    WARNING = "warning"
    ERROR = "error"


class Finding(NamedTuple):
    """A contradiction: the item that it stands on, and what is wrong in words."""

    item: Item
    words: str
    level: Level = Level.WARNING


def findings(record: Record) -> list[Finding]:
    """What contradicts itself in a record."""
    return [*_money(record), *_shares(record), *_leads(record), *_countries(record), *_spans(record)]


def with_remarks(record: Record) -> Record:
    """The record with a remark on each item that contradicts another one, or itself."""
    remarks: dict[str, list[str]] = {}
    for finding in findings(record):
        remarks.setdefault(finding.item.id, []).append(finding.words)
    return record.model_copy(
        update={name: [_noted(item, remarks.get(item.id, [])) for item in getattr(record, name)] for name in LISTS}
    )


def is_finding(note: str) -> bool:
    """Whether a remark on an item is one that these checks have made, in any language: it may be out of date."""
    return any(pattern.fullmatch(note) for pattern in _patterns())


@cache
def _patterns() -> list[re.Pattern[str]]:
    said = [words for message in _SAID for words in in_every_language(message)]
    return [re.compile(re.escape(words).replace(re.escape(_COUNTRIES), ".+")) for words in said]


def _noted(item: Item, remarks: list[str]) -> Item:
    return item.model_copy(update={"notes": [*item.notes, *remarks]}) if remarks else item


def _money(record: Record) -> Iterator[Finding]:
    totals = {b.project: Decimal(b.amount) for b in record.budgets if b.kind == BudgetKind.TOTAL and b.amount}
    for budget in record.budgets:
        if budget.rate and Decimal(budget.rate) > _FULL_RATE:
            yield Finding(budget, _(_RATE), Level.ERROR)
        total = totals.get(budget.project)
        if total is not None and budget.kind in _CONTRIBUTIONS and _amount(budget) > total:
            yield Finding(budget, _(_ABOVE_TOTAL))


def _shares(record: Record) -> Iterator[Finding]:
    """Totals that the partners' shares exceed together, though none does by itself."""
    shares: dict[str | None, Decimal] = defaultdict(Decimal)
    for budget in record.budgets:
        if budget.kind == BudgetKind.PARTNER_SHARE:
            shares[budget.project] += _amount(budget)
    for budget in record.budgets:
        if budget.kind == BudgetKind.TOTAL and budget.amount and shares[budget.project] > _amount(budget):
            yield Finding(budget, _(_SHARES))


def _countries(record: Record) -> Iterator[Finding]:
    """Projects with partners in some of their countries, and in others none that was found."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for partner in record.partners:
        if partner.country and partner.role in (Role.LEAD, Role.PARTNER):
            found[partner.project].add(partner.country)
    for project in record.projects:
        without = [country for country in project.countries if country not in found[project.id]]
        if without and len(found[project.id]) > 1:
            yield Finding(project, _(_WITHOUT) % {"countries": ", ".join(without)}, Level.REMARK)


def _amount(budget: Budget) -> Decimal:
    return Decimal(budget.amount or 0)


def _leads(record: Record) -> Iterator[Finding]:
    led: set[str] = set()
    for partner in record.partners:
        if partner.project is None or partner.role != Role.LEAD:
            continue
        if partner.project in led:
            yield Finding(partner, _(_LEADS))
        led.add(partner.project)


def _spans(record: Record) -> Iterator[Finding]:
    for project in record.projects:
        if project.start and project.end and _is_before(project.end, project.start):
            yield Finding(project, _(_ENDS_FIRST), Level.ERROR)


def _is_before(one: str, other: str) -> bool:
    """Whether a date in EDTF certainly lies before another; "2023" may lie before "2023-05" or after it."""
    parts = [date.rstrip("?~%").split("-") for date in (one, other)]
    if "X" in one + other or "/" in one + other:
        return False
    common = min(map(len, parts))
    return parts[0][:common] < parts[1][:common]
