"""What a correction says for good: the words of the text that stand for another name, always."""

from extractor.aliases import Alias, AliasList
from extractor.errors import InvalidValue
from extractor.own_aliases import propose
from extractor.phrase_index import fold
from extractor.schema.decision import Action, Decision
from extractor.schema.record import Record

_LISTS: dict[str | None, AliasList] = {"partners": "partners", "projects": "projects", "places": "places"}
_AROUND = 160


def alias_of(decision: Decision, record: Record) -> Alias | None:
    """The alias that a correction of a name amounts to; None for any other decision.

    Its form is what the text says, its examples are made from the words around.
    """
    after, list_name = decision.after, _LISTS.get(decision.list)
    if decision.action is not Action.CORRECT or list_name is None or not after or not after["evidence"]:
        return None
    place = after["evidence"][0]
    form, name = " ".join(place["quote"].split()), after["name"]
    if fold(form) == fold(name):
        return None
    text = record.document.text
    around = text[max(0, place["start"] - _AROUND) : place["end"] + _AROUND]
    country = after.get("country") if list_name != "projects" else None
    try:
        return propose(list_name, form, name, sentence=around, country=country)
    except InvalidValue:
        # Words that no text can be searched for, as a lone sign.
        return None
