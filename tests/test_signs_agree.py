"""Whatever apostrophes and quotes a text is typed with, it gives the same facts, over the same characters."""

import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.assembly.assemble import assemble
from extractor.nlp.pipeline import Pipeline
from extractor.readers.normalise import normalise
from extractor.rules import load_rules
from extractor.schema.document import Document
from extractor.schema.record import LISTS
from tests.data.communiques import TEXTS

APOSTROPHES = ("'", "’", "ʼ", "´", "`")
QUOTES = (("“", "”"), ("«", "»"), ('"', '"'), ("''", "''"), ("<<", ">>"))
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’]")
_QUOTED = re.compile(r"[“«\"](?P<words>[^“”«»\"\n]+)[”»\"]")
_ONE_SIGN = str.maketrans("’ʼ´`“”«»", "''''" + '""""')


@cache
def pipeline() -> Pipeline:
    return Pipeline(load_rules(None))


@cache
def facts(text: str) -> dict[str, Any]:
    """All that the text states, its signs made one; of evidence the places alone."""
    document = Document(id=f"sha256:{'0' * 64}", source="a.txt", media_type="text/plain", text=normalise(text).text)
    record = assemble(pipeline().read(document))
    items = {name: [item.model_dump(exclude={"evidence"}) for item in getattr(record, name)] for name in LISTS}
    places = {item.id: [(each.start, each.end) for each in item.evidence] for _, item in record.items()}
    about = record.document.model_dump(exclude={"text"})
    return {"places": places, "said": repr((items, about)).translate(_ONE_SIGN).replace("\\'", "'")}


@st.composite
def typed_otherwise(draw: st.DrawFn, text: str) -> str:
    """The text with each apostrophe and each pair of quotes drawn anew."""
    changed = _APOSTROPHE.sub(lambda _: draw(st.sampled_from(APOSTROPHES)), text)
    return _QUOTED.sub(lambda match: match["words"].join(draw(st.sampled_from(QUOTES))), changed)


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_other_signs_give_the_same_facts(name: str, data: st.DataObject) -> None:
    text = TEXTS[name]
    assert facts(data.draw(typed_otherwise(text))) == facts(text)


def test_the_texts_have_signs_to_exchange() -> None:
    together = "\n".join(TEXTS.values())
    assert len(_APOSTROPHE.findall(together)) > 20
    assert len(_QUOTED.findall(together)) > 5
