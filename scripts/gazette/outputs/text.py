"""Each document as plain text. The text is made in `pages/plain_text.py`: pages show its checksum.

Writes:
    <page>.txt
"""

from __future__ import annotations

from gazette.outputs.model import PageOutput, beside
from gazette.pages.plain_text import plain_text

TEXT = PageOutput(
    part="action",
    label="save_text",
    address=beside(".txt"),
    read=lambda entry, inputs: plain_text(entry.directive, inputs.sheets.of(entry)),
    make=str.encode,
)
