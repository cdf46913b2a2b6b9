"""What a letter is about, as its head or its headline says.

In: the pieces of a letter. Out: a `Reading`. Lines that hold other pieces of a head as well, or
hardly any words, are a gap.
"""

from __future__ import annotations

import re

from gazette.letters.fields.lines import Line, Reading, joined, lines_of
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts
from gazette.records.check.evidence import subject_of
from gazette.vocabulary import vocabulary
from gazette.vocabulary.issuers import closing_place

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 2  # words of a subject


def own_subject(parts: LetterParts) -> Reading:
    """Return the subject; that of a report is its headline."""
    lines = lines_of(parts, "subject") or (
        lines_of(parts, "title") if parts.completeness == "report" else ()
    )
    whole = joined(lines)
    if whole is None:
        return Reading()
    text = subject_of(line.text for line in lines)
    if (
        _holds_more(whole)
        or pattern("subject-open").search(whole.key)
        or len(_WORD.findall(text)) < _FEWEST
    ):
        return Reading.gap("subject", [text], reason("subject-unsure"), whole.span)
    return Reading.of("subject", text, whole.span)


def _holds_more(line: Line) -> bool:
    """Tell whether the rest of a dateline is in it, or a kind's title among small letters."""
    if pattern("begins-with-year").match(line.key):
        return True
    for found in pattern("dateline-within").finditer(line.key):
        if closing_place(found["words"])[1]:
            return True
    return not line.text.isupper() and any(
        f" {kind.name.upper()} " in f"{line.text} " for kind in vocabulary().kinds.values()
    )
