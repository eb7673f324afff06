"""Checks across fields: each finding is a remark on the item, never a silent change."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.messages import _
from extractor.schema.record import Budget, BudgetKind, Item, Record, Role

_CONTRIBUTIONS = (BudgetKind.EU_CONTRIBUTION, BudgetKind.NATIONAL_CONTRIBUTION, BudgetKind.PARTNER_SHARE)
_FULL_RATE = Decimal(100)


def with_remarks(record: Record) -> Record:
    """The record with a remark on each item that contradicts another one, or itself."""
    remarks: dict[str, list[str]] = {}
    for item, remark in [*_money(record), *_shares(record), *_leads(record), *_countries(record), *_spans(record)]:
        remarks.setdefault(item.id, []).append(remark)
    return record.model_copy(
        update={
            name: [_noted(item, remarks.get(item.id, [])) for item in getattr(record, name)]
            for name in ("projects", "partners", "budgets", "dates", "places", "events")
        }
    )


def _noted(item: Item, remarks: list[str]) -> Item:
    return item.model_copy(update={"notes": [*item.notes, *remarks]}) if remarks else item


def _money(record: Record) -> Iterator[tuple[Item, str]]:
    totals = {b.project: Decimal(b.amount) for b in record.budgets if b.kind == BudgetKind.TOTAL and b.amount}
    for budget in record.budgets:
        if budget.rate and Decimal(budget.rate) > _FULL_RATE:
            yield budget, _("a co-financing rate above 100 %")
        total = totals.get(budget.project)
        if total is not None and budget.kind in _CONTRIBUTIONS and _amount(budget) > total:
            yield budget, _("more than the project's total")


def _shares(record: Record) -> Iterator[tuple[Item, str]]:
    """Totals that the partners' shares exceed together, though none does by itself."""
    shares: dict[str | None, Decimal] = defaultdict(Decimal)
    for budget in record.budgets:
        if budget.kind == BudgetKind.PARTNER_SHARE:
            shares[budget.project] += _amount(budget)
    for budget in record.budgets:
        if budget.kind == BudgetKind.TOTAL and budget.amount and shares[budget.project] > _amount(budget):
            yield budget, _("the partners' shares add up to more than this total")


def _countries(record: Record) -> Iterator[tuple[Item, str]]:
    """Projects with partners in some of their countries, and in others none that was found."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for partner in record.partners:
        if partner.country and partner.role in (Role.LEAD, Role.PARTNER):
            found[partner.project].add(partner.country)
    for project in record.projects:
        without = [country for country in project.countries if country not in found[project.id]]
        if without and len(found[project.id]) > 1:
            yield project, _("no partner was found in: %(countries)s") % {"countries": ", ".join(without)}


def _amount(budget: Budget) -> Decimal:
    return Decimal(budget.amount or 0)


def _leads(record: Record) -> Iterator[tuple[Item, str]]:
    led: set[str] = set()
    for partner in record.partners:
        if partner.project is None or partner.role != Role.LEAD:
            continue
        if partner.project in led:
            yield partner, _("the project has more than one lead partner")
        led.add(partner.project)


def _spans(record: Record) -> Iterator[tuple[Item, str]]:
    for project in record.projects:
        if project.start and project.end and project.end < project.start:
            yield project, _("the project ends before it starts")
