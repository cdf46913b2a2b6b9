"""Formats that can't be read, told by their first bytes so that the message says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from gazette.letters.formats.model import FaultError, Format, ReadText

_WORD = "open it and save it as .docx"
_PICTURE = "save it as .png or .jpg"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a file begins with, what it is, and what to do; a Word file with a password looks old too
_KNOWN = (
    (_OLD_OFFICE, "is an old .doc of Word, or has a password", f"{_WORD} without a password"),
    (b"{\\rtf", "is rich text (RTF)", _WORD),
    (b"PK\x03\x04", "is a ZIP file or a damaged .docx", "give the file that holds the letter"),
    (b"PK\x05\x06", "is an empty ZIP file", "give the file that holds the letter"),
    (b"Rar!\x1a\x07", "is a RAR file", "unpack it and give the file that holds the letter"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z file", "unpack it and give the file that holds the letter"),
    (b"\x1f\x8b", "is a gzip file", "unpack it and give the file that holds the letter"),
    (b"GIF8", "is a GIF", _PICTURE),
    (b"BM", "is a BMP", _PICTURE),
    (b"RIFF", "is a WebP or another RIFF file", _PICTURE),
    (b"\x00\x00\x00\x0cjP", "is a JPEG 2000", _PICTURE),
    (b"AT&TFORM", "is a DjVu", "save it as .pdf"),
    (b"%!PS", "is PostScript", "save it as .pdf"),
    (b"\x7fELF", "is a program", "give a file with the text of a letter"),
    (b"MZ", "is a program", "give a file with the text of a letter"),
)
_HEADED = (b"MIME-Version:", b"From: <Saved by", b'From: "Saved by')
_WITHIN = 1024  # bytes in which a web page saved in one file (MHTML) says so


def _begins(mark: bytes, content: bytes) -> bool:
    return content.startswith(mark) and (mark not in (b"BM", b"MZ") or b"\0" in content[:64])


def _is_heic(content: bytes) -> bool:
    return content[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")


def _is_web_archive(content: bytes) -> bool:
    head = content[:_WITHIN]
    return head.startswith(_HEADED) or b"\nMIME-Version:" in head


def _refuse(wrong: str, right: str, _content: bytes) -> ReadText:
    raise FaultError(wrong, right)


def _formats() -> Iterable[Format]:
    for mark, wrong, right in _KNOWN:
        yield Format((), partial(_begins, mark), partial(_refuse, wrong, right))
    yield Format((), _is_heic, partial(_refuse, "is a HEIC or AVIF", _PICTURE))
    wrong = "is a web page or letter saved with MIME heads (.mht, .eml)"
    yield Format((), _is_web_archive, partial(_refuse, wrong, "save it as .html or .txt"))


FORMATS = tuple(_formats())
