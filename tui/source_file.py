"""Opens a source file in the program that the desktop has for it; of an attachment, the e-mail that holds it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from extractor.errors import UnreadableDocument
from extractor.messages import _
from extractor.readers.read import file_at


def open_file(path: Path) -> Path:
    """Opens the file, does not wait for it, and says which it is: for an attachment's path, the e-mail's file.

    Raises UnreadableDocument where it is gone or no program opens it.
    """
    file = file_at(path)
    if not file.is_file():
        raise UnreadableDocument(path, _("the file is no longer where it was read"))
    _open(file)
    return file


def _open(path: Path) -> None:
    if sys.platform == "win32":
        os.startfile(path)
        return
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if opener is None:
        raise UnreadableDocument(path, _("there is no desktop here to open the file with"))
    # What the other program prints would be written over the screen.
    subprocess.Popen(
        [opener, str(path.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
