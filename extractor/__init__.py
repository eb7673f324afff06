"""Spoglio: from Italian communiqués about publicly funded projects to evidence-backed records."""
