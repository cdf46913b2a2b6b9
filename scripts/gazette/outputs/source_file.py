"""The source file of each letter, byte for byte as it was found.

Writes:
    <folder>/<source>

`<folder>` is the folder of the letter's page, `<source>` the file's own name.
"""

from __future__ import annotations

from pathlib import Path

from gazette.corpus import Entry
from gazette.outputs.model import PageOutput, SiteInputs


def _address(entry: Entry) -> str | None:
    original = entry.record.original
    return f"{entry.address.rpartition('/')[0]}/{original.name}" if original else None


def _original(entry: Entry, _: SiteInputs) -> Path:
    original = entry.record.original
    if original is None:
        raise ValueError(f"{entry.address} has no source file")
    return original


SOURCE = PageOutput(
    part="source", label="file", address=_address, read=_original, make=Path.read_bytes
)
