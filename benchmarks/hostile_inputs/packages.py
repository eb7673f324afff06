"""Office packages that unpack to more than there is, lead out of themselves, or hold XML that grows or calls home."""

import struct
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO

from benchmarks.hostile_inputs.mutations import open_document, packed
from tests.readers import samples

_DOCUMENT = "word/document.xml"
_HEAD = '<?xml version="1.0"?>'
_ROOT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
_PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_LAUGH_TYPE = f'<!DOCTYPE x [<!ENTITY a0 "progetto">{_LAUGHS}]>'
_QUADRATIC_TYPE = f'<!DOCTYPE x [<!ENTITY a "{"p" * 100_000}">]>'


def packages(url: str) -> dict[str, Callable[[], bytes]]:
    """The hostile packages by file name; `url` is an address that none may call."""
    outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "{}">]>'
    template = '<Relationship Id="r{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"'
    calls = "".join(
        f'{template.format(n, kind)} Target="{url}" TargetMode="External"/>'
        for n, kind in enumerate(("attachedTemplate", "image", "header", "footnotes", "settings"), start=90)
    )
    return {
        "zip_bomb.docx": partial(_bomb, _DOCUMENT),
        "zip_bomb_in_a_picture.docx": partial(_bomb, "word/media/image1.png"),
        "zip_bomb_that_lies.docx": _lying_bomb,
        "hundred_thousand_members.docx": partial(_members, {f"word/media/{n}.png": b"" for n in range(100_000)}),
        "path_traversal.docx": partial(_members, {"../../../../tmp/spoglio_out": b"x", "/etc/spoglio_out": b"x"}),
        "path_traversal_relation.docx": partial(
            _relation, '<Relationship Id="r99" Type="x" Target="../../../etc/passwd"/>'
        ),
        "calls_home.docx": partial(_relation, calls),
        "relation_to_nothing.docx": partial(_relation, '<Relationship Id="r98" Type="x" Target="word/none.xml"/>'),
        "relations_of_nonsense.docx": partial(_replaced, "word/_rels/document.xml.rels", b"<a>"),
        "two_documents.docx": _two_documents,
        "locked.docx": _marked_as_locked,
        "billion_laughs.docx": partial(_document, _PARAGRAPH.format("&a11;"), _LAUGH_TYPE),
        "quadratic_entities.docx": partial(_document, _PARAGRAPH.format("&a;" * 20_000), _QUADRATIC_TYPE),
        "entity_of_a_file.docx": partial(_document, _PARAGRAPH.format("&e;"), outside.format("file:///etc/passwd")),
        "entity_of_an_address.docx": partial(_document, _PARAGRAPH.format("&e;"), outside.format(url)),
        "type_at_an_address.docx": partial(_document, _PARAGRAPH.format("a"), f'<!DOCTYPE x SYSTEM "{url}">'),
        "nested_runs.docx": partial(_document, "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        "nested_runs_within_the_parser.docx": partial(_document, "<w:sdt>" * 250 + "</w:sdt>" * 250),
        "nested_tables.docx": partial(_document, "<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80),
        "nested_boxes.docx": partial(_document, "<w:p><w:r><w:txbxContent>" * 80 + "</w:txbxContent></w:r></w:p>" * 80),
        "million_paragraphs.docx": partial(_document, "<w:p/>" * 3_000_000),
        "million_attributes.docx": partial(_document, "<w:p " + " ".join(f'a{n}=""' for n in range(200_000)) + "/>"),
        "attribute_of_megabytes.docx": partial(_document, f'<w:p a="{"x" * 20_000_000}"/>'),
        "not_xml.docx": partial(_replaced, _DOCUMENT, b"\0" * 1000),
        "xml_of_another_kind.docx": partial(_replaced, _DOCUMENT, b"<html><body>Ciao</body></html>"),
        "utf_7.docx": partial(_replaced, _DOCUMENT, b'<?xml version="1.0" encoding="utf-7"?>+ADw-x+AD4-'),
        "billion_laughs.odt": partial(_open_document, b"&a11;", _LAUGH_TYPE.encode()),
        "entity_of_an_address.odt": partial(_open_document, b"&e;", outside.format(url).encode()),
        "nested.odt": partial(_open_document, b"<text:section>" * 100_000 + b"</text:section>" * 100_000),
        "spaces.odt": partial(_open_document, b'<text:s text:c="2000000000"/>'),
        "zip_bomb.odt": partial(_open_document, b" " * 300_000_000),
        "repeated_cells.odt": partial(_open_document, b'<table:table-cell table:number-columns-repeated="99999999"/>'),
    }


def _word_members() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(samples.word())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _replaced(name: str, content: bytes) -> bytes:
    return packed(_word_members() | {name: content})


def _members(more: dict[str, bytes]) -> bytes:
    return packed(_word_members() | more)


def _document(body: str, document_type: str = "") -> bytes:
    return _replaced(_DOCUMENT, f"{_HEAD}{document_type}{_ROOT.format(body)}".encode())


def _relation(relations: str) -> bytes:
    name = "word/_rels/document.xml.rels"
    return _replaced(name, _word_members()[name].replace(b"</Relationships>", relations.encode() + b"</Relationships>"))


def _bomb(name: str, megabytes: int = 1_000) -> bytes:
    buffer = BytesIO(packed({other: content for other, content in _word_members().items() if other != name}))
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=True) as bomb,
    ):
        for _ in range(megabytes):
            bomb.write(b" " * 1_000_000)
    return buffer.getvalue()


def _lying_bomb() -> bytes:
    """A member of 500 megabytes of which every header says that it has a thousand bytes."""
    content = b" " * 500_000_000
    packed_members = BytesIO(packed({name: part for name, part in _word_members().items() if name != _DOCUMENT}))
    with zipfile.ZipFile(packed_members, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_DOCUMENT, content)
    size, said = struct.pack("<I", len(content)), struct.pack("<I", 1000)
    return packed_members.getvalue().replace(size, said)


def _two_documents() -> bytes:
    """The same name twice, first sound and then nonsense, as a tool that reads one and checks the other would like."""
    whole = samples.word()
    other = packed({_DOCUMENT.replace("word", "w0rd"): b"<a>"}).replace(b"w0rd", b"word")
    return whole + other


def _marked_as_locked() -> bytes:
    content = bytearray(samples.word())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 1)
    return bytes(content)


def _open_document(body: bytes, document_type: bytes = b"") -> bytes:
    with zipfile.ZipFile(BytesIO(open_document("Testo."))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = members["content.xml"].replace(b"Testo.", b"Testo. " + body)
    table = b'<office:document-content xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    return packed(members | {"content.xml": document_type + content.replace(b"<office:document-content", table)})
