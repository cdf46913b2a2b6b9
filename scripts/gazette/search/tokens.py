"""The tokeniser: splits a text into syllables, each with a plain key and a code of its marks.

`theme/scripts/search-engine/words.js` spells by the same rules; `tests/search/vectors.json` tests
both. The patterns are the same ones.

A token is a run of letters or a run of digits (`F0` is two tokens). Its key is in lower case
without marks, with `d` for `đ`. The code of its marks has a digit for the shape of every letter up
to the last one with a shape (1 breve, 2 circumflex, 3 horn, 4 the stroke of đ), then the tone as
its Telex letter (`f s x r j`):

    Đường → ("duong", "433f")    hòa, hoà → ("hoa", "f")    xanh → ("xanh", "")

The tone belongs to the syllable, so it doesn't matter which vowel it is printed on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from gazette.search.patterns import NUMBER, WORD
from gazette.text.tones import TONES, tone_position

_TOKEN = re.compile(WORD)
_NUMBER = re.compile(NUMBER)
_MARK = re.compile("[\u0300-\u036f]")
_SHAPES = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}
_TONES = dict(zip(TONES, "frxsj", strict=True))
_MARK_OF = {code: mark for mark, code in (_SHAPES | _TONES).items()}
_STROKED = {"đ", "ð"}  # many typists use Ð, whose small letter is ð, for Đ


@lru_cache(maxsize=1)  # asked for each abbreviation in a text
def spans(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each token."""
    return [match.span() for match in _TOKEN.finditer(text) if spell(match[0])[0]]


def words(text: str) -> list[str]:
    """Return the tokens of a text, each as `key marks`: `đường xanh` → `duong 433f`, `xanh `."""
    return list(chain.from_iterable(map(_between_blanks, text.split(" "))))


@lru_cache(maxsize=40_000)
def _between_blanks(text: str) -> tuple[str, ...]:
    spelt = map(spell, _TOKEN.findall(text))
    return tuple([f"{key} {marks}" for key, marks in spelt if key])


@lru_cache(maxsize=50_000)
def spell(word: str) -> tuple[str, str]:
    """Return the key and the marks of one word: `Đường` → `("duong", "433f")`."""
    key, shapes, tone = "", "", ""
    for char in unicodedata.normalize("NFD", unicodedata.normalize("NFC", word).lower()):
        if _MARK.match(char):
            tone += _TONES.get(char, "")
            if char in _SHAPES:
                shapes = shapes[:-1] + _SHAPES[char]
        else:
            key += "d" if char in _STROKED else char
            shapes += "4" if char in _STROKED else "0"
    return key, shapes.rstrip("0") + tone


def write(key: str, marks: str) -> str:
    """Return the word with this key and these marks, its tone placed as in dictionaries."""
    tone = marks.lstrip("01234")
    shapes = marks.removesuffix(tone).ljust(len(key), "0")
    letters = [
        "đ" if shape == "4" else char + _MARK_OF.get(shape, "")
        for char, shape in zip(key, shapes, strict=True)
    ]
    if tone and letters:
        letters[tone_position(letters)] += "".join(_MARK_OF[code] for code in tone)
    return unicodedata.normalize("NFC", "".join(letters))


def numbers(text: str) -> Iterator[str]:
    """Yield the joined key of each document number in a text: `Số 358 -CV/HU` → `358cvhu`."""
    return (joined(match[0]) for match in _NUMBER.finditer(text))


def joined(number: str) -> str:
    """Return the key that all spellings of a number share, without leading zeros."""
    return "".join([spell(word)[0] for word in _TOKEN.findall(number)]).lstrip("0")
