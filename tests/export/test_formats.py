"""JSON and JSON Lines: the same records give the same bytes, and read back as the same records."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

from extractor.export.json_export import record_to_json, write_array
from extractor.export.jsonl_export import record_to_line, write_lines
from extractor.schema.record import ITEM_TYPES, LISTS, DocumentInfo, Record
from tests.export.samples import empty, record

ROOT = Path(__file__).parents[2]
_PROGRAM = """
import sys
from extractor.export.json_export import record_to_json
from tests.export.samples import record
sys.stdout.reconfigure(encoding="utf-8", newline="")
sys.stdout.write(record_to_json(record()))
"""


def test_json_reads_back_as_the_same_record() -> None:
    for sample in (record(), empty()):
        assert Record.model_validate_json(record_to_json(sample)) == sample


def test_a_record_written_before_attachments_were_told_is_still_one() -> None:
    older = json.loads(record_to_json(record()))
    del older["document"]["attached_to"]
    assert Record.model_validate(older) == record()


def test_json_has_its_keys_in_the_schemas_order() -> None:
    exported = json.loads(record_to_json(record()))
    assert list(exported) == ["schema_version", "document", *LISTS]
    assert list(exported["document"]) == list(DocumentInfo.model_fields)
    for name in LISTS:
        assert list(exported[name][0]) == list(ITEM_TYPES[name].model_fields)


def test_json_shows_text_as_it_is_a_value_a_line_and_ends_with_a_line_break() -> None:
    text = record_to_json(record())
    assert '"authors": [\n   "Ugo Foscarini"\n  ]' in text
    assert "«Ente Sponde»" in text
    assert text.endswith("\n}\n")


def test_json_is_the_same_in_every_process() -> None:
    expected = record_to_json(record()).encode()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", _PROGRAM], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        assert run.stdout == expected


def test_an_array_is_written_as_json_itself_would_write_it() -> None:
    for samples in ([], [record()], [record(), empty(), record("altro.txt", b"altro")]):
        stream = io.StringIO()
        assert write_array(samples, stream) == len(samples)
        dumps = [sample.model_dump(mode="json") for sample in samples]
        assert stream.getvalue() == json.dumps(dumps, ensure_ascii=False, indent=1) + "\n"


def test_a_record_is_one_line_for_every_reader_of_lines() -> None:
    line = record_to_line(record())
    assert line.splitlines() == [line.removesuffix("\n")]
    assert Record.model_validate_json(line) == record()


def test_lines_are_written_one_a_record() -> None:
    stream = io.StringIO()
    samples = [record(), empty()]
    assert write_lines(samples, stream) == 2
    assert [Record.model_validate_json(line) for line in stream.getvalue().split("\n")[:-1]] == samples
