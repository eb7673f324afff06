"""Budgets: the amounts that fund something, the same sum once, with the rate said of it."""

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.assembly.budget_kinds import KindReader
from extractor.assembly.budget_shares import ShareReader
from extractor.assembly.budget_signs import SIGNS
from extractor.assembly.learned.judge import Judge
from extractor.assembly.nearness import Nearness
from extractor.assembly.scope import ProjectScope
from extractor.linking.organisations import Organisation
from extractor.nlp.reading import Reading, Span
from extractor.schema.evidence import Evidence
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Budget, BudgetKind, Partner
from extractor.values.amounts import Amount, Rate

_NEARNESS = Nearness(
    reach=110,
    after=1.6,
    clause=re.compile(r"[,;:()]|\b(?:mentre|di cui|dei quali|e)\b"),
    clause_cost=12,
    rival=Label.AMOUNT,
    rival_cost=60,
    weights={Label.CALL_CUE: 1.3},
)
_COFINANCED = re.compile(
    r"(?:finanzi|copr|copert|contribu|pagat[oaie]|sostenut|rimbors|fondo perduto|intensità)", re.IGNORECASE
)
_SMALLEST = Decimal(500)
_SAME_AMOUNT = Decimal("0.005")
_ROUNDED = Decimal("0.05")


@dataclass
class _Money:
    """A sum while its mentions are gathered."""

    amount: Decimal | None
    currency: str
    approximate: bool
    kind: BudgetKind
    project: str | None
    partner: str | None
    origin: str
    rate: Decimal | None = None
    notes: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def owner(self) -> tuple[BudgetKind, str | None, str | None, str]:
        """What two sums must share to be one."""
        return self.kind, self.project, self.partner, self.currency


def build_budgets(
    reading: Reading, organisations: list[Organisation], partners: list[Partner], scope: ProjectScope, judge: Judge
) -> list[Budget]:
    """One item for each sum, kind and owner, in the order of first mention."""
    reader = _MoneyReader(
        reading,
        scope,
        KindReader(reading, organisations, scope, _NEARNESS),
        ShareReader(reading, organisations, partners, _NEARNESS),
        judge,
    )
    found: dict[tuple[BudgetKind, str | None, str | None, str], _Sums] = defaultdict(_Sums)
    ordered = [m for sentence in reading.sentences for m in reader.in_sentence(sentence) if found[m.owner].adds(m)]
    return [_item(number, money) for number, money in enumerate(ordered, 1)]


class _MoneyReader:
    """Reads the sums and rates of one document."""

    def __init__(
        self, reading: Reading, scope: ProjectScope, kinds: KindReader, shares: ShareReader, judge: Judge
    ) -> None:
        self._reading = reading
        self._scope = scope
        self._kinds = kinds
        self._shares = shares
        self._judge = judge

    def in_sentence(self, sentence: Span) -> list[_Money]:
        """The sums of a sentence; a rate goes to the sum beside it, or stands alone."""
        amounts = self._reading.within(sentence, Label.AMOUNT)
        found = [(m, money) for m in amounts if (money := self._read(m))]
        for mention in self._reading.within(sentence, Label.RATE):
            rate = mention.value
            if not isinstance(rate, Rate) or not self._is_cofinancing(mention, sentence):
                continue
            if found:
                self._add_rate(mention, rate, found)
            elif not amounts and self._scope.project_of(mention):
                return [self._rate_alone(mention, rate)]
        return [money for _, money in found]

    def _read(self, mention: Mention) -> _Money | None:
        amount = mention.value
        if not isinstance(amount, Amount) or amount.amount < _SMALLEST or self._kinds.funds_nothing(mention):
            return None
        project = self._scope.project_of(mention)
        owner = None if self._kinds.by_heading(mention) else self._shares.owner(mention, project)
        told = (BudgetKind.PARTNER_SHARE, "it.budget.share") if owner else self._kinds.kind(mention)
        owner = owner or self._shares.likely_owner(mention, project)
        decided = self._decide(mention, told, barred="" if owner else BudgetKind.PARTNER_SHARE)
        if decided is None:
            return None
        kind, origin = BudgetKind(decided[0]), decided[1]
        return _Money(
            amount=amount.amount,
            currency=amount.currency,
            approximate=amount.approximate,
            kind=kind,
            project=None if kind == BudgetKind.CALL else project,
            partner=owner if kind == BudgetKind.PARTNER_SHARE else None,
            origin=origin,
            notes=[amount.note] if amount.note else [],
            evidence=[self._reading.document.evidence(mention.start, mention.end)],
        )

    def _decide(self, mention: Mention, told: tuple[str, str] | None, *, barred: str) -> tuple[str, str] | None:
        """The kind that the judge tells, but for what the words around the amount say outright."""
        is_sure = told is not None and told[1] in SIGNS
        return told if is_sure else self._judge.decide("budgets", mention, told, barred=barred)

    def _add_rate(self, mention: Mention, rate: Rate, found: list[tuple[Mention, _Money]]) -> None:
        _, money = min(found, key=lambda pair: abs(pair[0].start - mention.start))
        if money.kind != BudgetKind.PARTNER_SHARE and money.rate is None:
            money.rate = rate.rate
            money.evidence.append(self._reading.document.evidence(mention.start, mention.end))

    def _rate_alone(self, mention: Mention, rate: Rate) -> _Money:
        return _Money(
            amount=None,
            currency="EUR",
            approximate=rate.approximate,
            kind=self._kinds.payer(mention),
            project=self._scope.project_of(mention),
            partner=None,
            origin="it.budget.grant",
            rate=rate.rate,
            evidence=[self._reading.document.evidence(mention.start, mention.end)],
        )

    def _is_cofinancing(self, mention: Mention, sentence: Span) -> bool:
        around = self._reading.text[max(sentence[0], mention.start - 60) : min(sentence[1], mention.end + 25)]
        return bool(_COFINANCED.search(around))


class _Sums:
    """The sums of one owner by size, so that a further one is held against those of its size alone."""

    def __init__(self) -> None:
        self._sums: list[_Money] = []
        self._by_size: list[tuple[Decimal, int]] = []

    def adds(self, money: _Money) -> bool:
        """Takes in a sum; False where it is the first one that is the same, which then knows it too."""
        size = _size(money)
        reach = sorted((size * (1 - _ROUNDED), size / (1 - _ROUNDED)))
        first = bisect_left(self._by_size, (reach[0], 0))
        last = bisect_right(self._by_size, (reach[1], len(self._sums)))
        near = sorted({number for _, number in self._by_size[first:last]})
        number = next((n for n in near if _is_same(self._sums[n], money)), None)
        if number is None:
            self._sums.append(money)
            insort(self._by_size, (size, len(self._sums) - 1))
        else:
            _join(self._sums[number], money)
            if _size(self._sums[number]) == size:
                insort(self._by_size, (size, number))
        return number is None


def _size(money: _Money) -> Decimal:
    """What a sum is found by; a rate without a sum lies below zero."""
    return money.amount if money.amount is not None else -(money.rate or Decimal(0))


def _is_same(one: _Money, other: _Money) -> bool:
    """Whether two sums of one owner are the same, the one perhaps in a title's round figures."""
    if one.amount is None or other.amount is None:
        return one.amount == other.amount and one.rate == other.rate
    difference = abs(one.amount - other.amount) / max(one.amount, other.amount, Decimal(1))
    rounded = _digits(one.amount) != _digits(other.amount)
    return difference <= (_ROUNDED if rounded else _SAME_AMOUNT)


def _join(same: _Money, money: _Money) -> None:
    """Adds what a later mention says; the more exact figure stays."""
    same.evidence += money.evidence
    same.rate = same.rate or money.rate
    if same.amount is not None and money.amount is not None and _digits(money.amount) > _digits(same.amount):
        same.amount, same.approximate = money.amount, money.approximate


def _digits(amount: Decimal) -> int:
    return len(str(int(amount)).rstrip("0"))


def _item(number: int, money: _Money) -> Budget:
    return Budget(
        id=f"b{number}",
        project=money.project,
        partner=money.partner,
        amount=_plain(money.amount),
        currency=money.currency,
        kind=money.kind,
        rate=_plain(money.rate),
        approximate=money.approximate,
        evidence=money.evidence,
        origin=money.origin,
        notes=money.notes,
    )


def _plain(value: Decimal | None) -> str | None:
    """The number without exponent, and without zeros after the point that say nothing."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
