"""A folder of records: one JSON file a document, each whole, and no two with one name."""

from pathlib import Path

from extractor.export.file_names import FileNames
from extractor.export.json_export import record_to_json
from extractor.export.whole_file import whole_file, writing
from extractor.schema.record import Record


class RecordFolder:
    """The folder, made if it is not there; documents of the same name get a number for one run of it."""

    def __init__(self, folder: Path) -> None:
        """Raises SpoglioError if the folder cannot be made."""
        self._folder = folder
        self._names = FileNames()
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)

    def write(self, record: Record | None, *, name: str) -> None:
        """Writes the record of the document of that name. None takes the name for a document without a record."""
        target = self._folder / f"{self._names.name(name)}.json"
        if record is not None:
            with whole_file(target) as stream:
                stream.write(record_to_json(record))
