"""The stages of an import in a row: from a file to the letters that were read in it."""

from __future__ import annotations

from pathlib import Path

from gazette.letters.model import ReadLetter, Segmented

# Each stage is imported when a letter is read: the command line starts without them.
# ruff: noqa: PLC0415


def read_letters(path: Path) -> tuple[Segmented, tuple[ReadLetter, ...]]:
    """Read the letters in a file; raise `NotReadableError` where it can't be read."""
    from gazette.letters.clean import clean
    from gazette.letters.fields import read_fields
    from gazette.letters.formats import read_raw
    from gazette.letters.segment import segment

    segmented = segment(clean(read_raw(path)))
    return segmented, tuple(map(read_fields, segmented.letters))
