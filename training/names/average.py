"""Averages the weights of networks fine-tuned from the same start (Wortsman et al. 2022).

    python -m training.names.average TAGGER TAGGER … OUT

One network, as fast as each of them, that is mostly better than the best.
"""

import json
import sys
from pathlib import Path

import torch

from training.names.network import NameTagger, load_tagger, save_tagger


def average(taggers: list[NameTagger]) -> NameTagger:
    """The first network with the means of all weights."""
    states = [tagger.state_dict() for tagger in taggers]
    taggers[0].load_state_dict({name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]})
    return taggers[0]


def main(folders: list[Path], out: Path) -> None:
    """Writes the averaged network, with what each of them was trained on."""
    facts = [json.loads((folder / "training.json").read_text("utf-8")) for folder in folders]
    save_tagger(average([load_tagger(folder) for folder in folders]), out, {"average of": facts})


if __name__ == "__main__":
    *inputs, output = map(Path, sys.argv[1:])
    main(inputs, output)
