"""All formats, and the way to read a file of any.

In: a path. Out: `RawText`; or `NotReadableError` with `file: what is wrong; what would be right`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from pathlib import Path

from gazette.letters.formats import html, other, pdf, pictures, plain, word
from gazette.letters.formats.legacy import as_unicode
from gazette.letters.formats.model import (
    LARGEST_FILE,
    LARGEST_TEXT,
    FaultError,
    Format,
    NotReadableError,
    ReadText,
)
from gazette.letters.model import RawText

# In this order they are asked whether a content is theirs; a text says least of itself
FORMATS: tuple[Format, ...] = (
    pdf.FORMAT,
    pictures.FORMAT,
    word.FORMAT,
    *other.FORMATS,
    html.FORMAT,
    plain.FORMAT,
)
SUFFIXES = tuple(suffix for one in FORMATS for suffix in one.suffixes)
"""Those of files that can be read."""


_MOST_MARKS = 30
_PILED = re.compile(rf"[\u0300-\U0010ffff]{{{_MOST_MARKS},}}")  # all marks are among these


def read_raw(path: Path) -> RawText:
    """Return the text of a file as it stands there."""
    try:
        found = read_content(path.name, _content(path))
    except FaultError as error:
        message = f"{path}: {error.wrong}; {error.right}"
        raise NotReadableError(message) from error
    return RawText(path.name, found.text, found.is_ocr)


def read_content(name: str, content: bytes) -> ReadText:
    """Return the text of a file with this name and content; raise `FaultError` if it has none."""
    if not content.strip(b"\0 \t\r\n\f"):
        raise FaultError("is empty", "give a file with the text of a letter")
    found = _format_of(name, content).read(content)
    if len(found.text) > LARGEST_TEXT:
        wrong = f"holds {len(found.text)} characters; a letter has at most {LARGEST_TEXT}"
        raise FaultError(wrong, "give the letter alone")
    if not found.text.strip():
        raise FaultError("holds no text", "give a file with the text of a letter")
    if _has_piles(found.text):
        wrong = f"piles more than {_MOST_MARKS} marks on a letter"
        raise FaultError(wrong, "give a file with the text of a letter")
    return ReadText(as_unicode(found.text), found.is_ocr)


def _has_piles(text: str) -> bool:
    """Tell whether marks are piled up: to compose them would take for ever."""
    return any(
        is_mark and sum(1 for _ in run) > _MOST_MARKS
        for piled in _PILED.finditer(text)
        for is_mark, run in groupby(piled[0], key=lambda sign: unicodedata.combining(sign) > 0)
    )


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise FaultError("is a folder", "name a file in it")
        if not path.is_file():
            raise FaultError("is not a file", "give a file with the text of a letter")
        if size > LARGEST_FILE:
            wrong = f"has {size} bytes; a file has at most {LARGEST_FILE}"
            raise FaultError(wrong, "give the letter alone")
        return path.read_bytes()
    except OSError as error:
        wrong = f"can't be read ({(error.strerror or 'error').lower()})"
        raise FaultError(wrong, "give a file that can be opened") from error


def _format_of(name: str, content: bytes) -> Format:
    sure = next((one for one in FORMATS if one.is_it(content)), None)
    is_page = Path(name).suffix.lower() in html.FORMAT.suffixes
    return sure or (html.FORMAT if is_page else plain.FORMAT)
