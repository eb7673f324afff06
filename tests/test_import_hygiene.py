"""What importing loads: the command line stays instant, the core has no front end, and settings have one door."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"spacy", "textual", "sqlalchemy", "pdfplumber", "dateparser", "trafilatura", "docx", "numpy", "onnxruntime"}


def loaded_by(statement: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after `statement`."""
    script = f"{statement}\nimport json, sys\nprint(json.dumps(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("statement", ["import extractor.cli", "import extractor", "import extractor.schema.record"])
def test_light_imports_load_nothing_heavy(statement: str) -> None:
    assert loaded_by(statement) & HEAVY == set()


def test_help_loads_nothing_heavy() -> None:
    script = "\n".join(
        [
            "import sys",
            "from extractor.__main__ import main",
            "sys.argv = ['spoglio', '--help']",
            "try: main()",
            "except SystemExit: pass",
        ]
    )
    assert loaded_by(script) & HEAVY == set()


def test_extraction_loads_neither_front_end_nor_store() -> None:
    assert loaded_by("import extractor.extract, extractor.commands.extract") & {"textual", "tui", "sqlalchemy"} == set()


def test_rules_alone_load_no_network() -> None:
    reading = "import spacy; from extractor.extract import Extractor; Extractor(model='none').pipeline"
    # Where torch is installed, for training, spaCy loads it by itself.
    loaded = loaded_by(reading) - loaded_by("import spacy")
    assert loaded & {"onnxruntime", "tokenizers", "torch"} == set()


def test_the_store_loads_no_pipeline() -> None:
    assert loaded_by("import extractor.store.session") & {"textual", "tui", "spacy"} == set()


def test_the_review_loads_nothing_for_pictures() -> None:
    assert loaded_by("import tui.app") & {"pdfplumber", "PIL", "textual_image", "spacy"} == set()


def test_evaluation_of_exported_records_loads_no_pipeline() -> None:
    assert loaded_by("import extractor.evaluate, extractor.gold") & HEAVY <= {"numpy"}


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "extractor").rglob("*.py")) + sorted((ROOT / "tui").rglob("*.py")),
    ids=lambda path: path.name,
)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    reads = {"environ", "getenv"}
    names = {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    allowed = {ROOT / "extractor" / "settings.py", ROOT / "extractor" / "__main__.py"}
    assert path in allowed or not names & reads
