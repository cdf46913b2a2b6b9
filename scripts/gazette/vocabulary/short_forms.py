"""Abbreviations in a text.

In: any printed text. Out: the offsets of its abbreviations, or the text with them written out, for
comparison. An abbreviation with two meanings is never written out.
"""

from __future__ import annotations

import re
from functools import cache

from gazette.vocabulary.load import vocabulary
from gazette.vocabulary.model import Abbreviation

_OR = " hoặc "  # between the two meanings of an abbreviation


def find_abbreviations(text: str) -> list[tuple[int, Abbreviation]]:
    """Return the abbreviations in `text` with their offsets; parts of numbers don't count."""
    pattern, known = _known()
    found = ((match, known[match[0]]) for match in pattern.finditer(text))
    return [(match.start(), row) for match, row in found if _fits(row, text, match.end())]


def written_out(text: str) -> str:
    """Return `text` with its abbreviations in words: "UBND huyện" → "Ủy ban nhân dân huyện"."""
    parts, at = [], 0
    for start, row in find_abbreviations(text):
        if _OR not in row.full:
            parts += [text[at:start], row.full]
            at = start + len(row.short)
    return "".join([*parts, text[at:]])


def _fits(abbreviation: Abbreviation, text: str, end: int) -> bool:
    words = abbreviation.only_before
    return not words or text[end:].lstrip().startswith(words)


@cache
def _known() -> tuple[re.Pattern[str], dict[str, Abbreviation]]:
    """Return a pattern for whole tokens, longest first, and the abbreviations by short form.

    It looks at the first letter of a token before it tries one after the other.
    """
    known = {row.short: row for row in vocabulary().abbreviations}
    shorts = sorted(known, key=len, reverse=True)
    first = "".join(sorted({re.escape(short[0]) for short in shorts}))
    one_of = "|".join(map(re.escape, shorts))
    return re.compile(rf"(?=[{first}])(?<![\w/-])(?:{one_of})(?![\w/-])"), known
