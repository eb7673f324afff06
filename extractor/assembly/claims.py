"""A claim: a role that some sign gives to a name, and how sure the sign is."""

from dataclasses import dataclass

from extractor.assembly.cue_reach import APPOSITION
from extractor.schema.record import Role

ORDER = list(Role)


@dataclass(frozen=True)
class Claim:
    """A role that a cue gives to a name, and how many characters off the cue stands; -1 where it says so outright.

    A weak claim to lead gives way where the document names a leader outright.
    """

    role: Role
    origin: str
    distance: int
    is_weak: bool = False

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The lower, the surer: what stands beside the name, then what is nearest, then the weightier role."""
        return self.distance > APPOSITION, self.distance, ORDER.index(self.role)
