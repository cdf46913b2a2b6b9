"""Vietnamese order, as in dictionaries and ICU's `vi` collation.

In: a name. Out: a key for `sorted`. Letters come first (a ă â b c d đ e ê …), then the tones of the
whole name (level, huyền, hỏi, ngã, sắc, nặng), then capitals.
"""

from __future__ import annotations

from functools import cache, lru_cache

from gazette.text.fold import nfc
from gazette.text.tones import TONES, split_tone

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=100)}
_TONE_RANK = {mark: rank for rank, mark in enumerate(TONES, start=1)}

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]


@lru_cache(1 << 14)  # lists sort the same names again and again
def sort_key(text: str) -> SortKey:
    """Return the sort key of a text; punctuation goes before digits, digits before letters."""
    composed = nfc(text)
    ranks = [_ranks(letter) for letter in composed.lower()]
    return tuple(rank for rank, _ in ranks), tuple(tone for _, tone in ranks), composed.swapcase()


def initial(text: str) -> str:
    """Return the first letter of a name without its tone: "Ấ" → "Â"; empty if it has none."""
    first = split_tone(nfc(text)[:1].upper())[0] if text else ""
    return first if first.isalpha() else ""


@cache  # letters are few, and every name that is sorted asks for them
def _ranks(letter: str) -> tuple[int, int]:
    """Return the rank of a letter without its tone, and that of the tone."""
    plain, tone = split_tone(letter)
    rank = 1000 + ord(plain) if plain.isalpha() else 0
    if plain.isdecimal():
        rank = 50 + int(plain)
    return _LETTER_RANK.get(plain, rank), _TONE_RANK.get(tone, 0)
