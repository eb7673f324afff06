"""`spoglio rules check`: every rule and alias against its own examples."""

from pathlib import Path

from extractor.commands.screen import remark, show
from extractor.errors import printable
from extractor.messages import _
from extractor.nlp.rule_examples import check_rules
from extractor.rule_files import RuleFailure


def run(extra: Path | None) -> int:
    """Runs the examples of the project's rules and of the user's folder `extra`; returns the exit code."""
    report = check_rules(extra)
    for failure in report.failures:
        remark(_line(failure))
    words = {"rules": report.rules, "examples": report.examples, "failed": len(report.failures)}
    show(_("Rules: %(rules)d. Examples: %(examples)d, of which failed: %(failed)d.") % words)
    if report.aliases:
        show(_("Aliases of your own: %(count)d.") % {"count": report.aliases})
    if report.todo:
        show(_("Known misses, not counted: %(count)d.") % {"count": len(report.todo)})
    return int(bool(report.failures))


def _line(failure: RuleFailure) -> str:
    found = ", ".join(f"«{text}»" for text in failure.found) or _("nothing")
    expected = f"«{failure.expected}»" if failure.expected else _("nothing")
    words = {"text": failure.text, "expected": expected, "found": found}
    sentence = _("in «%(text)s» it should find %(expected)s, and finds %(found)s.") % words
    return printable(f"{failure.path}:{failure.line}: {failure.rule}: {sentence}")
