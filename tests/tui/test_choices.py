"""Letters lead to a choice."""

import pytest

from tui.choices import led_to

ORGANISATIONS = ["none", "Università di Milano-Bicocca", "Università di Milano", "Città di Bari", "Bari Multiservizi"]


@pytest.mark.parametrize(
    ("letters", "chosen"),
    [
        ("u", "Università di Milano"),
        ("mi", "Università di Milano"),
        ("bic", "Università di Milano-Bicocca"),
        ("BA", "Bari Multiservizi"),
        ("citta", "Città di Bari"),
        ("cittã", "Città di Bari"),
        ("n", "none"),
        ("ri", None),
        ("(", None),
    ],
)
def test_letters_lead_to_the_shortest_label_that_they_begin_or_else_to_a_word(letters: str, chosen: str | None) -> None:
    place = led_to(ORGANISATIONS, letters)
    assert (None if place is None else ORGANISATIONS[place]) == chosen
