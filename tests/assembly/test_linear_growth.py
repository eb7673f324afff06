"""The work for a text grows with its length, not with its square: counted in calls, which no machine's speed alters."""

import cProfile
import gc
import pstats
from itertools import product

import pytest

from extractor.assembly.assemble import assemble
from tests.nlp.texts import document, pipeline

# A longer text may cost so much more than its length says; work that grew with the square would cost four times that.
_SLACK = 1.25
_TIMES = 4
_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")
_NAMES = ["".join(parts).capitalize() for parts in product(_SYLLABLES, repeat=3)]


def communique(number: int) -> str:
    first, second, third = _NAMES[number * 3 : number * 3 + 3]
    return (
        f"Parte {first}Viva, il progetto europeo per i pascoli\n\n"
        f"Il progetto {first}Viva, finanziato dal programma LIFE, ha un budget di {number + 100}.000 euro. È "
        f"coordinato dalla Fondazione {second} con l'Università di Pavia e il Comune di Lodi. Il primo incontro si "
        f"terrà il {number % 28 + 1} maggio {1950 + number} a Sondrio. Partecipano {third} Srl e {second} GmbH "
        f"(Austria).\n\n- Fondazione {second} (capofila), 20 mila euro\n- Parco “{third} Alto”\n\n"
        f"{third} | Italia | Partner\n\n"
    )


TEXTS = {
    "communiques": "".join(communique(n) for n in range(60)),
    "one line": "".join(communique(n) for n in range(60)).replace("\n", " "),
    "one sentence of dates": "il 3 maggio e " * 1_000,
    "one list of comuni": "i Comuni di " + "Lodi, Pavia, " * 1_000,
    "capitals": "ALFA BETA " * 1_000,
    "items": "- Alfa Beta\n" * 1_000,
    "open quotations": "“ab " * 3_000,
    "one list of partners": "Il progetto AlfaViva. Partner: " + ", ".join(f"Comune di {name}" for name in _NAMES[:400]),
    "items of a list of partners": "I partner di AlfaViva sono:\n"
    + "".join(f"- Ente {name}\n" for name in _NAMES[:400]),
    "days of one noun": "".join(f"L'incontro si terrà il 3 maggio {1000 + n} a Lodi. " for n in range(400)),
    "days of many nouns": "".join(f"Il convegno {name} si terrà il 3 maggio 2020. " for name in _NAMES[:400]),
    "occasions without a day": "".join(f"Si terrà la conferenza «{name}» a Lodi. " for name in _NAMES[:400]),
    "one list of places": "Il progetto tocca " + "Lodi, Pavia, Como, Lecco, Sondrio, " * 200,
    "one line of places": "Lodi | Pavia | Como | " * 300,
    "one list of projects": "Finanziati i progetti " + ", ".join(f"{name}Viva" for name in _NAMES[:400]),
    "items of a list of projects": "Progetti finanziati:\n"
    + "".join(f"- {name}Viva: {n + 100}.000 euro al Comune di Lodi\n" for n, name in enumerate(_NAMES[:400])),
    "totals": "".join(f"AlfaViva ha un budget totale di {7 ** (n % 9) * (n + 11) + 600} euro. " for n in range(400)),
    "one project": "Il progetto AlfaViva, finanziato dal programma LIFE, dura 24 mesi. " * 300,
    "heads alone": "".join(f"Il Comune di {name} aderisce. Il Comune paga. " for name in _NAMES[:400]),
    "programmes and addresses": "".join(
        f"LIFE paga {name}Viva, di 12 mesi, codice CUP J{n + 10}, sito www.{name}.eu. "
        for n, name in enumerate(_NAMES[:400])
    ),
    "blank lines": "Alfa" + ("\n" + " " * 300) * 100,
}


def calls(text: str) -> int:
    """How many functions are called to make a record of the text; not what the collector of garbage calls."""
    profile = cProfile.Profile()
    gc.collect()
    gc.disable()
    profile.enable()
    assemble(pipeline().read(document(text)))
    profile.disable()
    gc.enable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.fixture(scope="module", autouse=True)
def _everything_loaded() -> None:
    """Gazetteers and rules are read before anything is counted."""
    calls(communique(0))


@pytest.mark.parametrize("name", TEXTS)
def test_more_text_is_not_much_more_than_as_much_more_work(name: str) -> None:
    text = TEXTS[name]
    part = text[: len(text) // _TIMES]
    # What is loaded only when it is first needed is not counted.
    calls(part)
    assert calls(text) < calls(part) * _TIMES * _SLACK
