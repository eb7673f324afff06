"""Run as a program: decides without end on one store, and says each decision's number once it is told to be safe."""

import sys

from extractor.schema.decision import Action
from extractor.store.session import open_store
from tests.store.samples import NOON


def main(url: str) -> None:
    """Accepts and rejects the first partner of the first document in turn."""
    with open_store(url) as store:
        document = store.documents()[0].id
        while True:
            for action in (Action.ACCEPT, Action.REJECT):
                decision = store.decide(document, action=action, item="o1", list=None, reviewer="anna", at=NOON)
                sys.stdout.write(f"{decision.id}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
