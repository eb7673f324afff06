"""How the head of facts is made: what the gold says of each candidate, and the models fitted to it."""
