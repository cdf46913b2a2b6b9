"""The tone marks of Vietnamese, and the two ways of placing them.

A syllable that ends in oa, oe or uy has its tone on the first vowel (hòa, khỏe, thủy) or on the
second (hoà, khoẻ, thuỷ). With a letter after the vowels (hoàn, thuyền) only one place is possible,
and the u of `quý` belongs to the q.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import product

from gazette.text.fold import nfc

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""The combining marks huyền, hỏi, ngã, sắc, nặng, in the order of dictionaries."""

_VOWELS = "aeiouy"
_OPEN = ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY")
_TO_SECOND = {
    nfc(vowels[0] + tone + vowels[1]): nfc(vowels + tone) for vowels, tone in product(_OPEN, TONES)
}
_TO_FIRST = {second: first for first, second in _TO_SECOND.items()}


def _any_of(pairs: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of pairs at the end of a syllable, but not of `uy` after `q`."""
    return re.compile(rf"(?:{'|'.join(sorted(pairs))})(?<![qQ]..)(?![^\W\d_])")


_ON_FIRST, _ON_SECOND = _any_of(_TO_SECOND), _any_of(_TO_FIRST)


def split_tone(letter: str) -> tuple[str, str]:
    """Return a letter without its tone, and the tone: `ậ` → `â`, dot below."""
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    return nfc(marks.replace(tone, "")) if tone else letter, tone


def tone_key(text: str) -> str:
    """Return NFC text in small letters, with tones on the first vowel, in the same length."""
    return tones_on_first_vowel(small_letters(text))


def small_letters(text: str) -> str:
    """Return `text` in small letters, in the same length."""
    small = text.lower()
    if len(small) != len(text):  # `İ` has two small letters
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small


def tones_on_first_vowel(text: str) -> str:
    """Return NFC text with its tones moved: `Uỷ ban`, `hoà` → `Ủy ban`, `hòa`."""
    return _ON_SECOND.sub(lambda found: _TO_FIRST[found[0]], text)


def tones_on_second_vowel(text: str) -> str:
    """Return NFC text with its tones moved: `Ủy ban`, `hòa` → `Uỷ ban`, `hoà`."""
    return _ON_FIRST.sub(lambda found: _TO_SECOND[found[0]], text)


def tone_position(letters: Sequence[str]) -> int:
    """Return the index of the letter that bears the tone of a syllable in dictionaries.

    It is the last vowel with a mark of its own (`ươ`), or else the vowel before a consonant
    (`hoàn`), or else the first of two vowels or the second of three (`hòa`, `hoài`).
    """
    plain = [unicodedata.normalize("NFD", letter)[:1] for letter in letters]
    vowels = [i for i, letter in enumerate(plain) if letter in _VOWELS]
    if len(vowels) > 1 and plain[:2] in (["q", "u"], ["g", "i"]):
        vowels = vowels[1:]
    marked = [i for i in vowels if letters[i] != plain[i]]
    is_closed = bool(vowels) and vowels[-1] < len(letters) - 1
    return (marked or (vowels if is_closed else vowels[:-1]) or vowels or [0])[-1]
