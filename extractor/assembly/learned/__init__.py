"""What a trained head makes of mentions: which role an organisation has, what an amount, a date or a place is.

    rules' record ──▶ candidates ──▶ features (words, cues and decisions around, traits, state) ──▶ head ──▶ judge

Rules speak first. The head sees what they said, of a mention and of those around it, beside the words themselves and
what the encoder makes of them, and decides; assembly then builds the record from its decisions.
"""
