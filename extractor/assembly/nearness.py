"""Which cue governs a value: the nearest in its sentence; clauses count as distance, what follows as farther."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention


@dataclass(frozen=True)
class Nearness:
    """How distance is counted, in characters.

    `reach` is the farthest a cue may stand; `after` multiplies what stands after the value; `clause_cost` is added for
    each match of `clause` between the two, and `rival_cost` for each other value of the label `rival`; `weights`
    multiply the distance of single labels.
    """

    reach: int
    after: float
    clause: re.Pattern[str]
    clause_cost: int
    rival: Label | None = None
    rival_cost: int = 0
    weights: Mapping[Label, float] = field(default_factory=dict)

    def cues(self, reading: Reading, mention: Mention, *labels: Label) -> list[Mention]:
        """The cues of the labels in the mention's sentence and within reach, the nearest first."""
        weighed = [
            (self._distance(reading, mention, cue), cue.start, cue)
            for cue in reading.within(reading.sentence(mention), *labels)
            if not cue.overlaps(mention)
        ]
        near = sorted((w for w in weighed if w[0] <= self.reach), key=lambda w: w[:2])
        return [cue for _, _, cue in near]

    def _distance(self, reading: Reading, mention: Mention, cue: Mention) -> float:
        before = cue.end <= mention.start
        left, right = (cue, mention) if before else (mention, cue)
        gap = reading.between(left, right)
        distance = len(gap) + self.clause_cost * len(self.clause.findall(gap))
        rivals = reading.within((left.end, right.start), self.rival) if self.rival else []
        weight = (1.0 if before else self.after) * self.weights.get(cue.label, 1.0)
        return distance * weight + self.rival_cost * len(rivals)
