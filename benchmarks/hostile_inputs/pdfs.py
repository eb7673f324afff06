"""PDFs that are small on the disk and without end in the reading: bombs, loops, depths, and numbers that lie."""

import zlib
from collections.abc import Callable
from functools import partial

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_SHOWN = b"BT /F1 11 Tf 60 700 Td (Parte il progetto europeo Posidonia) Tj ET\n"
MEGABYTE = 1 << 20


def pdfs(url: str) -> dict[str, Callable[[], bytes]]:
    """The hostile PDFs by name, each made when it is asked for; `url` is an address that none may call."""
    return {
        "ten_thousand_pages": partial(_many_pages, 10_000),
        "one_page_ten_thousand_times": partial(_pages_of, b"[" + b"3 0 R " * 10_000 + b"]", 10_000),
        "page_count_lies": partial(_pages_of, b"[3 0 R]", 10**12),
        "page_tree_loops": partial(_pages_of, b"[2 0 R]", 1),
        "page_tree_doubles": _doubling_page_tree,
        "page_tree_deep": _deep_page_tree,
        "parents_loop": partial(_page, b"/Parent 3 0 R"),
        "reference_to_itself": partial(_page, b"/Contents 9 0 R", **{"9": b"9 0 R"}),
        "references_in_a_ring": partial(_page, b"/Contents 9 0 R", **{"9": b"10 0 R", "10": b"9 0 R"}),
        "length_refers_to_its_stream": partial(
            _page, b"/Contents 9 0 R", **{"9": b"<< /Length 9 0 R >>\nstream\nBT ET\nendstream"}
        ),
        "flate_bomb": partial(_content, b"\0" * MEGABYTE, 1024),
        "flate_bomb_twice": _double_flate_bomb,
        "operators_bomb": partial(_content, _SHOWN, 5_000_000),
        "letters_bomb": partial(_content, b"BT /F1 1 Tf (" + b"a" * 5_000_000 + b") Tj ET"),
        "lines_bomb": partial(_content, b"0 0 m 9 9 l S 5 5 20 20 re f\n", 300_000),
        "letters_at_random": _scattered_letters,
        "nested_arrays": partial(_content, b"[", 3_000_000),
        "nested_dictionaries": partial(_page, b"/Deep " + b"<< /A " * 100_000 + b"1 " + b">> " * 100_000),
        "nested_strings": partial(_page, b"/Deep " + b"(" * 1_000_000 + b")" * 1_000_000),
        "nested_text_objects": partial(_content, b"q BT ", 500_000),
        "same_content_often": partial(_page, b"/Contents [" + b"5 0 R " * 200_000 + b"]"),
        "form_draws_itself": partial(_forms, 1),
        "forms_double": partial(_forms, 40),
        "object_stream_bomb": _object_stream_bomb,
        "cross_reference_lies": _lying_cross_reference,
        "cross_reference_stream_lies": _lying_cross_reference_stream,
        "cross_references_loop": _looping_cross_references,
        "predictor_lies": partial(_predictor, 2**31),
        "widths_without_end": partial(_font, b"/W [0 2000000000 500]"),
        "width_first_to_last": partial(_simple_font, b"/FirstChar 0 /LastChar 2000000000 /Widths [500]"),
        "letters_map_without_end": partial(_to_unicode, b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange"),
        "code_map_without_end": partial(_to_unicode, b"1 begincidrange <0000> <FFFFFFFF> 0 endcidrange"),
        "letters_map_uses_itself": partial(_to_unicode, b"/Adobe-Identity-UCS usecmap"),
        "letters_map_bomb": partial(_to_unicode, b"1 beginbfchar <41> <" + b"0041" * 2_000_000 + b"> endbfchar"),
        "font_is_noise": partial(_simple_font, b"/FontDescriptor 12 0 R"),
        "type3_draws_itself": _type3,
        "huge_page": partial(_page, b"/MediaBox [0 0 1e30 1e30]"),
        "upside_down_page": partial(_page, b"/MediaBox [900 900 0 0] /Rotate 37"),
        "page_without_numbers": partial(_page, b"/MediaBox [/A (b) null <00>]"),
        "infinite_numbers": partial(_content, b"BT /F1 1e999 Tf 1e999 0 0 1e999 0 0 Tm (a b) Tj ET"),
        "inline_picture_without_end": partial(_content, b"BI /W 9 /H 9 ID " + b"E" * 9 * MEGABYTE),
        "encrypted_with_nonsense": partial(_file, trailer=b"/Encrypt << /Filter /Standard /V 5 /R 6 >>"),
        "title_of_megabytes": partial(_file, trailer=b"/Info << /Title (" + b"T" * 5 * MEGABYTE + b") >>"),
        "title_refers_to_pages": partial(_file, trailer=b"/Info << /Title [2 0 R 3 0 R] /Author 2 0 R >>"),
        "calls_home": partial(
            _page,
            f"/AA << /O << /S /URI /URI ({url}) >> >> "
            f"/Annots [<< /Subtype /Link /A << /S /URI /URI ({url}) >> >>]".encode(),
            **{"1": f"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI ({url}) >> >>".encode()},
        ),
    }


def _file(changed: dict[str, bytes] | None = None, *, trailer: bytes = b"") -> bytes:
    """A PDF of one page with a line of text; `changed` replaces or adds objects by number."""
    objects = {
        "1": b"<< /Type /Catalog /Pages 2 0 R >>",
        "2": b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "3": _page_object(b""),
        "4": _FONT,
        "5": _stream(_SHOWN),
    } | (changed or {})
    parts, offsets, length = [b"%PDF-1.7\n"], {}, len(b"%PDF-1.7\n")
    for number, content in objects.items():
        offsets[int(number)] = length
        parts.append(number.encode() + b" 0 obj\n" + content + b"\nendobj\n")
        length += len(parts[-1])
    size = max(offsets) + 1
    rows = [b"%010d 00000 n \n" % offsets[n] if n in offsets else b"0000000000 65535 f \n" for n in range(size)]
    end = b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, length)
    return b"".join(parts) + b"xref\n0 %d\n" % size + b"".join(rows) + end


def _page_object(entries: bytes, font: bytes = b"4 0 R") -> bytes:
    defaults = {b"/Parent": b"2 0 R", b"/MediaBox": b"[0 0 595 842]", b"/Contents": b"5 0 R"}
    kept = b" ".join(name + b" " + value for name, value in defaults.items() if name not in entries)
    return b"<< /Type /Page /Resources << /Font << /F1 " + font + b" >> >> " + kept + b" " + entries + b" >>"


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), entries, content)


def _page(entries: bytes, **changed: bytes) -> bytes:
    return _file({"3": _page_object(entries)} | changed)


def _content(unit: bytes, times: int = 1) -> bytes:
    """A page whose content is `unit` so many times over, in as little space as Flate makes of it."""
    return _file({"5": _stream(_deflated(unit, times), b"/Filter /FlateDecode")})


def _double_flate_bomb() -> bytes:
    content = zlib.compress(_deflated(b"\0" * MEGABYTE, 1024), 9)
    return _file({"5": _stream(content, b"/Filter [/FlateDecode /FlateDecode]")})


def _deflated(unit: bytes, times: int) -> bytes:
    """`unit` repeated and compressed, a megabyte or so at a time: a bomb must not burst where it is made."""
    at_once = max(1, MEGABYTE // len(unit))
    deflate = zlib.compressobj(9)
    parts = [deflate.compress(unit * min(at_once, times - done)) for done in range(0, times, at_once)]
    return b"".join([*parts, deflate.flush()])


def _pages_of(kids: bytes, count: int) -> bytes:
    return _file({"2": b"<< /Type /Pages /Kids %b /Count %d >>" % (kids, count)})


def _many_pages(count: int) -> bytes:
    numbers = range(10, 10 + count)
    kids = b"[" + b" ".join(b"%d 0 R" % number for number in numbers) + b"]"
    page = _page_object(b"")
    pages = {str(number): page for number in numbers}
    return _file({"2": b"<< /Type /Pages /Kids %b /Count %d >>" % (kids, count)} | pages)


def _doubling_page_tree(levels: int = 40) -> bytes:
    """Each level names the next one twice: two to the fortieth pages in four kilobytes."""
    nodes = {
        str(10 + level): b"<< /Type /Pages /Count 2 /Kids [%d 0 R %d 0 R] >>" % (11 + level, 11 + level)
        for level in range(levels)
    }
    return _file({"2": b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>", str(10 + levels): _page_object(b"")} | nodes)


def _deep_page_tree(levels: int = 50_000) -> bytes:
    nodes = {str(10 + n): b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (11 + n) for n in range(levels)}
    return _file({"2": b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>", str(10 + levels): _page_object(b"")} | nodes)


def _scattered_letters() -> bytes:
    """Letters in no order all over a page: every pair of them might be a line."""
    places = ((number * 7919 % 5950, number * 104_729 % 8420) for number in range(60_000))
    shown = b"".join(b"BT /F1 5 Tf %d.%d %d.%d Td (a) Tj ET\n" % (x // 10, x % 10, y // 10, y % 10) for x, y in places)
    return _content(shown)


def _forms(levels: int) -> bytes:
    """Forms that draw the next one twice; the last draws itself."""
    forms = {}
    for number in range(20, 20 + levels):
        following = min(number + 1, 19 + levels)
        resources = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % following
        )
        forms[str(number)] = _stream(b"/X Do /X Do", resources)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 5 0 R /Resources << /XObject << /X 20 0 R >> >> >>"
    )
    return _file({"3": page, "5": _stream(b"/X Do")} | forms)


def _object_stream_bomb() -> bytes:
    packed = _deflated(b"5 0 " * (MEGABYTE // 4), 1024)
    stream = _stream(packed, b"/Type /ObjStm /N 1000000000 /First 1000000000 /Filter /FlateDecode")
    return _with_cross_reference_stream({9: stream}, compressed=5)


def _with_cross_reference_stream(added: dict[int, bytes], *, compressed: int, size: int = 20) -> bytes:
    """A PDF whose table of objects is a stream; the object `compressed` is said to lie in the object stream 9."""
    plain = _file()
    body = plain[: plain.index(b"xref\n")]
    offsets = {number: body.index(b"\n%d 0 obj" % number) + 1 for number in range(1, 6)}
    for number, content in added.items():
        offsets[number] = len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    rows = b"".join(
        (b"\x02" + (9).to_bytes(4, "big") + b"\0" if number == compressed else b"\x01" + at.to_bytes(4, "big") + b"\0")
        if (at := offsets.get(number, 0)) or number == compressed
        else b"\0" * 6
        for number in range(20)
    )
    entries = b"/Type /XRef /W [1 4 1] /Root 1 0 R /Size %d /Index [0 %d]" % (size, size)
    return body + b"19 0 obj\n" + _stream(rows, entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def _lying_cross_reference_stream() -> bytes:
    return _with_cross_reference_stream({}, compressed=-1, size=2_000_000_000)


def _lying_cross_reference() -> bytes:
    return _file().replace(b"xref\n0 6\n", b"xref\n0 99999999999\n")


def _looping_cross_references() -> bytes:
    plain = _file()
    return plain.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % plain.rindex(b"xref\n0"))


def _predictor(columns: int) -> bytes:
    parameters = b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns %d /Colors 9 >>" % columns
    return _file({"5": _stream(zlib.compress(_SHOWN, 9), parameters)})


def _font(entries: bytes) -> bytes:
    """A font of two bytes a letter with these entries in its descendant."""
    descendant = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (A) /Ordering (I)"
    whole = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [11 0 R] >>"
    return _file({"4": whole, "11": descendant + b" /Supplement 0 >> " + entries + b" >>"})


def _simple_font(entries: bytes) -> bytes:
    noise = bytes(number * 197 % 256 for number in range(50_000))
    descriptor = b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontFile 13 0 R /FontFile2 13 0 R >>"
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /A " + entries + b" >>"
    return _file({"4": font, "12": descriptor, "13": _stream(noise, b"/Length1 1000000000 /Length2 9")})


def _to_unicode(commands: bytes) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 11 0 R >>"
    cmap = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap " + commands + b" endcmap end end"
    return _file({"4": font, "11": _stream(cmap)})


def _type3() -> bytes:
    font = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0 0 0 0 0 0] /CharProcs << /a 12 0 R >>"
    more = b" /Encoding << /Differences [0 /a 4294967295 /a] >> /FirstChar 97 /LastChar 97 /Widths [9]"
    resources = b" /Resources << /Font << /F1 4 0 R >> >> >>"
    return _file({"4": font + more + resources, "12": _stream(b"BT /F1 9 Tf (a) Tj ET")})
