"""Vietnamese order, as in dictionaries and ICU's `vi` collation.

In: a name. Out: a key for `sorted`. Letters come first (a ă â b c d đ e ê …), then the tones of the
whole name (level, huyền, hỏi, ngã, sắc, nặng), then capitals.
"""

from __future__ import annotations

from gazette.text.fold import nfc
from gazette.text.tones import TONES, split_tone

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=100)}
_TONE_RANK = {mark: rank for rank, mark in enumerate(TONES, start=1)}

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]


def sort_key(text: str) -> SortKey:
    """Return the sort key of a text; punctuation goes before digits, digits before letters."""
    letters: list[int] = []
    tones: list[int] = []
    composed = nfc(text)
    for letter, tone in map(split_tone, composed.lower()):
        letters.append(_rank(letter))
        tones.append(_TONE_RANK.get(tone, 0))
    return tuple(letters), tuple(tones), composed.swapcase()


def _rank(letter: str) -> int:
    if letter.isdecimal():
        return 50 + int(letter)
    return _LETTER_RANK.get(letter, 1000 + ord(letter) if letter.isalpha() else 0)
