"""Plain text and Markdown, in UTF-8, UTF-16 or a Vietnamese encoding of 8 bits."""

from __future__ import annotations

import codecs
import re

from gazette.letters.formats.legacy import as_unicode, rightness
from gazette.letters.formats.model import FaultError, Format, ReadText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that no text has: controls but tab, line ends, form feed and the end mark of DOS
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_SAMPLE = 4096  # bytes by which UTF-16 is told
_ZEROS, _FEW = 0.4, 0.02  # shares of zero bytes in one half of UTF-16, and in the other
_RIGHT = 0.6  # share of right syllables in a text of 8 bits
_SAVE = "save it as text, in UTF-8"


def decode(content: bytes) -> str:
    """Return the text of a content; old encodings of 8 bits are told by their words."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    encoding = encoding or _utf16(content)
    if encoding:
        return _strict(content, encoding)
    if found := _NOT_TEXT.search(content):
        line = content[: found.start()].count(b"\n") + 1
        raise FaultError(f"is not text (byte 0x{found[0][0]:02x} in line {line})", _SAVE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _of_8_bits(content, error)


def _utf16(content: bytes) -> str | None:
    """Return which UTF-16 a content without a byte order mark is, if it clearly is."""
    even, odd = (content[:_SAMPLE][half::2] for half in (0, 1))
    if len(content) % 2 or not odd:
        return None
    zeros = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros[1] > _ZEROS and zeros[0] < _FEW:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] > _ZEROS and zeros[1] < _FEW else None


def _strict(content: bytes, encoding: str) -> str:
    name = encoding.removesuffix("-sig").upper()
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FaultError(f"is no whole {name} (byte {error.start + 1})", _SAVE) from None
    if "\0" in text:
        raise FaultError("is not text (it has zero bytes)", _SAVE)
    return text


def _of_8_bits(content: bytes, error: UnicodeDecodeError) -> str:
    shown = content.decode("cp1252", errors="latin-1")
    text = as_unicode(shown)
    if text != shown:
        return text
    other = content.decode("cp1258", errors="replace")
    if rightness(other) >= _RIGHT:
        return other
    line = content[: error.start].count(b"\n") + 1
    wrong = f"byte 0x{content[error.start]:02x} in line {line} is not UTF-8"
    raise FaultError(wrong, _SAVE)


def _latin_1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("latin-1", _latin_1)


def _read(content: bytes) -> ReadText:
    return ReadText(decode(content).removeprefix("\ufeff"))


FORMAT = Format((".txt", ".md", ".markdown", ".text"), lambda _: False, _read)
