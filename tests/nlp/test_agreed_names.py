"""One policy where names of rules and of the model meet: who stands, how far the name goes, who seconds it."""

from dataclasses import replace

import pytest

from extractor.nlp.agreed_names import agreed, as_rules_see
from extractor.schema.mention import Label, Mention, OrganisationName

TEXT = "Il Comune di Lodi Vecchio e Alfa Beta con Carla Neri del Dipartimento Acque dell'Università di Pavia"
MODEL = "model:it_test"


def mention(surface: str, label: Label, origin: str = "names.head", *, type: str | None = None) -> Mention:
    """A mention of a surface of TEXT."""
    start = TEXT.index(surface)
    value = OrganisationName(surface, type) if label in (Label.ORG, Label.DEPARTMENT, Label.NAME) else None
    return Mention(start, start + len(surface), surface, label, origin, value)


def seen(*names: tuple[str, Label]) -> list[Mention]:
    """What the model found."""
    return [mention(surface, label, MODEL) for surface, label in names]


CASES = {
    "both agree": (
        [mention("Comune di Lodi", Label.ORG)],
        seen(("Comune di Lodi", Label.ORG)),
        [("Comune di Lodi", Label.ORG, "names.head", MODEL)],
    ),
    "an untyped name takes the model's label and keeps its longer stretch": (
        [mention("Alfa Beta con Carla", Label.NAME, "names.capitals")],
        seen(("Alfa Beta", Label.ORG)),
        [("Alfa Beta con Carla", Label.ORG, MODEL, "names.capitals")],
    ),
    "an untyped name takes the model's longer stretch": (
        [mention("Alfa", Label.NAME, "names.capitals")],
        seen(("Alfa Beta", Label.ORG)),
        [("Alfa Beta", Label.ORG, MODEL, "names.capitals")],
    ),
    "an untyped name that the model takes for a place stays": (
        [mention("Alfa Beta", Label.NAME, "names.capitals")],
        seen(("Alfa Beta", Label.PLACE)),
        [("Alfa Beta", Label.NAME, "names.capitals", None)],
    ),
    "the model's longer organisation stands": (
        [mention("Comune di Lodi", Label.ORG)],
        seen(("Comune di Lodi Vecchio", Label.ORG)),
        [("Comune di Lodi Vecchio", Label.ORG, MODEL, "names.head")],
    ),
    "but not over a list": (
        [mention("Comune di Lodi Vecchio", Label.ORG)],
        seen(("Comune di Lodi Vecchio e Alfa Beta", Label.ORG)),
        [("Comune di Lodi Vecchio", Label.ORG, "names.head", MODEL)],
    ),
    "two untyped names of a list stay two": (
        [mention("Lodi Vecchio", Label.NAME, "names.capitals"), mention("Alfa Beta", Label.NAME, "names.capitals")],
        seen(("Lodi Vecchio e Alfa Beta", Label.ORG)),
        [("Lodi Vecchio", Label.ORG, MODEL, "names.capitals"), ("Alfa Beta", Label.ORG, MODEL, "names.capitals")],
    ),
    "a place that acts is left to the rules": ([], seen(("Lodi", Label.ORG)), []),
    "several names of the rules are not one": (
        [mention("Comune di Lodi Vecchio", Label.ORG), mention("Alfa Beta", Label.NAME, "names.capitals")],
        seen(("Comune di Lodi Vecchio e Alfa Beta", Label.ORG)),
        [
            ("Comune di Lodi Vecchio", Label.ORG, "names.head", MODEL),
            ("Alfa Beta", Label.NAME, "names.capitals", None),
        ],
    ),
    "a department is not its body": (
        [mention("Dipartimento Acque", Label.DEPARTMENT), mention("Università di Pavia", Label.ORG)],
        seen(("Dipartimento Acque dell'Università di Pavia", Label.ORG)),
        [
            ("Dipartimento Acque", Label.DEPARTMENT, "names.head", None),
            ("Università di Pavia", Label.ORG, "names.head", MODEL),
        ],
    ),
    "the rules' longer name stands": (
        [mention("Università di Pavia", Label.ORG)],
        seen(("Università", Label.ORG)),
        [("Università di Pavia", Label.ORG, "names.head", MODEL)],
    ),
    "what the model alone sees is added": (
        [mention("Comune di Lodi", Label.ORG)],
        seen(("Alfa Beta", Label.ORG), ("Carla Neri", Label.PERSON)),
        [
            ("Comune di Lodi", Label.ORG, "names.head", None),
            ("Alfa Beta", Label.ORG, MODEL, None),
            ("Carla Neri", Label.PERSON, MODEL, None),
        ],
    ),
    "a second name inside what stands is not added": (
        [mention("Comune di Lodi Vecchio e Alfa Beta", Label.ORG)],
        seen(("Comune di Lodi", Label.ORG), ("Alfa Beta", Label.ORG)),
        [("Comune di Lodi Vecchio e Alfa Beta", Label.ORG, "names.head", MODEL)],
    ),
    "projects are not decided here": ([], seen(("Alfa Beta", Label.PROJECT)), []),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_who_stands(
    case: tuple[list[Mention], list[Mention], list[tuple[str, Label, str, str | None]]],
) -> None:
    rules, model, expected = case
    assert [(m.text, m.label, m.origin, m.seconded) for m in agreed(rules, model)] == expected


def test_a_head_alone_is_not_lengthened_by_an_adjective() -> None:
    text = "Al Comune elbano"
    head = Mention(3, 9, "Comune", Label.ORG, "names.head", OrganisationName("Comune", "municipality", bare=True))
    name = Mention(3, len(text), text[3:], Label.ORG, MODEL, OrganisationName(text[3:]))
    assert agreed([head], [name]) == [replace(head, seconded=MODEL)]


def test_a_longer_name_keeps_what_the_rules_know() -> None:
    (found,) = agreed(
        [mention("Comune di Lodi", Label.ORG, type="municipality")], seen(("Comune di Lodi Vecchio", Label.ORG))
    )
    assert found.value == OrganisationName("Comune di Lodi Vecchio", "municipality")


def test_projects_see_what_the_rules_saw() -> None:
    rule = mention("Alfa Beta", Label.NAME, "names.capitals")
    (called,) = agreed([rule], seen(("Alfa Beta", Label.ORG)))
    assert called.label == Label.ORG
    assert as_rules_see(called) == rule
    body = mention("Comune di Lodi", Label.ORG)
    assert as_rules_see(body) == body
