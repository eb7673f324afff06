"""Checks across fields: each contradiction is a remark on the item, and nothing else changes."""

from typing import Any

import pytest

from extractor.assembly.validate import with_remarks
from extractor.schema.record import Budget, BudgetKind, DocumentInfo, Partner, Project, Record, Role

INFO = DocumentInfo(id="sha256:" + "0" * 64, source="x.txt", media_type="text/plain", text="Il progetto")


def record(**lists: Any) -> Record:
    return Record(document=INFO, projects=[Project(id="p1", name="ValleViva", origin="test")], **lists)


def budget(number: int, amount: str | None, kind: BudgetKind, rate: str | None = None) -> Budget:
    return Budget(id=f"b{number}", project="p1", amount=amount, kind=kind, rate=rate, origin="test")


TOTAL = budget(1, "100000", BudgetKind.TOTAL)
MONEY: dict[str, tuple[list[Budget], dict[str, list[str]]]] = {
    "a contribution within the total": ([TOTAL, budget(2, "80000", BudgetKind.EU_CONTRIBUTION)], {}),
    "a contribution as large as the total": ([TOTAL, budget(2, "100000", BudgetKind.EU_CONTRIBUTION)], {}),
    "a contribution above the total": (
        [TOTAL, budget(2, "100000.01", BudgetKind.EU_CONTRIBUTION)],
        {"b2": ["more than the project's total"]},
    ),
    "a share above the total": (
        [budget(2, "200000", BudgetKind.PARTNER_SHARE), TOTAL],
        {
            "b1": ["the partners' shares add up to more than this total"],
            "b2": ["more than the project's total"],
        },
    ),
    "a call above the total": ([TOTAL, budget(2, "200000", BudgetKind.CALL)], {}),
    "no total": ([budget(2, "200000", BudgetKind.EU_CONTRIBUTION)], {}),
    "a rate of all": ([budget(1, "100000", BudgetKind.TOTAL, "100")], {}),
    "a rate above all": (
        [budget(1, "100000", BudgetKind.TOTAL, "100.5")],
        {"b1": ["a co-financing rate above 100 %"]},
    ),
    "shares above the total together": (
        [TOTAL, budget(2, "60000", BudgetKind.PARTNER_SHARE), budget(3, "40000.01", BudgetKind.PARTNER_SHARE)],
        {"b1": ["the partners' shares add up to more than this total"]},
    ),
    "shares as large as the total together": (
        [TOTAL, budget(2, "60000", BudgetKind.PARTNER_SHARE), budget(3, "40000", BudgetKind.PARTNER_SHARE)],
        {},
    ),
    "a rate alone": ([TOTAL, budget(2, None, BudgetKind.EU_CONTRIBUTION, "80")], {}),
}


@pytest.mark.parametrize(("budgets", "remarks"), MONEY.values(), ids=MONEY)
def test_remarks_on_money(budgets: list[Budget], remarks: dict[str, list[str]]) -> None:
    checked = with_remarks(record(budgets=budgets))
    assert {item.id: item.notes for _, item in checked.items() if item.notes} == remarks


def test_a_second_lead_of_one_project_is_remarked() -> None:
    partners = [
        Partner(id="o1", project="p1", name="A", role=Role.LEAD, origin="test"),
        Partner(id="o2", project="p1", name="B", role=Role.PARTNER, origin="test"),
        Partner(id="o3", project="p1", name="C", role=Role.LEAD, origin="test"),
        Partner(id="o4", name="D", role=Role.LEAD, origin="test"),
    ]
    checked = with_remarks(record(partners=partners))
    assert {p.id: p.notes for p in checked.partners if p.notes} == {
        "o3": ["the project has more than one lead partner"]
    }


def partner(number: int, country: str | None, role: Role = Role.PARTNER) -> Partner:
    return Partner(id=f"o{number}", project="p1", name=f"Ente {number}", role=role, country=country, origin="test")


@pytest.mark.parametrize(
    ("partners", "remarks"),
    [
        ([partner(1, "IT", Role.LEAD), partner(2, "SI"), partner(3, "AT")], []),
        ([partner(1, "IT", Role.LEAD), partner(2, "SI")], ["no partner was found in: AT"]),
        ([partner(1, "IT", Role.LEAD), partner(2, "SI"), partner(3, "AT", Role.HOST)], ["no partner was found in: AT"]),
        ([partner(1, "IT", Role.LEAD), partner(2, None)], []),
        ([], []),
    ],
)
def test_a_country_without_a_partner_is_remarked(partners: list[Partner], remarks: list[str]) -> None:
    project = Project(id="p1", name="ValleViva", origin="test", countries=["AT", "IT", "SI"])
    checked = with_remarks(Record(document=INFO, projects=[project], partners=partners))
    assert checked.projects[0].notes == remarks
    assert not any(p.notes for p in checked.partners)


def test_a_project_that_ends_before_it_starts_is_remarked() -> None:
    project = Project(id="p1", name="ValleViva", origin="test", start="2021-05", end="2020-12-31")
    (checked,) = with_remarks(Record(document=INFO, projects=[project])).projects
    assert checked.notes == ["the project ends before it starts"]


def test_remarks_join_those_already_there_and_change_nothing_else() -> None:
    noted = budget(1, "1", BudgetKind.TOTAL, "101").model_copy(update={"notes": ["assumed"]})
    before = record(budgets=[noted, budget(2, "1", BudgetKind.OTHER)])
    after = with_remarks(before)
    assert after.budgets[0] == noted.model_copy(update={"notes": ["assumed", "a co-financing rate above 100 %"]})
    assert after.model_copy(update={"budgets": before.budgets}) == before
    assert after.budgets[1] == before.budgets[1]
