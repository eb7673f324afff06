"""Teaches a network that knows KIND's names the project's own: PROJECT, PROGRAMME, EVENT, and organisations in full.

    python -m training.names.adapt TAGGER ENCODER DATA OUT --seed 1

KIND and the development part of the corpus, with its variants, are mixed, so that nothing is forgotten: in each pass
all of WN and all documents. The documents' words that neither gold nor rules name are labelled by the network itself.
"""

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import torch

from training.names.annotated_text import KIND_LABELS, LABELS, read_kind
from training.names.fine_tune import train
from training.names.network import Reader, load_tagger, save_tagger, tag
from training.names.own_corpus import annotated_documents

LEARNING_RATE = 1e-4
VARIANTS = 8


def main(arguments: argparse.Namespace) -> None:
    """Trains and writes the tagger, with what it was trained on and its scores."""
    torch.manual_seed(arguments.seed)
    reader = Reader(arguments.encoder)
    tagger = load_tagger(arguments.tagger)
    documents = list(
        annotated_documents(
            arguments.corpus,
            lambda text: [name for name in tag(tagger, reader, [text])[0] if name.label in KIND_LABELS],
            VARIANTS,
            seed=arguments.seed,
            fold=arguments.fold,
        )
    )
    news = list(read_kind(arguments.data / "kind" / "WN_train.tsv"))
    news = news[: len(news) // arguments.share]
    if not arguments.open:
        # News of the years before 2015 hardly tell of such projects: what KIND does not name is none of our labels.
        news = [replace(text, labels=LABELS) for text in news]
    dev = list(read_kind(arguments.data / "kind" / "WN_dev.tsv"))
    passes = [news + documents] * arguments.passes
    scores = train(tagger, reader, passes, dev, seed=arguments.seed, learning_rate=LEARNING_RATE)
    facts = {"seed": arguments.seed, "documents": len(documents), "labels": LABELS, "dev": scores}
    save_tagger(tagger, arguments.out, facts)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tagger", type=Path, help="folder with the network fine-tuned on KIND")
    parser.add_argument("encoder", type=Path, help="folder with the pruned encoder's tokenizer")
    parser.add_argument("data", type=Path, help="folder with kind/")
    parser.add_argument("out", type=Path, help="where the adapted network goes")
    parser.add_argument("--corpus", type=Path, default=Path("corpus/development"), help="documents with gold")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--share", type=int, default=1, help="1 of how many of WN's sentences")
    parser.add_argument("--open", action="store_true", help="leave open whether KIND's other words have our labels")
    parser.add_argument("--fold", type=int, choices=(0, 1), help="leave out every other document, to measure on them")
    parser.add_argument("--seed", type=int, default=1)
    main(parser.parse_args())
