"""The documents that hold the same fact, on every database: of the list, not approved, in order of arrival."""

from extractor.schema.decision import Action
from extractor.store.session import Store
from tests.store.samples import NOON, record


def test_documents_with_the_same_fact_are_found_until_they_are_approved(store: Store) -> None:
    samples = [record(source=f"{name}.txt", content=name.encode()) for name in "abc"]
    for sample in samples:
        store.save_record(sample, path=sample.document.source)
    ids = [sample.document.id for sample in samples]
    name = samples[0].partners[0].name
    found = store.documents_with("partners", {"name": name})
    assert sorted(found) == sorted(ids)
    assert found == [document.id for document in store.documents()]
    assert store.documents_with("places", {"name": name}) == []
    assert store.documents_with("partners", {"name": name, "acronym": "altra sigla"}) == []
    store.decide(ids[1], action=Action.APPROVE, reviewer="anna", at=NOON)
    assert store.documents_with("partners", {"name": name}) == [one for one in found if one != ids[1]]


def test_a_field_that_is_empty_is_a_value_too(store: Store) -> None:
    sample = record()
    store.save_record(sample, path="a.txt")
    partner = next(one for one in sample.partners if one.acronym is None)
    assert store.documents_with("partners", {"name": partner.name, "acronym": None}) == [sample.document.id]
