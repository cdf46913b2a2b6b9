"""The source file of a draft, as it is kept beside it.

In: the file that was read, and its text. Out: a name that nothing else has, and bytes. A text is
kept in UTF-8, and a web page as its text, so that the record can be compared with it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gazette.records.check.file_type import FILE_TYPES
from gazette.text.fold import slug

_NAME = 60  # letters of the file's own name that are kept
_DIGEST = 16  # hexadecimal digits of its checksum


@dataclass(frozen=True)
class KeptSource:
    """A source file."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def kept_source(path: Path, text: str, number: int, *, as_text: bool = False) -> KeptSource:
    """Return what is kept of a file for the letter of this number in it, counted from 1."""
    suffix = path.suffix.lower()
    if as_text or suffix not in FILE_TYPES or suffix == ".txt":
        suffix, content = ".txt", text.encode()
    else:
        content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:_DIGEST]
    stem = slug(path.stem)[:_NAME].strip("-") or "nguon"
    ordinal = f"_{number}" if number > 1 else ""
    return KeptSource(f"{stem}_{digest}{ordinal}{suffix}", content)


def text_of(file: Path) -> str | None:
    """Return the text of a source file as an import reads it; None if it can't be kept as text."""
    from gazette.letters.formats.model import FaultError  # noqa: PLC0415 (few are read again)
    from gazette.letters.formats.registry import read_content  # noqa: PLC0415

    if file.suffix not in (".txt", ".docx"):
        return None
    try:
        content = file.read_bytes()
        return content.decode() if file.suffix == ".txt" else read_content(file.name, content).text
    except (UnicodeDecodeError, FaultError):
        return None
