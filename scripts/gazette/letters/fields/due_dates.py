"""The days by which, or from which, a letter wants something done.

In: the pieces of a letter, and its own day. Out: `Deadline`s.
"""

from __future__ import annotations

import re

from gazette.letters.fields.running import running
from gazette.letters.model import Deadline, LetterParts
from gazette.records.check.set_days import set_days
from gazette.text.edtf import Edtf

_PARAGRAPH = re.compile(r"[^\n]+")


def due_dates(parts: LetterParts, own: Edtf | None) -> tuple[Deadline, ...]:
    """Return the deadlines and starts of a letter's body, in order."""
    return tuple(
        Deadline(
            one.date.text,
            one.kind,
            words.span(paragraph.start() + one.start, paragraph.start() + one.end),
        )
        for words in running(parts, "body")
        for paragraph in _PARAGRAPH.finditer(words.text)
        for one in set_days(paragraph[0], own)
    )
