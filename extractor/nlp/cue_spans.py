"""The rules at work: every rule of `rules/it` compiled into one spaCy `Matcher`."""

import re

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.errors import InvalidRules
from extractor.nlp.span_groups import Group, write
from extractor.rules import Rule, Rules
from extractor.schema.mention import Mention


class CueMatcher:
    """Finds the matches of the rules; of two matches of one label and scope that overlap, the longer one stays.

    Raises InvalidRules for a pattern that spaCy does not understand.
    """

    def __init__(self, vocab: Vocab, rules: Rules) -> None:
        self._rules = rules
        self._matcher = Matcher(vocab, validate=True)
        for rule in rules:
            try:
                self._matcher.add(rule.id, rule.all_patterns(), greedy="LONGEST")
            except (ValueError, re.error) as error:
                raise InvalidRules(rule.path, rule.line, f"pattern: {_fault(error)}") from error

    def __call__(self, doc: Doc) -> Doc:
        return write(doc, Group.CUES, _longest(self.matches(doc)))

    def matches(self, doc: Doc) -> list[Mention]:
        """All matches of all rules, in no order; none runs over a paragraph's end.

        A line that ends amid a sentence is no border: the rules see the words without such ends.
        """
        if not self._rules:
            return []
        seen = [token.i for token in doc if not _wraps(doc, token.i)]
        flat = doc if len(seen) == len(doc) else Doc(doc.vocab, words=[doc[i].text for i in seen])
        found = (
            _mention(doc, self._rules.by_id[doc.vocab.strings[rule_id]], seen[start], seen[end - 1] + 1)
            for rule_id, start, end in self._matcher(flat)
        )
        return [m for m in found if "\n\n" not in m.text]


def _wraps(doc: Doc, index: int) -> bool:
    """Whether a token is a line's end amid a sentence: small letters go on after it, no stop or colon stands before."""
    token = doc[index]
    if token.text != "\n" or not 0 < index < len(doc) - 1:
        return False
    return doc[index + 1].text[0].islower() and not doc[index - 1].is_punct


def _fault(error: Exception) -> str:
    """The first fault that spaCy lists, else its whole message."""
    listed = [line.removeprefix("- ") for line in str(error).splitlines() if line.startswith("- ")]
    return listed[0] if listed else str(error)


def _mention(doc: Doc, rule: Rule, start: int, end: int) -> Mention:
    span = doc[start:end]
    return Mention(span.start_char, span.end_char, span.text, rule.label, rule.id, rule.value, rule.scope)


def _longest(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.label, m.scope, m.start, -m.end)):
        last = kept[-1] if kept else None
        same_kind = last is not None and (last.label, last.scope) == (mention.label, mention.scope)
        if last is None or not same_kind or not last.overlaps(mention):
            kept.append(mention)
        elif len(mention.text) > len(last.text):
            kept[-1] = mention
    return kept
