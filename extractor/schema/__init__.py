"""The nouns of the house: pydantic models that import nothing else of ours."""
