"""The archives that word processors save: what may go wrong in them, and the limits on what they unpack to."""

import zipfile
import zlib
from io import BytesIO

from extractor.messages import _
from extractor.readers.draft import Source

# zipfile raises RuntimeError for a password, and what struct and zlib raise under it where lengths or data are wrong;
# the libraries look up parts and attributes that a broken package lacks; lxml's parse errors are SyntaxErrors.
PACKAGE_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
# A word processor spends up to so many bytes of XML on a letter; a package with more of it is made to burst.
_XML_BYTES_A_CHARACTER = 20


def check_package(source: Source, *, name: str, main_part: str) -> None:
    """Raises UnreadableDocument for what is no archive with this part, or unpacks to more than the limits.

    `name` is what the sentence calls the format.
    """
    try:
        members = zipfile.ZipFile(BytesIO(source.content)).infolist()
    except PACKAGE_DAMAGE as error:
        raise source.refuse(
            _("The file is not in the format %(format)s, although its name says so.") % {"format": name}
        ) from error
    if main_part not in {member.filename for member in members}:
        raise source.refuse(_("The file is a ZIP archive without the text of a %(format)s in it.") % {"format": name})
    xml = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    everything = sum(member.file_size for member in members)
    limits = source.limits
    if everything > limits.max_bytes or xml > _XML_BYTES_A_CHARACTER * limits.max_characters:
        raise source.refuse(_("The %(format)s unpacks to more than the limits allow.") % {"format": name})
