"""Stores the trained fast pipeline as it ships: under its name, with its licence, without its training's scores.

python -m training.names.ship_fast WORK/fast/model-best models/it_spoglio_fast
"""

import sys
from pathlib import Path

import spacy

BATCH = 8
"""Documents at once: more no longer fit a processor's cache, and take half as long again."""


def main(trained: Path, out: Path) -> None:
    """Writes the pipeline into the folder `out`, named as the folder."""
    nlp = spacy.load(trained)
    nlp.config["nlp"]["batch_size"] = BATCH
    # Where the lessons lay is nobody's concern, and nothing can be trained again from there.
    nlp.config.update(paths={}, corpora={}, training={}, initialize={})
    nlp.meta.update(name=out.name.removeprefix("it_"), version="1.0.0", license="CC-BY-NC-SA-4.0", performance={})
    nlp.to_disk(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
