"""Web pages, e-mails and bare texts that nest, repeat, lie about themselves or call home."""

from collections.abc import Callable
from functools import partial

from tests.readers import samples

_MANY = 1_000_000
_WORDS = "Il progetto europeo «Posidonia Viva» parte a Ravenna con 1,2 milioni di euro. "
_CODECS = (
    "hex",
    "rot13",
    "zlib",
    "idna",
    "punycode",
    "utf-7",
    "undefined",
    "unicode_escape",
    "mbcs",
    "x" * 5000,
    "\n",
    "",
)


def pages(url: str) -> dict[str, Callable[[], bytes]]:
    """The hostile web pages by file name; `url` is an address that none may call."""
    tags = ("div", "b", "table><tr><td", "ul><li", "blockquote", "font", "svg", "template", "select><option")
    nested = {f"nested_{tag.split('>')[0]}.html": partial(_nested, tag) for tag in tags}
    charsets = {f"charset_{n}.html": partial(_page, f'<meta charset="{name}">') for n, name in enumerate(_CODECS)}
    calls = (
        f'<base href="{url}"><link rel=stylesheet href="{url}"><script src="{url}"></script>'
        f'<meta http-equiv=refresh content="0;url={url}"><img src="{url}"><iframe src="{url}"></iframe>'
        f'<object data="{url}"></object><video poster="{url}"></video><style>@import "{url}"</style>'
    )
    return (
        nested
        | charsets
        | {
            "calls_home.html": partial(_page, calls),
            "calls_home.xhtml": partial(
                _bytes,
                f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "{url}" [<!ENTITY e SYSTEM "{url}">]><html>&e;</html>',
            ),
            "scripts.html": partial(_page, "", "<script>while(true){}</script>" * 20_000),
            "tags_without_end.html": partial(_page, "", "<" * _MANY),
            "comments_without_end.html": partial(_page, "", "<!--" * (_MANY // 4)),
            "comment_before.html": partial(_bytes, "<!--" + "-" * _MANY + "<html>"),
            "spaces_before.html": partial(_bytes, " " * _MANY + "<html><p>Testo"),
            "attributes.html": partial(_page, "", f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>x"),
            "attribute_of_megabytes.html": partial(_page, "", f"<p title='{'x' * 5 * _MANY}'>x"),
            "breaks.html": partial(_page, "", "a<br>" * 200_000),
            "empty_paragraphs.html": partial(_page, "", "<p>" * 300_000),
            "links.html": partial(_page, "", "<a href=x>Notizia</a> " * 50_000),
            "entities.html": partial(_page, "", "&#x110000;&#0;&#xD800;&nosuch;&" * 20_000),
            "json_ld_deep.html": partial(_json_ld, '{"a":' * 100_000),
            "json_ld_arrays.html": partial(_json_ld, "[" * 100_000),
            "json_ld_number.html": partial(_json_ld, '{"@type": "NewsArticle", "datePublished": ' + "9" * 10_000 + "}"),
            "json_ld_date.html": partial(_json_ld, '{"@type": "NewsArticle", "datePublished": "99999-99-99T99:99"}'),
            "json_ld_list.html": partial(
                _json_ld, '{"@type": ["NewsArticle"], "headline": {"a": 1}, "publisher": [[]]}'
            ),
            "zeros.html": partial(_page, "", "\0" * 1000 + "Testo" + "\0" * 1000),
            "frames.html": partial(_bytes, "<html><frameset>" * 10_000),
        }
    )


def e_mails(url: str) -> dict[str, Callable[[], bytes]]:
    """The hostile e-mails by file name."""
    head = "From: a@example.org\nSubject: Prova\n"
    charsets = {
        f"charset_{n}.eml": partial(_bytes, f'{head}Content-Type: text/plain; charset="{name}"\n\nTesto di prova.')
        for n, name in enumerate(_CODECS)
    }
    encodings = {
        f"encoding_{name}.eml": partial(_bytes, f"{head}Content-Transfer-Encoding: {name}\n\n{'=' * 5000}begin 6 ü\nM")
        for name in ("base64", "quoted-printable", "x-uuencode", "binary", "7bit", "nonsense")
    }
    headers = {
        "comments_nested": "From: " + "(" * 50_000,
        "groups_nested": "From: " + "a:" * 20_000,
        "many_senders": "From: " + ", ".join(f"n{n} <a{n}@example.org>" for n in range(50_000)),
        "quotes_open": 'From: "' + "a\\" * 50_000,
        "words_encoded_badly": "Subject: " + "=?utf-8?b?4pi?= =?utf-8?q?=ZZ?= =?x?x?x?= " * 3_000,
        "subject_of_megabytes": "Subject: " + "Progetto " * 500_000,
        "subject_folded": "Subject: a" + "\n b" * 200_000,
        "subject_is_bare_bytes": "Subject: \udcff\udcfe\udc80",
        "date_huge": "Date: Tue, 99999999 Mar 99999999 99:99:99 +9999999999",
        "date_overflows": "Date: 31 Dec 9999 23:59:59 -2359",
        "dates_many": "Date: now\n" * 50_000 + "Subject: x",
        "type_of_nothing": 'Content-Type: ;;;=;"',
        "parameters_many": "Content-Type: text/plain" + "".join(f"; a*{n}*=b''%ff" for n in range(20_000)),
        "no_colon": "Subject x\nFrom",
        "name_of_controls": "Sub\x01ject\x7f: x\nSubject: \x00\x1b[2J",
    }
    return (
        charsets
        | encodings
        | {f"header_{k}.eml": partial(_bytes, f"{v}\n\nTesto di prova.") for k, v in headers.items()}
        | {
            "parts_nested.eml": partial(_nested_parts, 5_000),
            "parts_nested_a_little.eml": partial(_nested_parts, 300),
            "messages_nested.eml": partial(
                _bytes, (head + "Content-Type: message/rfc822\n\n") * 5_000 + head + "\nTesto."
            ),
            "messages_nested_a_little.eml": partial(
                _bytes, (head + "Content-Type: message/rfc822\n\n") * 300 + head + "\nTesto."
            ),
            "parts_many.eml": partial(_parts, 20_000),
            "boundary_everywhere.eml": partial(
                _bytes, head + 'Content-Type: multipart/mixed; boundary="-"\n\n' + "---\n" * 300_000
            ),
            "boundary_missing.eml": partial(_bytes, head + "Content-Type: multipart/mixed\n\nTesto."),
            "boundary_of_its_parent.eml": partial(
                _bytes,
                (head + 'Content-Type: multipart/mixed; boundary="b"\n\n--b\n') * 500 + "\nTesto.\n--b--\n" * 500,
            ),
            "related_to_itself.eml": partial(
                _bytes,
                head + 'Content-Type: multipart/related; boundary="b"; start="<a>"\n\n--b\nContent-ID: <a>\n'
                'Content-Type: multipart/related; boundary="b"; start="<a>"\n\n--b--\n',
            ),
            "external_body.eml": partial(
                _bytes,
                head
                + f'Content-Type: message/external-body; access-type=URL; URL="{url}"\n\nContent-Type: text/plain\n',
            ),
            "html_deep.eml": partial(_bytes, head + "Content-Type: text/html\n\n<html>" + "<div>" * 200_000),
            "attachment_names.eml": partial(
                _attachments, ("../../etc/passwd", "/etc/passwd", "a\x00b", "x" * 5000, "con.txt")
            ),
        }
    )


def bare_texts() -> dict[str, Callable[[], bytes]]:
    """The hostile texts by file name: one sign or form over and over, up to the longest text that is read."""
    units = {
        "digits": "1",
        "thousands": "1.000.",
        "euros": "€",
        "sums": "12 milioni di euro ",
        "percents": "80% ",
        "dates": "12 marzo 2024 ",
        "slashes": "1/",
        "quotes": "«",
        "quotes_closed": "«a» ",
        "brackets": "(",
        "commas": ", ",
        "dots": ".",
        "dashes": "-",
        "letters": "a",
        "capitals": "A",
        "capital_words": "Alfa ",
        "words": "di ",
        "lines": "\n a",
        "combining": "\u0301",
        "zero_width": "a\u200b",
        "right_to_left": "\u202ea",
        "emoji": "👩\u200d👩\u200d👧",
        "hyphens": "a-\n",
        "tabs": "\t|",
        "stars": "*",
        "hashes": "# ",
        "brackets_square": "[",
        "links": "[a](",
        "backticks": "`",
        "angles": "<",
        "addresses": "http://a.",
        "projects": "il progetto ",
        "bullets": "- a\n",
        "abbreviations": "S.p.A. ",
        "apostrophes": "l'",
        "roman": "MMXXIV ",
    }
    return {
        f"{name}.{suffix}": partial(_bytes, (unit * 20_000)[:20_000])
        for name, unit in units.items()
        for suffix in ("txt", "md")
    } | {
        "longest_line.txt": partial(_bytes, "a" * 1_999_999),
        "two_alphabets.txt": partial(_bytes, _WORDS.encode("utf-16-le") + _WORDS.encode("cp1252") * 30),
        "half_utf_16.txt": partial(_bytes, b"\xff\xfe" + _WORDS.encode("utf-16-le")[:-1]),
        "utf_32.txt": partial(_bytes, _WORDS.encode("utf-32")),
        "surrogates.txt": partial(_bytes, b"\xed\xa0\x80 Testo \xed\xb0\x80 " * 50),
        "nonsense.rtf": partial(_bytes, "{\\rtf1" + "{" * 200_000),
        "bin.rtf": partial(_bytes, "{\\rtf1 \\bin2000000000 x}"),
        "unicode.rtf": partial(_bytes, "{\\rtf1 \\uc2000000000 \\u99999999? \\'zz \\u-1? a}"),
    }


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", errors="surrogateescape")


def _page(head: str, body: str = "") -> bytes:
    sound = samples.html().decode()
    return sound.replace("<body>", f"{head}</head><body>{body}" if head else f"<body>{body}").encode()


def _nested(tag: str) -> bytes:
    """A megabyte of one tag within itself."""
    return _page("", f"<{tag}>" * (_MANY // (len(tag) + 2)))


def _json_ld(content: str) -> bytes:
    return _page(f'<script type="application/ld+json">{content}</script>')


def _nested_parts(depth: int) -> bytes:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"Subject: Prova\n{opened}Content-Type: text/plain\n\nTesto di prova.\n".encode()


def _parts(count: int) -> bytes:
    return b'Subject: Prova\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nTesto\n" * count + b"--b--\n"


def _attachments(names: tuple[str, ...]) -> bytes:
    parts = "".join(f'--b\nContent-Disposition: attachment; filename="{name}"\n\nTesto di prova.\n' for name in names)
    return f'Subject: Prova\nContent-Type: multipart/mixed; boundary="b"\n\n{parts}--b--\n'.encode()
