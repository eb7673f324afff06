"""Whose money an amount is: the cue nearest to it in its clause, and where that only says "given", whoever pays."""

import re

from extractor.assembly.budget_signs import (
    is_for_one_activity,
    is_over_several,
    is_overtaken,
    is_pot,
    is_shared_out,
    speaks_of_several,
)
from extractor.assembly.nearness import Nearness
from extractor.assembly.scope import ProjectScope
from extractor.assembly.tables import column_heading
from extractor.gazetteers import Programme
from extractor.linking.organisations import Organisation
from extractor.nlp.reading import Reading, Span
from extractor.schema.mention import Label, Mention
from extractor.schema.record import BudgetKind
from extractor.values.amounts import Amount

KINDS = {
    Label.TOTAL_CUE: BudgetKind.TOTAL,
    Label.CALL_CUE: BudgetKind.CALL,
    Label.EU_CUE: BudgetKind.EU_CONTRIBUTION,
    Label.NATIONAL_CUE: BudgetKind.NATIONAL_CONTRIBUTION,
    Label.OTHER_MONEY_CUE: BudgetKind.OTHER,
}
_LINK = r"(?:da|dal|dalla|dall['’]|dai|dagli|dallo|di|del|della|dello|dell['’]|dei|degli)"
_PAID_BY = re.compile(
    r"^\s?(?:\([^()]{0,30}\)\s?)?,?\s?(?:(?:di|dei quali|delle quali|messi|messo|provenient[ei]|erogat[ie]|concess[ie]|"
    r"stanziat[ie]|a|finanziat[ie]|copert[ie]|assegnat[ie]|arrivano|arriva|vengono|viene|provengono|sono|verranno|"
    r"contributo|contributi|fondi|risorse)\s)*"
    rf"(?:carico\s|parte\s|disposizione\s|titolo\s)?{_LINK}\s?"
    rf"(?:(?:fondi|fondo|programma|risorse|bando|contributo)\s{_LINK}?\s?)?$"
)
_LABELLED = re.compile(r"^\s?[–—:(-]\s?(?:fondi\s|risorse\s|quota\s)?$")
_FROM = re.compile(r"(?:^|\s)(?:da|dal|dalla|dallo|dall['’]|dai|dalle)\s?$", re.IGNORECASE)
_GIVING = (
    r"(?:mett|aggiung|vers|stanzi|assegn|copr|finanzi|cofinanzi|garant|erog|concess|concede|contribu|destin|mess|copert|"
    r"sostenut|sostien|invest|port|regal|offr|riconosc|approvat)\w*"
)
_GIVEN_BY = re.compile(
    rf"^\s?(?:(?:li|le|lo|ne)\s)?(?:ha\s|hanno\s)?{_GIVING}\s(?:in\s|a\s)?(?:il|lo|la|l['’]|i|gli)?\s?$"
)
_GIVES = re.compile(
    rf"^(?:\s?\([^()]{{0,40}}\))?,?\s(?:che\s)?(?:(?:è|sono|sarà|saranno)\schiamat\w\sad?\s|(?:dovrà|dovranno)\s)?"
    rf"(?:(?:ne|vi|ci|ha|hanno|aveva|avrebbe|le|gli)\s){{0,3}}{_GIVING}\s"
    r"(?:(?:un|una|il|la|contributo|finanziamento|di|altri|ulteriori|circa|oltre|quasi|con|in|tutto)\s?){0,5}$"
)
_WITH = re.compile(
    r"^(?:\s?\([^()]{0,40}\))?,?\s(?:con|per)\s(?:(?:un|una|altri|ulteriori|contributo|finanziamento|grant|complessivi|"
    r"quasi|circa|oltre|di|pari|a)\s?){0,5}$"
)
_GIVEN_BEFORE = re.compile(rf"\b(?:{_GIVING})[^.;]{{0,70}}$", re.IGNORECASE)
_ELLIPTIC = re.compile(r"^\s?(?:con\s)?(?:altri\s|ulteriori\s)?$")
_UNDERTAKING = re.compile(
    r"progett|iniziativ|intervent|oper[ae]|operazion|lavori|piano|cantier|partenariat|programm|attivit|complessiv|budget",
    re.IGNORECASE,
)
_CONTRIBUTION_OF = re.compile(
    r"\b(?:contributo|finanziamento|cofinanziamento)(?:\s(?:assegnato|concesso|erogato))?"
    r"(?:\s(?:di|del|della|dello|dell['’]|dal|dalla|dallo|dall['’]))?\s?$",
    re.IGNORECASE,
)
_AMOUNTS_TO = re.compile(
    r"^(?:\s?\([^()]{0,40}\))?(?:\s(?:al|per il)\sprogetto\s[^,.;:()\d]{1,50}?\s)?"
    r"\s?(?::|è|e'|sarà|ammonta|ammonterà|ammontava|vale|risulta)?\s?(?:pari\s)?(?:di|a|ad)?\s?$"
)
_RATE_PAID = re.compile(
    r"\s?,?\s(?:pagat|copert|finanziat|cofinanziat|sostenut|rimborsat)\w\s(?:per\s)?(?:il|lo|l['’]|al|all['’])\s?\d",
    re.IGNORECASE,
)
_POT_OF = re.compile(
    r"\bdotazione\s(?:\w+\s){0,2}(?:della|del|dell['’])\s?(?:misura|linea|programma|fondo|asse|sportello|bando|avviso)\b|"
    r"\b(?:la|il|l['’])\s?(?:misura|linea|programma|fondo|asse|sportello)\b[^.;]{0,60}"
    r"\b(?:dispone|disporrà|può contare)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\b(?:ogni|ciascun\w*)\b[^.;:]{0,40}$|\b(?:può|possono|potrà|potranno|poteva\w*)\s(?:\w+\s)?"
    r"(?:chiedere|ottenere|superare|ricevere|prendere|prenderne|andare|arrivare)[^.;]{0,25}$",
    re.IGNORECASE,
)
_COVERS = re.compile(r"\bcopr\w+\b[^.;]{0,60}\bcon\s(?:circa\s|oltre\s)?$", re.IGNORECASE)
_ABOUT_CALL = re.compile(r"\b(?:bando|bandi|avviso|call|invito a presentare)\b", re.IGNORECASE)
_SPLIT = re.compile(
    r"[^.;()]{0,30}?[,(]?\s?(?:di cui|dei quali|delle quali|di questi)\b[^.;]{0,60}?(?:\d|mil)|"
    r"\s?(?:in \w+\s)?\((?:per\s|circa\s)?(?:l['’]|il\s)?\d[\d,]*\s?(?:%|per\scento)|"
    r"\s?,\s[\d.,]+(?:\s?(?:mila|milioni))?(?:\s(?:di\s)?euro)?\s(?:dei|delle) quali\b",
    re.IGNORECASE,
)
_CALL = re.compile(r"\b(?:band[oi]|avvis[oi]|call|programma|fondo|misura)\b", re.IGNORECASE)
_ONE_WITH_PARTS = re.compile(r"\b(?:compost[oa]|articolat[oa]|suddivis[oa]|divis[oa]) (?:da|in)\b", re.IGNORECASE)
_PAYERS = (Label.PROGRAMME, Label.ORG, Label.EU_CUE, Label.NATIONAL_CUE)
_PAYER_REACH = 110
_PAYERS_TRIED = 3
_HEAD = 400
_LEAD_IN = 45
_LOOKED_BACK, _LOOKED_AHEAD = 300, 90
_SUMS_COMPARED = 12
_SMALLEST_WHOLE = 20_000
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
        if headed := self.by_heading(mention):
            return headed
        if self.funds_nothing(mention):
            return None
        if told := self.by_signs(mention):
            return told
        before, _ = self._around(mention)
        if _COVERS.search(before):
            return self.payer(mention), "it.budget.grant"
        if paid_by := self._paid_by(mention) or self._paid_with(mention):
            return paid_by, "it.budget.grant"
        cues, sentence = self._cues(mention), self._reading.sentence(mention)
        if self._is_split(mention, cues) and self._speaks_of_undertaking((0, sentence[1])):
            return BudgetKind.TOTAL, "it.budget.total"
        if not cues and self._scope.has_many and self._scope.names_project(sentence):
            return self.payer(mention), "it.budget.award"
        if not cues or cues[0].label == Label.NO_BUDGET_CUE:
            return None
        return self._by_cue(mention, cues[0], sentence)

    def _around(self, mention: Mention) -> tuple[str, str]:
        """What stands before and behind an amount in its sentence."""
        start, end = self._reading.sentence(mention)
        before = (max(start, mention.start - _LOOKED_BACK), mention.start)
        return self._text(before), self._text((mention.end, min(end, mention.end + _LOOKED_AHEAD)))

    def funds_nothing(self, mention: Mention) -> bool:
        """Whether the words around say outright that the amount is no money given: a ceiling, turned down."""
        before, after = self._around(mention)
        return bool(_EACH.search(before)) or is_overtaken(before, after)

    def by_signs(self, mention: Mention) -> tuple[BudgetKind, str] | None:
        """The kind that the words around tell whoever pays: several projects' money, a pot, parts for many things."""
        before, after = self._around(mention)
        if is_over_several(before, after):
            return BudgetKind.OTHER, "it.budget.several"
        sentence = self._reading.sentence(mention)
        if self._is_large(mention) and is_pot(before, after) and not self._scope.names_project(sentence):
            return BudgetKind.CALL, "it.budget.pot"
        sums = self._reading.within(sentence, Label.AMOUNT)
        shared = is_shared_out([self._text((m.end, m.end + _LOOKED_AHEAD)) for m in sums[:_SUMS_COMPARED]])
        is_part = shared and is_shared_out([after] * 3)
        if self._scope.has_main and (is_part or is_for_one_activity(before, after)):
            return BudgetKind.OTHER, "it.budget.part"
        return None

    def _by_cue(self, mention: Mention, cue: Mention, sentence: Span) -> tuple[BudgetKind, str] | None:
        if speaks_of_several(self._text(sentence)) and not self._scope.names_project(sentence):
            of_one = cue.label == Label.TOTAL_CUE and _ONE_WITH_PARTS.search(self._text(sentence))
            if not of_one:
                return (BudgetKind.CALL if cue.label == Label.CALL_CUE else BudgetKind.OTHER), cue.origin
        if cue.label == Label.TOTAL_CUE and self._is_pot(cue, sentence):
            return BudgetKind.CALL, cue.origin
        if cue.label == Label.TOTAL_CUE and not self._may_be_whole(mention, sentence):
            return None
        if cue.label == Label.GRANT_CUE:
            return self.payer(mention), cue.origin
        return self._checked(KINDS[cue.label], sentence), cue.origin

    def _cues(self, mention: Mention) -> list[Mention]:
        """The cues near an amount, those left out that lead in to the next one: "… euro, il contributo è di …"."""
        cues = self._nearness.cues(self._reading, mention, Label.NO_BUDGET_CUE, Label.GRANT_CUE, *KINDS)
        return [cue for cue in cues if cue.end <= mention.start or not self._leads_on(cue, mention)]

    def _leads_on(self, cue: Mention, mention: Mention) -> bool:
        following = self._reading.within((cue.end, cue.end + _LEAD_IN), Label.AMOUNT)
        return (
            bool(following) and not following[0].overlaps(mention) and bool(self._reading.between(mention, cue).strip())
        )

    def by_heading(self, mention: Mention) -> tuple[BudgetKind, str] | None:
        """The kind that the heading of a table's column gives to the sums below it."""
        span = column_heading(self._reading.text, mention.start)
        cues = (
            self._reading.within(span, Label.GRANT_CUE, Label.NATIONAL_CUE, Label.EU_CUE, Label.TOTAL_CUE)
            if span
            else []
        )
        for label in (Label.NATIONAL_CUE, Label.EU_CUE, Label.TOTAL_CUE):
            if cue := next((c for c in cues if c.label == label), None):
                return KINDS[label], cue.origin
        return (self._default, cues[0].origin) if cues else None

    def _is_pot(self, cue: Mention, sentence: Span) -> bool:
        """Whether "in tutto" or "dotazione complessiva" tells a call's pot: the text is about one and names nothing."""
        if _POT_OF.search(self._text(sentence)) and not self._scope.names_project(sentence):
            return True
        endowed = cue.text.casefold().startswith("dotazione") or not self._scope.has_main
        return endowed and not self._scope.names_project(sentence) and bool(_ABOUT_CALL.search(self._text((0, _HEAD))))

    def _may_be_whole(self, mention: Mention, sentence: Span) -> bool:
        """Whether "the cost" is an undertaking's: its sentence says so, or the sum is large and the text about one."""
        return self._speaks_of_undertaking(sentence) or (self._scope.has_main and self._is_large(mention))

    def _is_large(self, mention: Mention) -> bool:
        return isinstance(mention.value, Amount) and mention.value.amount >= _SMALLEST_WHOLE

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
        if _RATE_PAID.match(self._reading.text, mention.end):
            return True
        given = cues and cues[0].label in (Label.GRANT_CUE, Label.NO_BUDGET_CUE, Label.CALL_CUE)
        before = cues and cues[0].end <= mention.start
        return not (given and before) and bool(_SPLIT.match(self._reading.text, mention.end))

    def _paid_by(self, mention: Mention) -> BudgetKind | None:
        """Whose money it is where the payer follows the amount: "800 mila euro a carico del FESR"."""
        rest = (mention.end, self._reading.sentence(mention)[1])
        payers = self._reading.within(rest, *_PAYERS)
        between = self._reading.between(mention, payers[0]) if payers else ""
        if not payers or not any(sign.match(between) for sign in (_PAID_BY, _GIVEN_BY, _LABELLED)):
            return None
        return self._money_of(payers[0])

    def _paid_with(self, mention: Mention) -> BudgetKind | None:
        """Whose money it is where the payer stands before: "sostenuto da X con 8 mila euro", "X ne assegna 8 mila"."""
        start, _ = self._reading.sentence(mention)
        payers = [m for m in self._reading.within((start, mention.start), *_PAYERS) if m.end <= mention.start]
        for payer in sorted(payers, key=lambda m: (-m.end, m.start))[:_PAYERS_TRIED]:
            between = self._reading.between(payer, mention)
            elliptic = _ELLIPTIC.match(between) and self._reading.within((start, mention.start), Label.AMOUNT)
            lead_in = self._text((start, payer.start))
            given_from = (_ELLIPTIC.match(between) and _FROM.search(lead_in)) or (
                _AMOUNTS_TO.match(between) and _CONTRIBUTION_OF.search(lead_in)
            )
            led_in = _WITH.match(between) or elliptic
            given = given_from or (led_in and _GIVEN_BEFORE.search(lead_in))
            if (given or _GIVES.match(between)) and (money := self._money_of(payer)):
                return money
        return None

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
        about_call = _CALL.search(self._text(sentence)) or _ABOUT_CALL.search(self._text((0, _HEAD)))
        if not about_call and self._scope.has_main:
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
