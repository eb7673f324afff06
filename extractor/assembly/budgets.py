"""Budgets: amounts that fund something. The cue nearest to an amount, in its clause, says whose money it is."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.assembly.scope import ProjectScope
from extractor.gazetteers import Programme
from extractor.linking.organisations import Organisation
from extractor.nlp.reading import Reading, Span
from extractor.schema.evidence import Evidence
from extractor.schema.mention import Label, Mention
from extractor.schema.record import Budget, BudgetKind, Partner
from extractor.values.amounts import Amount, Rate

_KINDS = {
    Label.TOTAL_CUE: BudgetKind.TOTAL,
    Label.CALL_CUE: BudgetKind.CALL,
    Label.EU_CUE: BudgetKind.EU_CONTRIBUTION,
    Label.NATIONAL_CUE: BudgetKind.NATIONAL_CONTRIBUTION,
    Label.OTHER_MONEY_CUE: BudgetKind.OTHER,
}
_WEIGHTS = {
    Label.TOTAL_CUE: 1.0,
    Label.EU_CUE: 1.0,
    Label.NATIONAL_CUE: 1.0,
    Label.CALL_CUE: 1.3,
    Label.OTHER_MONEY_CUE: 1.0,
}
_REACH = 110
_AFTER_PENALTY = 1.6
_OTHER_AMOUNT = 60
_PAID_BY = re.compile(
    r"^\s?(?:\([^()]{0,30}\)\s?)?,?\s?(?:(?:di|messi|messo|provenient[ei]|erogat[ie]|concess[ie]|stanziat[ie]|a|finanziat[ie]|copert[ie]|assegnat[ie])\s)*(?:carico\s|parte\s|disposizione\s)?"
    r"(?:da|dal|dalla|dall['’]|dai|dallo|di|del|della|dell['’]|dei)\s?(?:(?:fondi|programma|risorse|bando)\s(?:del|della|dell['’])?\s?)?$"
)
_UNDERTAKING = re.compile(
    r"progett|iniziativ|intervent|oper[ae]|operazion|lavori|piano|cantier|partenariat|programm|attivit|complessiv|budget",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:\d{1,3}|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|quindici|venti)\s(?:\w+\s)?(?:progetti|proposte|interventi|iniziative)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()]|\b(?:mentre|di cui|dei quali|e)\b")
_SHARE_BEFORE = re.compile(
    r"^[\s,]*(?:\([^()]{0,40}\))?\s?(?:partecipa\s|che\s|, )?(?:con|gestir[àa]|gestisce|ricever[àa]|riceve|beneficer[àa] di|dispone di|disporr[àa] di|"
    r"avr[àa]|ottiene|:|[-–])\s(?:(?:un|una|il|la|l['’])\s?)?(?:(?:proprio|propria|proprie)\s)?(?:(?:budget|quota|contributo|finanziamento|dotazione|importo|fondi|risorse|cifra)\s)?"
    r"(?:(?:complessiv[oa]|totale|pari|par[ei])\s)?(?:(?:di|per|a)\s)?$"
)
_SHARE_AFTER = re.compile(
    r"^\s?,?\s?(?:(?:sono|saranno|vengono|andranno|vanno|spettano|destinat[ie]|assegnat[ie]|in capo|gestit[ie])\s)*(?:a|al|alla|all['’]|ai|alle|agli|per il|per la|per l['’]|dal|dalla|dall['’]|da)\s?$"
)
_CALL = re.compile(r"\b(?:band[oi]|avvis[oi]|call|programma|fondo|misura)\b", re.IGNORECASE)
_COFINANCED = re.compile(r"(?:finanzi|copr|coperto|contribu|sostenut|rimbors|fondo perduto|intensità)", re.IGNORECASE)
_SMALLEST = Decimal(500)
_SAME_AMOUNT = Decimal("0.005")
_ROUNDED = Decimal("0.05")
_PUBLIC_PAYERS = frozenset({"region", "province", "municipality", "ministry", "foundation", "chamber", "agency"})


@dataclass
class _Money:
    """An amount while its mentions are gathered."""

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


def build_budgets(
    reading: Reading, organisations: list[Organisation], partners: list[Partner], scope: ProjectScope
) -> list[Budget]:
    """One item for each sum, kind and owner, in the order of first mention."""
    finder = _MoneyFinder(reading, organisations, partners, scope)
    found: list[_Money] = []
    for sentence in reading.sentences:
        for money in finder.in_sentence(sentence):
            _merge(found, money)
    return [_item(number, money) for number, money in enumerate(found, 1)]


class _MoneyFinder:
    """Reads the amounts of one document."""

    def __init__(
        self, reading: Reading, organisations: list[Organisation], partners: list[Partner], scope: ProjectScope
    ) -> None:
        self._reading = reading
        self._scope = scope
        ids = {p.name: p.id for p in partners}
        self._partner_of = {id(m): ids[o.name] for o in organisations for m in o.mentions if o.name in ids}
        self._types = {id(m): o.type for o in organisations for m in o.mentions}

    def in_sentence(self, sentence: Span) -> list[_Money]:
        """The budgets of a sentence; a rate goes to the amount beside it, or stands alone."""
        found = []
        for mention in self._reading.within(sentence, Label.AMOUNT):
            money = self._read(mention, sentence)
            if money:
                found.append((mention, money))
        self._add_rates(sentence, found)
        alone = [] if self._reading.within(sentence, Label.AMOUNT) else self._rate_alone(sentence)
        return [money for _, money in found] + alone

    def _read(self, mention: Mention, sentence: Span) -> _Money | None:
        amount = mention.value
        if not isinstance(amount, Amount) or amount.amount < _SMALLEST:
            return None
        owner = self._owner(mention, sentence)
        kind, origin = (BudgetKind.PARTNER_SHARE, "it.budget.share") if owner else self._kind(mention, sentence)
        if kind is None:
            return None
        return _Money(
            amount=amount.amount,
            currency=amount.currency,
            approximate=amount.approximate,
            kind=kind,
            project=None if kind == BudgetKind.CALL else self._scope.project_of(mention),
            partner=owner,
            origin=origin,
            notes=[amount.note] if amount.note else [],
            evidence=[self._reading.document.evidence(mention.start, mention.end)],
        )

    def _owner(self, mention: Mention, sentence: Span) -> str | None:
        """The partner whose own share an amount is: "X con 20 mila euro", "20 mila euro a X"."""
        names = [m for m in self._reading.within(sentence, Label.ORG, Label.NAME, Label.DEPARTMENT)]
        before = [m for m in names if m.end <= mention.start]
        after = [m for m in names if m.start >= mention.end]
        if before and _SHARE_BEFORE.match(self._reading.between(before[-1], mention)):
            return self._partner_of.get(id(before[-1]))
        before = [m for m in before if id(m) in self._partner_of]
        if before and self._is_item_share(before[-1], mention):
            return self._partner_of[id(before[-1])]
        cues = self._near(mention, sentence, Label.SHARE_CUE)
        if before and cues and self._reading.text[cues[0].start : cues[0].end].casefold() != "di cui":
            near = [m for m in before if id(m) in self._partner_of]
            if (
                near
                and mention.start - near[-1].end <= _REACH
                and not self._reading.within((near[-1].end, mention.start), Label.AMOUNT)
            ):
                return self._partner_of[id(near[-1])]
        if after and _SHARE_AFTER.match(self._reading.between(mention, after[0])):
            return self._partner_of.get(id(after[0]))
        return None

    def _is_item_share(self, name: Mention, mention: Mention) -> bool:
        """Whether the amount stands in brackets, after a dash or in a cell of the same item as a name: "X (20 mila euro)"."""
        between = self._reading.between(name, mention)
        following = self._reading.text[mention.end : mention.end + 2]
        dashed = re.fullmatch(r"\s?(?:\([^()]{0,40}\))?[^.;\n]{0,70}(?:\s[-–|]|:)\s", between)
        bracketed = re.fullmatch(r"[^.;\n]{0,90}\(", between) and following.startswith(")")
        return bool((dashed or bracketed) and not self._reading.within((name.end, mention.start), Label.AMOUNT))

    def _kind(self, mention: Mention, sentence: Span) -> tuple[BudgetKind | None, str]:
        paid_by = self._paid_by(mention, sentence)
        if paid_by:
            return paid_by, "it.budget.grant"
        cues = self._near(mention, sentence, Label.NO_BUDGET_CUE, Label.GRANT_CUE, *_KINDS)
        if not cues:
            return None, ""
        cue = cues[0]
        if cue.label == Label.NO_BUDGET_CUE:
            return None, ""
        if _SEVERAL.search(self._reading.text[slice(*sentence)]) and not self._scope.names_project(sentence):
            return (BudgetKind.CALL if cue.label == Label.CALL_CUE else BudgetKind.OTHER), cue.origin
        if cue.label == Label.TOTAL_CUE and not self._speaks_of_undertaking(sentence):
            return None, ""
        if cue.label != Label.GRANT_CUE:
            return self._checked(_KINDS[cue.label], sentence), cue.origin
        return self._payer(mention, sentence, cues), cue.origin

    def _speaks_of_undertaking(self, sentence: Span) -> bool:
        return self._scope.names_project(sentence) or bool(_UNDERTAKING.search(self._reading.text[slice(*sentence)]))

    def _paid_by(self, mention: Mention, sentence: Span) -> BudgetKind | None:
        """Whose money it is where the payer follows the amount: "800 mila euro a carico del FESR"."""
        for payer in self._reading.within(
            (mention.end, sentence[1]), Label.PROGRAMME, Label.ORG, Label.EU_CUE, Label.NATIONAL_CUE
        ):
            if not _PAID_BY.match(self._reading.between(mention, payer)):
                return None
            if isinstance(payer.value, Programme):
                return payer.value.money
            if payer.label in _KINDS:
                return _KINDS[payer.label]
            kind = self._types.get(id(payer))
            if kind == "eu":
                return BudgetKind.EU_CONTRIBUTION
            return BudgetKind.NATIONAL_CONTRIBUTION if kind in _PUBLIC_PAYERS else None
        return None

    def _checked(self, kind: BudgetKind, sentence: Span) -> BudgetKind:
        """Money "of the call" that a sentence gives to a named project is no pot, nor is a "dotazione" without a call."""
        speaks_of_call = bool(_CALL.search(self._reading.text[slice(*sentence)]))
        if kind == BudgetKind.CALL and not speaks_of_call and self._scope.has_main:
            return BudgetKind.TOTAL
        if kind == BudgetKind.CALL and self._scope.names_project(sentence):
            return (
                BudgetKind.EU_CONTRIBUTION
                if self._programme_money(sentence) == BudgetKind.EU_CONTRIBUTION
                else BudgetKind.TOTAL
            )
        return kind

    def _payer(self, mention: Mention, sentence: Span, cues: list[Mention]) -> BudgetKind:
        """Money given without a word for the whole is the contribution of whoever pays."""
        stated = next((_KINDS[c.label] for c in cues if c.label in (Label.EU_CUE, Label.NATIONAL_CUE)), None)
        if stated:
            return stated
        by_programme = self._programme_money(sentence)
        if by_programme:
            return by_programme
        for name in self._reading.within(sentence, Label.ORG):
            kind = self._types.get(id(name))
            if kind == "eu":
                return BudgetKind.EU_CONTRIBUTION
            if kind in _PUBLIC_PAYERS and abs(name.start - mention.start) < _REACH:
                return BudgetKind.NATIONAL_CONTRIBUTION
        return self._programme_money((0, len(self._reading.text))) or BudgetKind.NATIONAL_CONTRIBUTION

    def _programme_money(self, span: Span) -> BudgetKind | None:
        programmes = [m.value for m in self._reading.within(span, Label.PROGRAMME)]
        return next((p.money for p in programmes if isinstance(p, Programme)), None)

    def _near(self, mention: Mention, sentence: Span, *labels: Label) -> list[Mention]:
        """The cues of the labels within reach, the nearest first; what comes after the amount counts as farther."""
        weighed = []
        for cue in self._reading.within(sentence, *labels):
            if cue.overlaps(mention):
                continue
            before = cue.end <= mention.start
            gap = self._reading.between(cue, mention) if before else self._reading.between(mention, cue)
            breaks = len(_CLAUSE.findall(gap))
            other = self._reading.within((cue.end, mention.start) if before else (mention.end, cue.start), Label.AMOUNT)
            weight = (len(gap) + 12 * breaks) * (1 if before else _AFTER_PENALTY) * _WEIGHTS.get(cue.label, 1.0)
            weight += _OTHER_AMOUNT * len(other)
            if weight <= _REACH:
                weighed.append((weight, cue.start, cue))
        return [cue for _, _, cue in sorted(weighed, key=lambda w: w[:2])]

    def _add_rates(self, sentence: Span, found: list[tuple[Mention, _Money]]) -> None:
        for mention in self._reading.within(sentence, Label.RATE):
            rate = mention.value
            if not found or not isinstance(rate, Rate) or not self._is_cofinancing(mention, sentence):
                continue
            _, money = min(found, key=lambda pair: abs(pair[0].start - mention.start))
            if money.kind != BudgetKind.PARTNER_SHARE and money.rate is None:
                money.rate = rate.rate
                money.evidence.append(self._reading.document.evidence(mention.start, mention.end))

    def _rate_alone(self, sentence: Span) -> list[_Money]:
        for mention in self._reading.within(sentence, Label.RATE):
            rate = mention.value
            if isinstance(rate, Rate) and self._is_cofinancing(mention, sentence) and self._scope.project_of(mention):
                return [
                    _Money(
                        amount=None,
                        currency="EUR",
                        approximate=rate.approximate,
                        kind=self._payer(mention, sentence, self._near(mention, sentence, *_KINDS)),
                        project=self._scope.project_of(mention),
                        partner=None,
                        origin="it.budget.grant",
                        rate=rate.rate,
                        evidence=[self._reading.document.evidence(mention.start, mention.end)],
                    )
                ]
        return []

    def _is_cofinancing(self, mention: Mention, sentence: Span) -> bool:
        around = self._reading.text[max(sentence[0], mention.start - 60) : min(sentence[1], mention.end + 25)]
        return bool(_COFINANCED.search(around))


def _merge(found: list[_Money], money: _Money) -> None:
    """Adds a sum, or joins it to the same one said before, in a title perhaps in round figures."""
    same = next((m for m in found if _is_same(m, money)), None)
    if same is None:
        found.append(money)
        return
    same.evidence += money.evidence
    same.rate = same.rate or money.rate
    if same.amount is not None and money.amount is not None and _digits(money.amount) > _digits(same.amount):
        same.amount, same.approximate = money.amount, money.approximate


def _is_same(one: _Money, other: _Money) -> bool:
    if (one.kind, one.project, one.partner, one.currency) != (other.kind, other.project, other.partner, other.currency):
        return False
    if one.amount is None or other.amount is None:
        return one.amount == other.amount and one.rate == other.rate
    difference = abs(one.amount - other.amount) / max(one.amount, other.amount, Decimal(1))
    rounded = _digits(one.amount) != _digits(other.amount)
    return difference <= (_ROUNDED if rounded else _SAME_AMOUNT)


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
    """The number without exponent or trailing zeros after the point."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
