"""The text of a file, exactly as its bytes have it: of a record what is below its front matter.

In: a file in UTF-8 or UTF-16. Out: its text, or `NotTextError`. Offsets count its code points; a
byte order mark is none of them.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

_FRONT = re.compile(r"---\r?\n.*?^---\r?$\n?", re.DOTALL | re.MULTILINE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotTextError(ValueError):
    """The file can't be read as text; the message says where and why."""


@dataclass(frozen=True)
class Given:
    """The text of a file: all of `whole`, or what is below the front matter."""

    whole: str
    begin: int

    @property
    def text(self) -> str:
        return self.whole[self.begin :]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return both from 1, as editors show them."""
        before = self.whole[:offset]
        return before.count("\n") + 1, offset - before.rfind("\n")


def read_given(file: Path) -> Given:
    """Read a file."""
    whole = _decoded(file, file.read_bytes())
    front = _FRONT.match(whole) if file.suffix == ".md" else None
    return Given(whole, front.end() if front else 0)


def _decoded(file: Path, raw: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        name = encoding.removesuffix("-sig").upper()
        wrong = f"{file}:{line}: byte 0x{raw[error.start]:02x} is not {name}"
        raise NotTextError(f"{wrong}; save the text as UTF-8") from None
    if "\x00" in text:
        raise NotTextError(f"{file}:1: holds bytes that are no text; save the text as UTF-8")
    return text
