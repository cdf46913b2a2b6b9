"""Files that mean harm: each is made small and would grow, loop, read or run what it must not."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import struct
import zipfile
import zlib
from functools import partial
from pathlib import Path

from PIL import Image

LETTER = (
    "ĐẢNG BỘ TỈNH NGHỆ AN\nHUYỆN ỦY ĐÔ LƯƠNG\n*\nSố 412-CV/HU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Đô Lương, ngày 14 tháng 6 năm 2021\nV/v trực chốt\nKính gửi: Công an huyện.\n"
    "Thường trực Huyện ủy yêu cầu trực chốt 24/24 giờ./.\nNơi nhận:\n- Như trên,\n- Lưu.\n"
    "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Mẫu\n"
)
MANY = 60 * 2**20
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MIME = "application/vnd.openxmlformats"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="{MIME}-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" '
    f'ContentType="{MIME}-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ROOT_RELS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
LINKED = (
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'r:link="r9"/></w:drawing></w:r></w:p>'
)


def word(body="", *, before="", **others):
    """Return a Word file of a letter; `before` goes before its root, `body` at its end."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LETTER.splitlines())
    root = f'w:document xmlns:w="{W}" xmlns:r="{R}"'
    document = f"{before}<{root}><w:body>{lines}{body}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELS,
        "word/document.xml": document,
        **others,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return file.getvalue()


def word_that_links(address):
    """Return a Word file whose picture is a file elsewhere."""
    rels = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r9" Type="{R}/image" '
        f'Target="{address}" TargetMode="External"/></Relationships>'
    )
    return word(LINKED, **{"word/_rels/document.xml.rels": rels})


def word_with_entity(address):
    """Return a Word file that wants another file read into its text."""
    entity = f'<!DOCTYPE w [<!ENTITY other SYSTEM "{address}">]>'
    return word("<w:p><w:r><w:t>&other;</w:t></w:r></w:p>", before=entity)


def word_of_laughs():
    """Return a Word file whose one entity is a thousand million signs."""
    steps = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    entities = f'<!DOCTYPE w [<!ENTITY e0 "haha">{steps}]>'
    return word("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", before=entities)


def word_of_laughs_in(part):
    """Return a Word file with the same entity in another part of its own."""
    laughs = zipfile.ZipFile(io.BytesIO(word_of_laughs())).read("word/document.xml")
    return word(**{part: laughs})


def word_that_lies():
    """Return a Word file whose text is said to be short, and is 300 MB."""
    data = word(f"<w:p><w:r><w:t>{'a' * 5 * MANY}</w:t></w:r></w:p>")
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1) + 1)
    return data[: at + 24] + struct.pack("<L", 2000) + data[at + 28 :]


def word_of_flag(place, value):
    """Return a Word file of whose parts each has a field of its heads in the ZIP changed."""
    data = bytearray(word())
    for mark, shift in ((b"PK\x01\x02", 2), (b"PK\x03\x04", 0)):
        at = data.find(mark)
        while at >= 0:
            data[at + place + shift] = value
            at = data.find(mark, at + 1)
    return bytes(data)


def jpeg(width, height):
    """Return a small picture that says it is large."""
    file = io.BytesIO()
    Image.new("L", (16, 16)).save(file, "JPEG")
    data = bytearray(file.getvalue())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def cells(attributes):
    return f"<table><tr><td {attributes}>a<td>b</table>".encode() * 200 + LETTER.encode()


def pdf(content, kids="3 0 R", count=1, filters="/FlateDecode"):
    """Return a PDF of one content stream; `kids` and `count` say what its pages are."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        f"<</Length {len(content)}/Filter[{filters}]>>stream\n".encode() + content + b"\nendstream",
    )
    data, offsets = b"%PDF-1.4\n", []
    for at, one in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (at, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF"
    return data + end % (table, len(data))


def png(width, height):
    """Return a picture that says it is large and is not."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(MANY), 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


TEXT = b"BT /F 12 Tf 72 720 Td (So 412-CV/HU) Tj ET\n"
SPAN = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
)
CELL = ("<w:tbl><w:tr><w:tc><w:p/>", "</w:tc></w:tr></w:tbl>")
PARTS = (
    *("word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/header1.xml"),
    *("word/_rels/document.xml.rels", "_rels/.rels", "[Content_Types].xml"),
)
GREAT = {
    **{f"{at}.docx": partial(word_of_laughs_in, part) for at, part in enumerate(PARTS)},
    "bomb.docx": lambda: word(f"<w:p><w:r><w:t>{'a' * 5 * MANY}</w:t></w:r></w:p>"),
    "many-paragraphs.docx": lambda: word("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (MANY // 30)),
    "deep.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 20000 + "</w:tc></w:tr></w:tbl>" * 20000),
    "laughs.docx": word_of_laughs,
    "bomb.pdf": lambda: pdf(
        zlib.compress(zlib.compress(TEXT * (5 * MANY // len(TEXT)), 1), 1),
        filters="/FlateDecode/FlateDecode",
    ),
    "many-pages.pdf": lambda: pdf(zlib.compress(TEXT), kids="3 0 R " * 200000, count=200000),
    "loop.pdf": lambda: pdf(zlib.compress(TEXT), kids="2 0 R", count=1),
    "long.html": lambda: LETTER.encode() + b"<p>a b c" * (50 * 2**20 // 8),
    "deep.html": lambda: b"<div>" * 2000000 + LETTER.encode(),
    "table.html": lambda: b"<table>" + b"<tr><td>a<td>b" * 2000000,
    "long.txt": lambda: LETTER.encode() + b"a" * 50 * 2**20,
    "numbers.txt": lambda: "Số 1-CV/HU\n".encode() * (50 * 2**20 // 13),
    "allowed.txt": lambda: LETTER.encode() + b"a b 1. " * (500000 // 7),
    "allowed-lines.txt": lambda: LETTER.encode() + "- Số 1-CV/HU\n".encode() * 20000,
    "allowed.html": lambda: b"<p>" + LETTER.encode() + b"<div><b>a</b></div>" * 20000,
    "great.png": lambda: png(60000, 60000),
    "great.jpg": lambda: jpeg(30000, 30000),
    "lies.docx": word_that_lies,
    "nested.docx": lambda: word(
        "<w:tbl><w:tr><w:tc><w:p/>" * 9000 + "</w:tc></w:tr></w:tbl>" * 9000
    ),
    "spans.docx": lambda: word(SPAN * 2000),
    "spans.html": lambda: cells("colspan=100000000 rowspan=100000000"),
    "roman.html": lambda: b"<ol type=i start=2000000000>" + b"<li>a" * 20000 + LETTER.encode(),
    "said-pages.pdf": lambda: pdf(zlib.compress(TEXT), count=1000000),
    "line.txt": lambda: b"a b c " * (5 * 2**20 // 6),
    "signs.txt": lambda: LETTER.encode() + b"(" * 400000,
    "marks.txt": lambda: (
        f"{LETTER}a{chr(0x323)}{chr(0x301)}".encode() + "\u0323\u0301".encode() * 90000
    ),
}
"""What is small or plain and becomes too much, by name."""
BROKEN = {
    "text.docx": LETTER.encode,
    "page.pdf": lambda: b"<html><p>a</p></html>",
    "cut.pdf": lambda: pdf(zlib.compress(TEXT))[:200],
    "cut.docx": lambda: word()[:500],
    "no-document.docx": lambda: b"PK\x05\x06" + bytes(18),
    "cut.png": lambda: b"\x89PNG\r\n\x1a\n",
    "odd.xyz": LETTER.encode,
    "empty.pdf": bytes,
    "empty.docx": bytes,
    "empty.html": bytes,
    "zeros.txt": lambda: bytes(5000),
    "locked.docx": lambda: word_of_flag(6, 1),
    "squeezed.docx": lambda: word_of_flag(8, 97),
    "surrogate.txt": lambda: b"\xff\xfe" + LETTER.encode("utf-16-le") + b"\x00\xd8a\x00",
    "wide.txt": lambda: LETTER.encode("utf-32"),
    "escapes.html": lambda: b"<meta charset=unicode_escape>" + LETTER.encode(),
    "no-codec.html": lambda: b"<meta charset=rot13>" + LETTER.encode(),
    "bytes.txt": lambda: bytes(range(256)) * 20,
}
"""What is not what its name says, by name."""


def listen(path):
    """Make a socket."""
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as one, contextlib.chdir(path.parent):
        one.bind(path.name)


NO_FILES = {
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "socket": listen,
    "loop": lambda path: path.symlink_to(path),
    "endless": lambda path: path.symlink_to("/dev/zero"),
    "nothing": lambda path: path.symlink_to(path.with_name("nowhere")),
}
"""What has a name and can't be read as a file, by what makes it."""
