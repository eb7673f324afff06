"""What each command of the command line does and prints; `extractor.cli` parses and calls these, loading one alone."""
