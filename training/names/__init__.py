"""How the shipped models that find names are made: read the encoder, fine-tune, prune, quantise, evaluate, distil."""
