"""Programs that make the files: run with fixed dates, and what they still write of today taken out again."""

import os
import re
import subprocess
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

_EPOCH = "1704067200"
_DAY = b"2024-01-01T00:00:00"
_PDF_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}")
_PDF_ID = re.compile(rb"(?<=[</])[0-9A-Fa-f]{32}\b")
_XML_DATE = re.compile(rb"(<(?:dc:date|meta:creation-date|dcterms:\w+[^>]*)>|w:date=\")\d{4}-[^<Z\"]*")
_SAVING = re.compile(rb"(config:name=\"Rsid(?:Root)?\" config:type=\"int\">)\d+")
# LibreOffice names a tracked change by where it lay in memory, and a comment by chance.
_NAME = re.compile(rb"\bct\d{10,}\b|__Annotation__\d+_\d+")


def run(command: Sequence[str | Path], folder: Path) -> None:
    """Runs a program in `folder`. Raises CalledProcessError, with its output, if it fails."""
    clock = {"SOURCE_DATE_EPOCH": _EPOCH, "FORCE_SOURCE_DATE": "1", "TZ": "UTC"}
    subprocess.run(
        list(map(str, command)), cwd=folder, env=os.environ | clock, check=True, capture_output=True, timeout=300
    )


def settle_pdf(path: Path) -> None:
    """Writes fixed dates and identifiers over those of the run, byte for byte, so that offsets stay true."""
    content = _PDF_DATE.sub(rb"\g<1>20240101000000", path.read_bytes())
    path.write_bytes(_PDF_ID.sub(b"0" * 32, content))


def settle_package(path: Path) -> None:
    """Packs a DOCX or ODT anew, its members with fixed dates and without those of the run in their XML."""
    buffer = BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w") as package:
        for member in old.infolist():
            fixed = zipfile.ZipInfo(member.filename)
            fixed.compress_type = member.compress_type
            package.writestr(fixed, _settled(old.read(member)))
    path.write_bytes(buffer.getvalue())


def _settled(xml: bytes) -> bytes:
    for number, name in enumerate(dict.fromkeys(_NAME.findall(xml))):
        xml = xml.replace(name, b"ct%d" % number)
    return _SAVING.sub(rb"\g<1>1", _XML_DATE.sub(rb"\g<1>" + _DAY, xml))
