"""How the shipped data and models are made; nothing here is needed at run time."""
