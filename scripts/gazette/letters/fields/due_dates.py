"""The days by which, or from which, a letter wants something done.

In: the pieces of a letter, and its own day. Out: `Deadline`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.letters.fields.lines import stretches
from gazette.letters.model import Deadline, LetterParts, Span
from gazette.records.check.set_days import set_days
from gazette.text.edtf import Edtf

_PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)


def due_dates(parts: LetterParts, own: Edtf | None) -> tuple[Deadline, ...]:
    """Return the deadlines and starts of a letter's body, in order."""
    return tuple(one for stretch in stretches(parts, "body") for one in _in(parts, stretch, own))


def _in(parts: LetterParts, stretch: Span, own: Edtf | None) -> Iterator[Deadline]:
    for paragraph in _PARAGRAPH.finditer(parts.text.quote(stretch)):
        shift = stretch.start + paragraph.start()
        for one in set_days(paragraph[0].replace("\n", " "), own):
            yield Deadline(one.date.text, one.kind, Span(one.start + shift, one.end + shift))
