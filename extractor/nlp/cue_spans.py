"""The rules at work: every rule of `rules/it` compiled for spaCy's `Matcher`."""

import re
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.errors import InvalidRules
from extractor.nlp.span_groups import Group, write
from extractor.rules import Rule, Rules
from extractor.schema.mention import Mention

Pattern = list[dict[str, Any]]


class CueMatcher:
    """Finds the matches of the rules; of two matches of one label and scope that overlap, the longer one stays.

    Raises InvalidRules for a pattern that spaCy does not understand.
    """

    def __init__(self, vocab: Vocab, rules: Rules) -> None:
        self._rules = rules
        self._patterns = {rule.id: [(p, _needed(p)) for p in rule.all_patterns()] for rule in rules}
        matcher = Matcher(vocab, validate=True)
        for rule in rules:
            try:
                matcher.add(rule.id, rule.all_patterns(), greedy="LONGEST")
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
            for rule_id, start, end in self._matcher(flat)(flat)
        )
        return [m for m in found if "\n\n" not in m.text]

    def _matcher(self, doc: Doc) -> Matcher:
        """A matcher of those patterns whose words the text has: spaCy tries each at each word, most of them in vain."""
        words = {token.lower_ for token in doc}
        matcher = Matcher(doc.vocab)
        for rule_id, patterns in self._patterns.items():
            possible = [p for p, needed in patterns if not any(some.isdisjoint(words) for some in needed)]
            if possible:
                matcher.add(rule_id, possible, greedy="LONGEST")
        return matcher


def _needed(pattern: Pattern) -> list[frozenset[str]]:
    """Sets of words, of each of which a text must hold one for the pattern to match."""
    asked = [token.get("LOWER") for token in pattern if token.get("OP", "1") in ("1", "+")]
    one_of = [word.get("IN") if isinstance(word, dict) else word and [word] for word in asked]
    return [frozenset(words) for words in one_of if words]


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
