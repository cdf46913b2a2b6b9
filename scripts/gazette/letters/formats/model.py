"""What a format is: how its files are told, and how their text is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LARGEST_FILE = 50_000_000
"""Bytes of any file."""
LARGEST_TEXT = 2_000_000
"""Characters that a file may hold: a letter of 600 pages."""


class NotReadableError(ValueError):
    """A file that can't be read; the message says what is wrong and what would be right."""


class FaultError(ValueError):
    """What is wrong with a content, and what would be right."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong, right)
        self.wrong, self.right = wrong, right


@dataclass(frozen=True)
class ReadText:
    """The text that a content holds."""

    text: str
    is_ocr: bool = False


@dataclass(frozen=True)
class Format:
    """A sort of files."""

    suffixes: tuple[str, ...]
    """Those that its files have."""
    is_it: Callable[[bytes], bool]
    """Whether a content is of this format beyond doubt."""
    read: Callable[[bytes], ReadText]
    """Raises `FaultError`."""
