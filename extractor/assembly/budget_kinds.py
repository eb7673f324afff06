"""Whose money an amount is: the cue nearest to it in its clause, and where that only says "given", whoever pays."""

import re

from extractor.assembly.nearness import Nearness
from extractor.assembly.scope import ProjectScope
from extractor.gazetteers import Programme
from extractor.linking.organisations import Organisation
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention
from extractor.schema.record import BudgetKind

KINDS = {
    Label.TOTAL_CUE: BudgetKind.TOTAL,
    Label.CALL_CUE: BudgetKind.CALL,
    Label.EU_CUE: BudgetKind.EU_CONTRIBUTION,
    Label.NATIONAL_CUE: BudgetKind.NATIONAL_CONTRIBUTION,
    Label.OTHER_MONEY_CUE: BudgetKind.OTHER,
}
_PAID_BY = re.compile(
    r"^\s?(?:\([^()]{0,30}\)\s?)?,?\s?(?:(?:di|messi|messo|provenient[ei]|erogat[ie]|concess[ie]|stanziat[ie]|a|finanziat[ie]|"
    r"copert[ie]|assegnat[ie])\s)*(?:carico\s|parte\s|disposizione\s)?(?:da|dal|dalla|dall['’]|dai|dallo|di|del|della|"
    r"dell['’]|dei)\s?(?:(?:fondi|programma|risorse|bando)\s(?:del|della|dell['’])?\s?)?$"
)
_UNDERTAKING = re.compile(
    r"progett|iniziativ|intervent|oper[ae]|operazion|lavori|piano|cantier|partenariat|programm|attivit|complessiv|budget",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:\d{1,3}|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|quindici|venti)\s(?:\w+\s)?"
    r"(?:progetti|proposte|interventi|iniziative)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"[^.;\n]{0,30}?,?\s?(?:di cui|dei quali|delle quali)\b[^.;\n]{0,60}?(?:a carico|contribut|"
    r"coperti|dall|dal|finanziat|fondi)",
    re.IGNORECASE,
)
_CALL = re.compile(r"\b(?:band[oi]|avvis[oi]|call|programma|fondo|misura)\b", re.IGNORECASE)
_PAYER_REACH = 110
_PUBLIC_PAYERS = frozenset({"region", "province", "municipality", "ministry", "foundation", "chamber", "agency"})


class KindReader:
    """Tells the kind of an amount, and the rule that told it."""

    def __init__(
        self, reading: Reading, organisations: list[Organisation], scope: ProjectScope, nearness: Nearness
    ) -> None:
        self._reading = reading
        self._scope = scope
        self._nearness = nearness
        self._types = {id(m): o.type for o in organisations for m in o.mentions}
        self._default = self._programme_money((0, len(reading.text))) or BudgetKind.NATIONAL_CONTRIBUTION

    def kind(self, mention: Mention) -> tuple[BudgetKind, str] | None:
        """The kind and the origin; None for an amount that funds nothing."""
        paid_by = self._paid_by(mention)
        if paid_by:
            return paid_by, "it.budget.grant"
        cues = self._nearness.cues(self._reading, mention, Label.NO_BUDGET_CUE, Label.GRANT_CUE, *KINDS)
        sentence = self._reading.sentence(mention)
        if self._is_split(mention, cues) and self._speaks_of_undertaking((0, sentence[1])):
            return BudgetKind.TOTAL, "it.budget.total"
        if not cues or cues[0].label == Label.NO_BUDGET_CUE:
            return None
        if _SEVERAL.search(self._text(sentence)) and not self._scope.names_project(sentence):
            return (BudgetKind.CALL if cues[0].label == Label.CALL_CUE else BudgetKind.OTHER), cues[0].origin
        if cues[0].label == Label.TOTAL_CUE and not self._speaks_of_undertaking(sentence):
            return None
        if cues[0].label == Label.GRANT_CUE:
            return self.payer(mention), cues[0].origin
        return self._checked(KINDS[cues[0].label], sentence), cues[0].origin

    def payer(self, mention: Mention) -> BudgetKind:
        """The contribution of whoever pays: a cue, programme or public body of the sentence, else the document's."""
        sentence = self._reading.sentence(mention)
        stated = self._nearness.cues(self._reading, mention, Label.EU_CUE, Label.NATIONAL_CUE)
        if stated:
            return KINDS[stated[0].label]
        by_programme = self._programme_money(sentence)
        if by_programme:
            return by_programme
        near = [m for m in self._reading.within(sentence, Label.ORG) if abs(m.start - mention.start) < _PAYER_REACH]
        return next((kind for m in near if (kind := self._money_of(m))), self._default)

    def _is_split(self, mention: Mention, cues: list[Mention]) -> bool:
        """Whether the amount is the whole of which a payer's part follows: "… euro, di cui il 58 % a carico di …"."""
        given = cues and cues[0].label in (Label.GRANT_CUE, Label.NO_BUDGET_CUE, Label.CALL_CUE)
        before = cues and cues[0].end <= mention.start
        return not (given and before) and bool(_SPLIT.match(self._reading.text, mention.end))

    def _paid_by(self, mention: Mention) -> BudgetKind | None:
        """Whose money it is where the payer follows the amount: "800 mila euro a carico del FESR"."""
        rest = (mention.end, self._reading.sentence(mention)[1])
        payers = self._reading.within(rest, Label.PROGRAMME, Label.ORG, Label.EU_CUE, Label.NATIONAL_CUE)
        if not payers or not _PAID_BY.match(self._reading.between(mention, payers[0])):
            return None
        return self._money_of(payers[0])

    def _money_of(self, payer: Mention) -> BudgetKind | None:
        if isinstance(payer.value, Programme):
            return payer.value.money
        if payer.label in KINDS:
            return KINDS[payer.label]
        kind = self._types.get(id(payer))
        if kind == "eu":
            return BudgetKind.EU_CONTRIBUTION
        return BudgetKind.NATIONAL_CONTRIBUTION if kind in _PUBLIC_PAYERS else None

    def _checked(self, kind: BudgetKind, sentence: Span) -> BudgetKind:
        """A pot that a sentence gives to a named project is that project's money, and so is one without a call."""
        if kind != BudgetKind.CALL:
            return kind
        if not _CALL.search(self._text(sentence)) and self._scope.has_main:
            return BudgetKind.TOTAL
        if not self._scope.names_project(sentence):
            return kind
        eu = self._programme_money(sentence) == BudgetKind.EU_CONTRIBUTION
        return BudgetKind.EU_CONTRIBUTION if eu else BudgetKind.TOTAL

    def _speaks_of_undertaking(self, sentence: Span) -> bool:
        return self._scope.names_project(sentence) or bool(_UNDERTAKING.search(self._text(sentence)))

    def _programme_money(self, span: Span) -> BudgetKind | None:
        programmes = (m.value for m in self._reading.within(span, Label.PROGRAMME))
        return next((p.money for p in programmes if isinstance(p, Programme)), None)

    def _text(self, span: Span) -> str:
        return self._reading.text[span[0] : span[1]]
