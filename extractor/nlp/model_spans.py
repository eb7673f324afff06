"""Entities of a trained pipeline, where one was loaded, as mentions whose origin names the pipeline."""

from spacy.tokens import Doc

from extractor.nlp.span_groups import Group, write
from extractor.schema.mention import Label, Mention, OrganisationName

_LABELS = {"PER": Label.PERSON, "PERSON": Label.PERSON, "ORG": Label.ORG, "LOC": Label.PLACE, "GPE": Label.PLACE}


class ModelNames:
    """A component that copies `doc.ents` of the labels it knows into the group `model`."""

    def __init__(self, model: str) -> None:
        self._origin = f"model:{model}"

    def __call__(self, doc: Doc) -> Doc:
        known = [ent for ent in doc.ents if ent.label_ in _LABELS]
        return write(doc, Group.MODEL, (self._mention(e.start_char, e.end_char, e.text, e.label_) for e in known))

    def _mention(self, start: int, end: int, text: str, label: str) -> Mention:
        value = OrganisationName(text) if _LABELS[label] == Label.ORG else None
        return Mention(start, end, text, _LABELS[label], self._origin, value)
