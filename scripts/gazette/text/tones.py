"""The tone marks of Vietnamese: on which letter they are printed, and text without that difference.

In: letters, syllables, any text. Out: letters and tones apart, a text with other placement of its
tones, keys. Two placements are in use for a syllable that ends in oa, oe or uy: on the first vowel
(hòa, khỏe, thủy) and on the second (hoà, khoẻ, thuỷ). With a letter after them (hoàn, thuyền) there
is one only, and the u of `quý` belongs to the q.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import product

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""The combining marks huyền, hỏi, ngã, sắc, nặng, in the order of dictionaries."""

_VOWELS = "aeiouy"
_OPEN = ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY")


@cache  # a few hundred letters, in every name that is sorted
def split_tone(letter: str) -> tuple[str, str]:
    """`ậ` → (`â`, dot below): the tone comes off, the mark that makes the letter stays."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "")) if tone else letter, tone


def tone_key(text: str) -> str:
    """Return NFC text in small letters, each tone on the first vowel; its length stays."""
    small = text.lower()
    if len(small) != len(text):  # `İ` has two small letters
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return tones_on_first_vowel(small)


def tones_on_first_vowel(text: str) -> str:
    """`Uỷ ban`, `hoà` → `Ủy ban`, `hòa`. In and out: NFC."""
    pattern, first = _moves()[0]
    return pattern.sub(lambda found: first[found[0]], text)


def tones_on_second_vowel(text: str) -> str:
    """`Ủy ban`, `hòa` → `Uỷ ban`, `hoà`. In and out: NFC."""
    pattern, second = _moves()[1]
    return pattern.sub(lambda found: second[found[0]], text)


def tone_position(letters: Sequence[str]) -> int:
    """Return which letter of a syllable without its tone bears the tone, as dictionaries print it.

    It is the vowel with a mark of its own, the last of two (`ươ`); else the vowel before a
    consonant (`hoàn`); else the first of two, the second of three (`hòa`, `hoài`).
    """
    plain = [unicodedata.normalize("NFD", letter)[:1] for letter in letters]
    vowels = [i for i, letter in enumerate(plain) if letter in _VOWELS]
    if len(vowels) > 1 and plain[:2] in (["q", "u"], ["g", "i"]):
        vowels = vowels[1:]
    marked = [i for i in vowels if letters[i] != plain[i]]
    is_closed = bool(vowels) and vowels[-1] < len(letters) - 1
    return (marked or (vowels if is_closed else vowels[:-1]) or vowels or [0])[-1]


_Move = tuple[re.Pattern[str], dict[str, str]]


@cache
def _moves() -> tuple[_Move, _Move]:
    """Return what to look for and put in its place, to the first vowel and to the second."""
    pairs = [
        (_nfc(vowels[0] + tone + vowels[1]), _nfc(vowels + tone))
        for vowels, tone in product(_OPEN, TONES)
    ]
    to_first = {second: first for first, second in pairs}
    to_second = dict(pairs)
    return (_any_of(to_first), to_first), (_any_of(to_second), to_second)


def _any_of(pairs: dict[str, str]) -> re.Pattern[str]:
    """Match one of the pairs with no letter after it; `uy` after `q` is none."""
    return re.compile(rf"(?:{'|'.join(sorted(pairs))})(?<![qQ]..)(?![^\W\d_])")


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
