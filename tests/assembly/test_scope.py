"""Which project a fact belongs to: its sentence, its paragraph, what stands before, what the document is about."""

import pytest

from extractor.assembly.projects import build_projects
from extractor.assembly.scope import ProjectScope
from extractor.schema.mention import Label
from tests.nlp.texts import read_text

PAIR = "Il progetto ValleViva è pronto. Con ValleViva si semina. "
# What is named only below so long an opening is not what the document is about.
ONE = PAIR + "La terra è fredda, e si aspetta ancora la pioggia. " * 8 + "\n\n"
TWO = (
    "Il progetto “Zolla bassa”, coordinato dal Comune di Como, è pronto.\n\n"
    "Il progetto “Riva alta”, coordinato dal Comune di Lecco, è pronto. "
)
SCOPES: dict[str, tuple[str, str | None]] = {
    "the only one": (ONE + "Paga la Fondazione Bruno.", "ValleViva"),
    "none": ("Paga la Fondazione Bruno.", None),
    "another one in the sentence": (
        ONE + "Paga la Fondazione Bruno, che segue anche il progetto Brezza. ValleViva piace.",
        "Brezza",
    ),
    "both in the sentence": (
        ONE + "Paga la Fondazione Bruno, che segue il progetto Brezza e ValleViva. ValleViva piace.",
        "ValleViva",
    ),
    "of two, the one before it in its sentence": (
        TWO + "Con “Zolla bassa” e la Fondazione Bruno si semina.",
        "Zolla bassa",
    ),
    "of two, the one after it in its sentence": (TWO + "Paga la Fondazione Bruno per “Zolla bassa”.", "Zolla bassa"),
    "of two, the last of its paragraph": (TWO + "Paga la Fondazione Bruno.", "Riva alta"),
    "of two, the last before": (TWO + "\n\nPaga la Fondazione Bruno.", "Riva alta"),
    "of two, the item's, before the next one": (
        "I progetti:\n- Zolla bassa (Comune di Como). Paga la Fondazione Bruno\n- Riva alta (Comune di Lecco)\n"
        "- Argine vivo (Comune di Lodi)",
        "Zolla bassa",
    ),
    "of two, the one whose bracket it is": (
        "I progetti sono Z.O.L.L.A. (Comune di Como, Fondazione Bruno); R.I.V.A. (Comune di Lecco); "
        "A.R.A. (Comune di Lodi).",
        "Z.O.L.L.A.",
    ),
    "of two, the heading's": (
        "I progetti sono due.\n\nZolla Bassa\n\nIl progetto Zolla Bassa parte.\n\nPaga la Fondazione Bruno.\n\n"
        "Riva Alta\n\nIl progetto Riva Alta parte.",
        "Zolla Bassa",
    ),
    "after a list, the one it is part of": (
        "Parte il piano integrato “Valli larghe”: tre progetti.\n\n- Zolla Bassa (Comune di Como)\n"
        "- Riva Alta (Comune di Lecco)\n- Argine Vivo (Comune di Lodi)\n\nPaga la Fondazione Bruno.",
        "Valli larghe",
    ),
    "of two, the first where none stands before": ("Paga la Fondazione Bruno.\n\n" + TWO, "Zolla bassa"),
}


@pytest.mark.parametrize(("text", "name"), SCOPES.values(), ids=SCOPES)
def test_project_of_a_mention(text: str, name: str | None) -> None:
    reading = read_text(text)
    projects = build_projects(reading)
    (bruno,) = [m for m in reading.of(Label.ORG) if m.text == "Fondazione Bruno"]
    found = ProjectScope(reading, projects).project_of(bruno)
    assert {p.id: p.name for p in projects}.get(str(found)) == name


def test_whether_the_document_is_about_a_project() -> None:
    reading = read_text(PAIR)
    scope = ProjectScope(reading, build_projects(reading))
    assert scope.has_main
    assert [scope.names_project(sentence) for sentence in reading.sentences] == [True, True]
    assert not ProjectScope(reading, []).has_main
