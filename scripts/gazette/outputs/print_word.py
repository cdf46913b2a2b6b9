"""Each letter as a Word file, for printing and quoting.

Writes:
    <page>.docx
"""

from __future__ import annotations

from gazette.outputs.model import PageOutput, beside
from gazette.outputs.paper import read_form
from gazette.printing.word import make_word, word_digest

WORD = PageOutput(
    part="action",
    label="save_docx",
    address=beside(".docx"),
    read=read_form,
    make=make_word,
    digest=word_digest,
    is_print=True,
)
