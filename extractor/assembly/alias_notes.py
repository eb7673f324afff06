"""Which facts bear a name that the user's own alias gave them: a note leads from the fact to the line that says so."""

from extractor.messages import _
from extractor.nlp.reading import Reading
from extractor.schema.mention import Label, Mention, OrganisationName, ProjectName
from extractor.schema.record import Item, ListName, Record

_LISTS: dict[Label, ListName] = {Label.ORG: "partners", Label.PROJECT: "projects", Label.PLACE: "places"}


def with_alias_notes(record: Record, reading: Reading) -> Record:
    """The record with a note on each fact that bears a name of the user's, unless its origin says so already."""
    given = {(_LISTS[m.label], _name(m)): m.named_by for m in reading.of(*_LISTS) if m.named_by}
    if not given:
        return record

    def noted(name: ListName, item: Item) -> Item:
        alias = given.get((name, getattr(item, "name", "")))
        if alias is None or alias == item.origin:
            return item
        note = _("the name is given by the alias %(id)s") % {"id": alias}
        return item.model_copy(update={"notes": [*item.notes, note]})

    return record.model_copy(
        update={name: [noted(name, item) for item in getattr(record, name)] for name in _LISTS.values()}
    )


def _name(mention: Mention) -> str:
    """The name that the mention's alias gave its value."""
    if isinstance(mention.value, OrganisationName | ProjectName):
        return mention.value.name
    known = mention.value if isinstance(mention.value, list) else []
    return known[0].name if known else ""
