"""Gold annotations and exported records on disk, told apart by the stem of the document they belong to.

Gold lies beside its documents: `NAME.gold.json` (or `NAME.json`) for the document whose stem is `NAME`.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import SpoglioError, printable
from extractor.matching import Json
from extractor.messages import _
from extractor.readers.find import find_documents


def load_gold(folder: Path) -> dict[str, Json]:
    """The gold of a folder by document stem, in order; SpoglioError where there is none, or one file is no gold."""
    golds = {_stem(path): _gold(path) for path in sorted(folder.glob("*.json"))}
    if not golds:
        raise SpoglioError(_("There is no gold annotation (NAME.gold.json) in %(folder)s.") % {"folder": folder})
    return golds


def gold_documents(folder: Path, documents: Iterable[Path]) -> list[Path]:
    """Those `documents` that lie in `folder` and have gold there; of several with the same stem the first."""
    stems = {_stem(path) for path in folder.glob("*.json")}
    chosen: dict[str, Path] = {}
    for path in sorted(documents):
        if path.stem in stems and path.parent == folder and path.suffix != ".json":
            chosen.setdefault(path.stem, path)
    return list(chosen.values())


def find_gold_documents(folder: Path) -> list[Path]:
    """The documents under `folder` that have gold beside them, in order."""
    return gold_documents(folder, (source for source in find_documents([folder]) if isinstance(source, Path)))


def load_records(folder: Path) -> dict[str, Json]:
    """The exported records under a folder by the stem of their source; JSON that holds no record is passed over."""
    return {
        Path(record["document"]["source"]).stem: record
        for path in sorted(folder.rglob("*.json"))
        for record in _records(path)
    }


def _stem(path: Path) -> str:
    return path.name.removesuffix(".json").removesuffix(".gold")


def _gold(path: Path) -> Json:
    try:
        content = json.loads(path.read_text("utf-8"))
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise SpoglioError(
            _("%(path)s is no gold annotation: it holds no JSON object.") % {"path": printable(str(path))}
        )
    gold: Json = content.get("gold", content)
    return gold


def _records(path: Path) -> Iterator[Json]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except ValueError:
        return
    for record in content if isinstance(content, list) else [content]:
        if isinstance(record, dict) and (record.get("document") or {}).get("source"):
            yield record
