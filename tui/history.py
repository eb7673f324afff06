"""What the reviewer did in one document in this sitting: steps that can be undone and done again."""

from dataclasses import dataclass, field

from extractor.schema.decision import Decision


@dataclass(frozen=True)
class Step:
    """One thing the reviewer did: its decisions, and the fact to return to (None for the whole record)."""

    decisions: tuple[Decision, ...]
    item: str | None


@dataclass
class History:
    """Steps done and steps undone, the latest last. The store is changed by the caller, before the step is moved."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """A new step; what was undone before it cannot be done again."""
        self.done.append(step)
        self.undone.clear()

    def move_back(self) -> None:
        """The latest step counts as undone."""
        self.undone.append(self.done.pop())

    def move_forward(self) -> None:
        """The step undone last counts as done again."""
        self.done.append(self.undone.pop())
