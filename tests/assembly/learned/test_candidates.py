"""Which mentions a head is asked about, and what it is told of each."""

from extractor.assembly.assemble import Known
from extractor.assembly.learned.candidates import Candidate, candidates
from extractor.schema.record import ListName
from tests.nlp.texts import read_text

TEXT = """\
Lodi, 3 maggio 2021 - Parte ValleViva

Il progetto ValleViva del Comune di Lodi vale 1,2 milioni di euro; il Comune ne riceve 300 mila, un libro costa 20 \
euro. Il 12 maggio si terrà un incontro a Sondrio, fino al 30 giugno una mostra a Graz.
"""


def found(name: ListName) -> list[Candidate]:
    reading = read_text(TEXT)
    known = Known(reading)
    return [c for c in candidates(reading, known.organisations, known.linked) if c.list == name]


def texts(name: ListName) -> list[tuple[str, str]]:
    return [(c.mention.text, c.group) for c in found(name)]


def test_mentions_of_one_organisation_are_a_group() -> None:
    assert texts("partners") == [("Comune di Lodi", "0"), ("Comune", "0")]


def test_small_sums_are_no_candidates() -> None:
    assert texts("budgets") == [("1,2 milioni di euro", "1200000"), ("300 mila", "300000")]


def test_the_day_of_publication_is_no_candidate() -> None:
    assert texts("dates") == [("12 maggio", "2021-05-12"), ("fino al 30 giugno", "2021-06-30")]


def test_places_are_grouped_by_what_they_mean() -> None:
    assert texts("places") == [("Lodi", "Lodi"), ("Sondrio", "Sondrio"), ("Graz", "Graz")]


def test_traits_tell_what_is_known_of_a_mention() -> None:
    amount, share = found("budgets")
    assert {"rank 0": 1.0, "digits 7": 1.0, "sums": 0.4, "assumed": 0.0}.items() <= amount.traits.items()
    assert {"rank 1": 1.0, "digits 6": 1.0, "assumed": 1.0}.items() <= share.traits.items()
    day, until = found("dates")
    assert {"precision day": 1.0, "length day": 1.0, "published days after": 1.0}.items() <= day.traits.items()
    assert {"modifier before": 1.0, "published weeks after": 1.0}.items() <= until.traits.items()
    comune, bare = found("partners")
    assert {"type municipality": 1.0, "bare": 0.0, "mentions": 0.4}.items() <= comune.traits.items()
    assert bare.traits["bare"] == 1.0
