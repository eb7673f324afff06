"""Makes the spaCy pipeline that ships from a fine-tuned network: the weights in 8 bits, the tokenizer, the labels.

python -m training.names.quantise TAGGER ENCODER models/it_spoglio_accurate
"""

import argparse
import json
from pathlib import Path

import spacy

from extractor.nlp.name_tagger import FACTORY
from training.names.annotated_text import LABELS
from training.names.network import load_tagger
from training.names.onnx_graph import write_graph


def main(tagger: Path, encoder: Path, out: Path) -> None:
    """Writes the pipeline into the folder `out`, named as the folder."""
    network = load_tagger(tagger)
    nlp = spacy.blank("it")
    component = nlp.add_pipe(FACTORY)
    weights = {name: value.numpy() for name, value in network.state_dict().items()}
    sizes = network.encoder.config
    longest = nlp.get_pipe_config(FACTORY)["longest"] + 2
    graph = write_graph(weights, layers=sizes.num_hidden_layers, heads=sizes.num_attention_heads, longest=longest)
    component.use(graph.SerializeToString(), (encoder / "tokenizer.json").read_bytes(), json.dumps(LABELS).encode())
    nlp.meta.update(name=out.name.removeprefix("it_"), version="1.0.0", license="CC-BY-NC-4.0")
    nlp.to_disk(out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tagger", type=Path, help="folder with the fine-tuned network")
    parser.add_argument("encoder", type=Path, help="folder with the pruned encoder's tokenizer")
    parser.add_argument("out", type=Path, help="where the pipeline goes, named it_…")
    arguments = parser.parse_args()
    main(arguments.tagger, arguments.encoder, arguments.out)
