"""A file's name for every record of a folder: fit for any file system, and one record's alone."""

import re
import unicodedata
from pathlib import PurePosixPath

_UNFIT = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 200  # bytes; file systems take 255, and a number and suffixes are still to come


class FileNames:
    """Gives names and remembers them for one run."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, source: str) -> str:
        """The name, without suffix, for the record of this source; a number tells a second of that name apart.

        Names that differ in case or accents' encoding alone count as equal, since some file systems take them so.
        """
        stem = _fit(PurePosixPath(source.replace("\\", "/")).stem)
        name, number = stem, 1
        while (key := unicodedata.normalize("NFC", name.casefold())) in self._given:
            number += 1
            name = f"{stem}-{number}"
        self._given.add(key)
        return name


def _fit(stem: str) -> str:
    name = _UNFIT.sub("_", stem).strip(" .")
    name = name.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    return f"_{name}" if not name or _RESERVED.fullmatch(name) else name
