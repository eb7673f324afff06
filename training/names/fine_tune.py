"""Fine-tunes the encoder to find names: on KIND alone, or on KIND together with the project's own corpus.

    python -m training.names.fine_tune ENCODER DATA OUT --parts WN=4 FIC=2 --seed 1

Each pass cuts the texts into other passages and leaves some pieces unseen, so that names are told by what stands
around them too. Learning rates fall from layer to layer towards the words (Howard and Ruder 2018), rise for a
twentieth of the steps and fall to 0. KIND's annotators did not look for projects, programmes and events: where they
wrote nothing, any of these is right. After every pass the names of WN_dev are scored; the best pass is kept.
"""

import argparse
import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.names.annotated_text import KIND_LABELS, LABELS, AnnotatedText, read_kind
from training.names.network import NOT_A_WORD, Batch, NameTagger, Passage, Reader, load_encoder, save_tagger, tag
from training.names.scores import count_names, count_words, total

LEARNING_RATE = 3e-4
HEAD_LEARNING_RATE = 1e-3
LAYER_DECAY = 0.9
WARM_UP = 0.05
WEIGHT_DECAY = 0.01
UNSEEN = 0.06
PASSAGE = 192
BATCH = 2048
CLIP = 1.0

_log = logging.getLogger(__name__)


def loss_of(scores: Tensor, batch: Batch) -> Tensor:
    """The mean negative log likelihood of the words' tags; O of a partly annotated text leaves our labels open."""
    ours = 1 + 2 * len(KIND_LABELS)
    none = torch.cat([scores[..., :1], scores[..., ours:]], dim=-1).logsumexp(dim=-1)
    partial = batch.is_partial[:, None] & (batch.targets == 0)
    chosen = scores.gather(-1, batch.targets.clamp(min=0)[..., None]).squeeze(-1)
    likelihood = torch.where(partial, none, chosen)
    return -likelihood[batch.targets != NOT_A_WORD].mean()


def optimiser_of(tagger: NameTagger, learning_rate: float) -> torch.optim.AdamW:
    """AdamW with a learning rate for each layer; biases and layer norms do not decay."""
    layers = tagger.encoder.config.num_hidden_layers
    groups = []
    for name, parameter in tagger.named_parameters():
        depth = int(name.split(".")[3]) + 1 if ".layer." in name else 0
        rate = HEAD_LEARNING_RATE if name.startswith("tags.") else learning_rate * LAYER_DECAY ** (layers - depth)
        decay = WEIGHT_DECAY if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups, fused=True)


def batches(passages: Sequence[Passage], reader: Reader, order: random.Random) -> Iterator[Batch]:
    """Passages of like length together, about BATCH pieces each, in any order; some pieces are made unknown."""
    by_length = sorted(passages, key=lambda p: (len(p.pieces) // 16, order.random()))
    lots: list[list[Passage]] = [[]]
    for passage in by_length:
        if sum(len(p.pieces) for p in lots[-1]) + len(passage.pieces) > BATCH:
            lots.append([])
        lots[-1].append(passage)
    order.shuffle(lots)
    for lot in lots:
        yield reader.batch([_partly_unseen(p, reader.unknown, order) for p in lot])


def _partly_unseen(passage: Passage, unknown: int, order: random.Random) -> Passage:
    pieces = [unknown if order.random() < UNSEEN else piece for piece in passage.pieces]
    return Passage(pieces, passage.targets, passage.is_partial)


def plan(parts: dict[str, int], data: Path) -> list[list[AnnotatedText]]:
    """The texts of each pass: `parts` says in how many of the passes a part of KIND takes part."""
    passes = max(parts.values())
    texts = {part: list(read_kind(data / "kind" / f"{part}_train.tsv")) for part in parts}
    return [[t for part, times in parts.items() if i >= passes - times for t in texts[part]] for i in range(passes)]


def evaluate(tagger: NameTagger, reader: Reader, texts: Sequence[AnnotatedText]) -> tuple[float, float]:
    """F1 of whole names and of words, of the labels that KIND knows."""
    found = [[n for n in names if n.label in KIND_LABELS] for names in tag(tagger, reader, texts)]
    pairs = list(zip(texts, found, strict=True))
    return total(count_names(t.names, f) for t, f in pairs).f1, total(count_words(t.names, f) for t, f in pairs).f1


def train(
    tagger: NameTagger,
    reader: Reader,
    passes: Sequence[Sequence[AnnotatedText]],
    dev: Sequence[AnnotatedText],
    *,
    seed: int,
    learning_rate: float,
) -> list[tuple[float, float]]:
    """Trains over the passes, leaves the tagger with the weights of the best one; F1 on `dev` after each."""
    # Adam's means of rare pieces fade into numbers so small that a processor slows down on them.
    torch.set_flush_denormal(True)
    order = random.Random(seed)
    cut = [list(_cut(reader, texts, order)) for texts in passes]
    steps = [list(batches(passages, reader, order)) for passages in cut]
    optimiser = optimiser_of(tagger, learning_rate)
    count = sum(map(len, steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(step / (WARM_UP * count), (count - step) / (count - WARM_UP * count))
    )
    scores: list[tuple[float, float]] = []
    best: dict[str, Tensor] = {}
    began = time.monotonic()
    for lot in steps:
        tagger.train()
        for batch in lot:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(tagger(batch.pieces, batch.mask), batch)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), CLIP)
            optimiser.step()
            schedule.step()
        scores.append(evaluate(tagger, reader, dev))
        _log.info(
            "pass %d of %d: names %.4f words %.4f (%.0f s)",
            len(scores),
            len(steps),
            *scores[-1],
            time.monotonic() - began,
        )
        if scores[-1] == max(scores):
            best = {name: value.clone() for name, value in tagger.state_dict().items()}
    tagger.load_state_dict(best)
    return scores


def _cut(reader: Reader, texts: Sequence[AnnotatedText], order: random.Random) -> Iterator[Passage]:
    """Passages that begin elsewhere in each pass: some short, so that single sentences are learnt too."""
    rest = list(texts)
    while rest:
        size = order.randint(20, 400)
        lot, rest = rest[:size], rest[size:]
        yield from reader.passages(lot, order.choice((PASSAGE, PASSAGE, 96, 40)))


def main(arguments: argparse.Namespace) -> None:
    """Trains and writes the tagger, with what it was trained on and its scores."""
    torch.manual_seed(arguments.seed)
    reader = Reader(arguments.encoder)
    tagger = load_encoder(arguments.encoder)
    parts = {part: int(times) for part, _, times in (p.partition("=") for p in arguments.parts)}
    dev = list(read_kind(arguments.data / "kind" / "WN_dev.tsv"))
    scores = train(tagger, reader, plan(parts, arguments.data), dev, seed=arguments.seed, learning_rate=LEARNING_RATE)
    save_tagger(tagger, arguments.out, {"seed": arguments.seed, "parts": parts, "labels": LABELS, "dev": scores})


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path, help="folder with the pruned encoder")
    parser.add_argument("data", type=Path, help="folder with kind/")
    parser.add_argument("out", type=Path, help="where the tagger goes")
    parser.add_argument("--parts", nargs="+", default=["WN=4", "FIC=2"], help="parts of KIND and their passes")
    parser.add_argument("--seed", type=int, default=1)
    main(parser.parse_args())
