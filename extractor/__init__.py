"""Spoglio: from Italian communiqués about publicly funded projects to evidence-backed records."""

from extractor.extract import Extractor, extract

__all__ = ["Extractor", "extract"]
