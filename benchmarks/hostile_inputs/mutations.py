"""Sound files of every format, and what is left of them after a seeded accident."""

import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from random import Random

from tests.data.communiques import TEXTS, markdown, old_office, pdf, web_page, word
from tests.readers import samples

LAYOUTS = Path(__file__).parents[2] / "tests" / "layouts" / "files"
_NUMBERS = (0, -1, 1, 2**31, 2**63, 99_999_999_999, 10**30)
_NUMBER = re.compile(rb"\d+")
_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_PACKAGES = (".docx", ".odt")

Mutation = Callable[[bytes, Random], bytes]


def sound_files() -> dict[str, list[bytes]]:
    """Our own files by suffix: those made here, and those of the layouts where they have been made."""
    texts = list(TEXTS.values())
    files = {
        ".pdf": [*map(pdf, texts), samples.pdf(), _plain_pdf(compressed=False), _plain_pdf(compressed=True)],
        ".docx": [*map(word, texts), samples.word()],
        ".html": [*map(web_page, texts), samples.html()],
        ".eml": [e_mail(text) for text in texts],
        ".odt": [open_document(text) for text in texts],
        ".rtf": [rich_text(text) for text in texts],
        ".txt": [*map(old_office, texts)],
        ".md": [*map(markdown, texts)],
    }
    for path in sorted(LAYOUTS.glob("*")):
        if path.suffix in files:
            files[path.suffix].append(path.read_bytes())
    return files


def mutated(originals: Sequence[bytes], suffix: str, count: int, chance: Random) -> Iterator[bytes]:
    """`count` files that differ from `originals` and from each other."""
    seen = set(originals)
    while count:
        content = _mutated(chance.choice(originals), suffix, chance)
        if content not in seen:
            seen.add(content)
            count -= 1
            yield content


def _mutated(content: bytes, suffix: str, chance: Random) -> bytes:
    if suffix in _PACKAGES and chance.random() < 0.7:
        return _mutated_member(content, chance)
    for _ in range(chance.choice((1, 1, 2, 5))):
        content = chance.choice(MUTATIONS)(content, chance) or b"\n"
    return content


def _mutated_member(package: bytes, chance: Random) -> bytes:
    """The package packed anew with one member mutated: the accident reaches the XML, not the checksum alone."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    victim = chance.choice([name for name in members if name.endswith((".xml", ".rels"))])
    members[victim] = chance.choice(MUTATIONS)(members[victim], chance)
    return packed(members)


def packed(members: dict[str, bytes]) -> bytes:
    """A ZIP archive with these members."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content))] + chance.choice((b"", b"\n%%EOF\n"))


def _flip(content: bytes, chance: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 50))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _run(content: bytes, chance: Random) -> bytes:
    start, length = chance.randrange(len(content)), chance.choice((1, 10, 200, 2000))
    filling = chance.choice((b"\0", b"\xff", b" ", b"<", b"(", b"9")) * length
    return content[:start] + chance.choice((filling, chance.randbytes(length))) + content[start + length :]


def _swap(content: bytes, chance: Random) -> bytes:
    a, b, c = sorted(chance.randrange(len(content)) for _ in range(3))
    return content[:a] + content[b:c] + content[a:b] + content[c:]


def _number(content: bytes, chance: Random) -> bytes:
    found = list(_NUMBER.finditer(content))
    if not found:
        return _flip(content, chance)
    for number in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 1, 4, 20)))), key=lambda at: -at.start()
    ):
        other = chance.choice((*_NUMBERS, int(number[0][:18]) + 1, chance.randrange(40)))
        content = content[: number.start()] + str(other).encode() + content[number.end() :]
    return content


def _repeat(content: bytes, chance: Random) -> bytes:
    """Doubles an object of a PDF, or else any stretch, at another place."""
    objects = _OBJECT.findall(content)
    start = chance.randrange(len(content))
    stretch = chance.choice(objects) if objects else content[start : start + chance.choice((20, 500, 5000))]
    place = chance.randrange(len(content))
    return content[:place] + stretch * chance.choice((1, 2, 50)) + content[place:]


def _drop(content: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice((1, 5, 50, 1000)) :]


MUTATIONS: tuple[Mutation, ...] = (_cut, _flip, _run, _swap, _number, _repeat, _drop)


def _plain_pdf(*, compressed: bool) -> bytes:
    page = [(60.0, 60.0 + 16 * number, line) for number, line in enumerate(samples.COMMUNIQUE)]
    return samples.drawn_pdf([page, page], pageCompression=int(compressed))


def e_mail(text: str) -> bytes:
    """The text as an e-mail with an alternative in HTML and two attachments."""
    message = EmailMessage()
    message["From"], message["To"] = "Ufficio stampa <stampa@example.org>", "redazione@example.org"
    message["Subject"], message["Date"] = "Comunicato: è partito il progetto", "Tue, 12 Mar 2024 10:00:00 +0100"
    message.set_content(text)
    message.add_alternative(web_page(text).decode(), subtype="html")
    message.add_attachment(word(text), maintype="application", subtype="octet-stream", filename="comunicato.docx")
    message.add_attachment(text, filename="comunicato.txt")
    return message.as_bytes()


def open_document(text: str) -> bytes:
    """The text as the least that is an ODT."""
    namespaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    namespaces += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "".join(f"<text:p>{part.replace('&', '&amp;')}</text:p>" for part in text.split("\n\n"))
    content = f"<office:document-content {namespaces}><office:body><office:text>{body}</office:text></office:body>"
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"{content}</office:document-content>".encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def rich_text(text: str) -> bytes:
    """The text as an RTF of the plainest sort."""
    escaped = "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)
    return ("{\\rtf1\\ansi\\deff0 " + escaped.replace("\n\n", "\\par\n") + "}").encode()
