"""Abbreviations met in a text: where each stands, and the text with them written out.

In: any printed text. Out: places, or a text for comparison. A short form that means one thing here
and another there is never written out.
"""

from __future__ import annotations

import re
from functools import cache

from gazette.vocabulary.load import vocabulary
from gazette.vocabulary.model import Abbreviation

_OR = " hoặc "  # stands in the meaning of a short form that has two


def find_abbreviations(text: str) -> list[tuple[int, Abbreviation]]:
    """Return the abbreviations in `text` with where they stand; parts of numbers are none."""
    pattern, known = _known()
    found = ((match, known[match[0]]) for match in pattern.finditer(text))
    return [(match.start(), row) for match, row in found if _fits(row, text[match.end() :])]


def written_out(text: str) -> str:
    """Return `text` with its abbreviations in words: "UBND huyện" → "Ủy ban nhân dân huyện"."""
    parts, at = [], 0
    for start, row in find_abbreviations(text):
        if _OR not in row.full:
            parts += [text[at:start], row.full]
            at = start + len(row.short)
    return "".join([*parts, text[at:]])


def _fits(abbreviation: Abbreviation, following: str) -> bool:
    words = abbreviation.only_before
    return not words or following.lstrip().startswith(words)


@cache
def _known() -> tuple[re.Pattern[str], dict[str, Abbreviation]]:
    """Whole tokens, the longest first; `HU` of `398-TB/HU` is no token of its own."""
    known = {row.short: row for row in vocabulary().abbreviations}
    shorts = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, shorts))})(?![\w/-])"), known
