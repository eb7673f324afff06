"""The main path: a file becomes a record; the pipeline is built once, with the user's rules and model."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from extractor.errors import InvalidRules, MissingModel, UnreadableDocument
from extractor.extract import Extractor, extract
from extractor.settings import Settings
from tests.nlp.texts import table

TEXT = "Il progetto ValleViva è coordinato dal Comune di Lodi. Il convegno si è tenuto ieri a Sondrio.\n"
RULE = """\
- id: it.partner.lead.shepherd
  why: a word that only this user's texts have
  label: LEAD_CUE
  scope: after
  pattern: [{LOWER: pascolato}, {LOWER: dal}]
  examples:
    match: ["un progetto [pascolato dal] Parco"]
    skip: ["ha pascolato a lungo"]
"""
ALIAS = """\
- id: it.alias.partners.lodi
  why: how this user's records call it
  list: partners
  name: Città di Lodi
  forms: [Comune di Lodi]
  examples:
    match: ["il [Comune di Lodi] paga"]
    skip: ["il Comune di Lodigiano"]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notizia.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_becomes_a_record(path: Path) -> None:
    record = extract(path, published=date(2021, 5, 7))
    assert (record.document.source, record.document.text) == ("notizia.txt", TEXT.strip())
    assert table(record.projects, "name") == [("ValleViva",)]
    assert table(record.partners, "name", "role") == [("Comune di Lodi", "lead")]
    assert table(record.dates, "kind", "edtf") == [("publication", "2021-05-07"), ("event", "2021-05-06")]
    assert table(record.places, "name", "kind") == [("Sondrio", "event")]


def test_an_attachment_is_dated_by_its_mail_and_says_which_it_is(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Date"] = "Fri, 07 May 2021 10:00:00 +0200"
    mail.set_content("In allegato.")
    mail.add_attachment(TEXT, filename="2020-01-01.txt")
    path = tmp_path / "nota.eml"
    path.write_bytes(mail.as_bytes())
    record = extract(path / "2020-01-01.txt", published=date(2020, 2, 2))
    assert table(record.dates, "kind", "edtf") == [("publication", "2021-05-07"), ("event", "2021-05-06")]
    assert record.dates[0].notes == ["the day of publication is that on which the e-mail with this attachment was sent"]
    assert record.document.attached_to == extract(path).document.id


def test_a_name_of_a_file_will_do_for_its_path(path: Path) -> None:
    assert extract(str(path)) == extract(path)


def test_without_a_day_of_publication_nothing_relative_is_guessed(path: Path) -> None:
    assert extract(path).dates == []


def test_a_user_s_rule_makes_facts_and_is_their_origin(path: Path, tmp_path: Path) -> None:
    path.write_text(TEXT.replace("coordinato", "pascolato"), "utf-8")
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "mine.yaml").write_text(RULE, "utf-8")
    assert extract(path, model="none").partners == []
    assert table(extract(path, rules=folder).partners, "name", "role", "origin") == [
        ("Comune di Lodi", "lead", "it.partner.lead.shepherd")
    ]


def test_a_user_s_alias_names_facts_and_leads_to_its_line(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "aliases.yaml").write_text(ALIAS, "utf-8")
    assert table(extract(path, rules=folder).partners, "name", "role", "notes") == [
        ("Città di Lodi", "lead", ["the name is given by the alias it.alias.partners.lodi"])
    ]


def test_the_pipeline_is_built_once_and_not_before_it_is_needed(path: Path) -> None:
    extractor = Extractor(model="it_not_there")
    with pytest.raises(MissingModel):
        extractor.extract(path)
    extractor = Extractor()
    first = extractor.pipeline
    extractor.extract(path)
    assert extractor.pipeline is first


def test_faulty_rules_are_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidRules):
        extract(path, rules=tmp_path / "missing")


def test_an_unreadable_file_is_refused_before_the_pipeline_is_built(tmp_path: Path) -> None:
    (tmp_path / "vuoto.txt").write_bytes(b"")
    extractor = Extractor(model="it_not_there")
    with pytest.raises(UnreadableDocument):
        extractor.extract(tmp_path / "vuoto.txt")


def test_the_limits_of_the_settings_hold(path: Path) -> None:
    with pytest.raises(UnreadableDocument):
        Extractor(settings=Settings(max_characters=20)).extract(path)
