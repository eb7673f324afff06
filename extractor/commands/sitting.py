"""What is printed when a reviewer leaves: what was done, and which rules were wrong most often."""

from rich.table import Table

from extractor.commands.screen import show, table
from extractor.messages import _, ngettext
from extractor.schema.decision import Action
from tui.sitting import RuleTally, Sitting

_RULES = 12


def show_sitting(sitting: Sitting) -> None:
    """Prints the documents and facts of a sitting, and the rules behind the corrections; nothing for an idle one."""
    if not sitting.decisions:
        return
    documents = ngettext("%(count)d document approved", "%(count)d documents approved", sitting.approved)
    facts = ngettext("%(count)d fact looked at", "%(count)d facts looked at", sitting.facts)
    show(f"{documents % {'count': sitting.approved}}, {facts % {'count': sitting.facts}}.")
    outcomes = {
        _("accepted"): sitting.count(Action.ACCEPT),
        _("corrected"): sitting.count(Action.CORRECT),
        _("rejected"): sitting.count(Action.REJECT),
        _("added"): sitting.count(Action.ADD),
    }
    show(" · ".join(f"{word}: {count}" for word, count in outcomes.items()))
    rules = sitting.rules()
    if rules:
        show(_of_rules(rules))


def _of_rules(rules: list[RuleTally]) -> Table:
    made = table(_("wrong most often"), _("corrected"), _("rejected"), _("of"))
    for rule in rules[:_RULES]:
        made.add_row(rule.origin, str(rule.corrected), str(rule.rejected), str(rule.decided))
    left = len(rules) - _RULES
    if left > 0:
        made.add_row(ngettext("and %(count)d more", "and %(count)d more", left) % {"count": left})
    return made
