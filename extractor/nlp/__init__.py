"""Document → mentions, on spaCy. `pipeline.py` alone knows the order of the components."""
