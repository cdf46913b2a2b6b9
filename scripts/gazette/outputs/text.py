"""Each document as plain text. The text is made in `pages/plain_text.py`: pages show its checksum.

Writes:
    <page>.txt
"""

from __future__ import annotations

from gazette.corpus import Entry
from gazette.outputs.model import PageOutput, SiteInputs, beside
from gazette.pages.plain_text import plain_text


def _depends_on(entry: Entry, inputs: SiteInputs) -> tuple[object, ...]:
    return (inputs.corpus.sheet_digest(entry),)


def _make(entry: Entry, inputs: SiteInputs) -> bytes:
    return plain_text(entry, inputs.sheets.of(entry)).encode()


TEXT = PageOutput(
    part="action",
    label="save_text",
    address=beside(".txt"),
    depends_on=_depends_on,
    make=_make,
)
