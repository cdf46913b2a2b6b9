"""The syllables of Vietnamese, and a lexicon made of them: words for texts that nobody wrote.

Out: syllables that spelling allows (onset × rime × tone), most of which no dictionary has, and
words of one to three of them with frequencies after Zipf and Mandelbrot: the word of rank r is
drawn in proportion to 1 / (r + 10). Real words stand at the head, for in real texts, too, the
common words are few and the rare ones many. Both are the same in every corpus; only what is drawn
from them depends on a seed. In 1,000 records there are more than 6,000 distinct syllables.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, chain, product
from typing import Any

from gazette.synth.data import phrases, read_data
from gazette.text.fold import nfc

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_STOPPED = ("\u0301", "\u0323")  # before c, ch, p and t there is sắc and nặng only

_SIZE = 7_000
"""Syllables in use, about as many as a dictionary has; spelling allows nearly twice as many."""
_WORDS = 16_000
_FLAT = 10
"""How flat the head of the frequencies is."""

_PAIRS = (("o", "a"), ("o", "e"), ("u", "y"), ("O", "a"), ("O", "e"), ("U", "y"))
_CAPITALS = (("O", "A"), ("O", "E"), ("U", "Y"))
_NEW_TO_OLD = {
    nfc(first + tone + second): nfc(first + second + tone)
    for first, second in (*_PAIRS, *_CAPITALS)
    for tone in _TONES[1:]
}
_OPEN = re.compile(r"(?<![qQ])[ÒÓỎÕỌòóỏõọÙÚỦŨỤùúủũụ][aAeEyY](?![^\W\d_])")


def other_placement(text: str) -> str:
    """Return `text` with the tone on the second vowel of open oa, oe and uy: `hòa` → `hoà`."""
    return _OPEN.sub(lambda found: _NEW_TO_OLD.get(found[0], found[0]), text)


@cache
def syllables() -> tuple[str, ...]:
    """Return the syllables in use, NFC, lower case, in an order that says nothing."""
    allowed = sorted(set(allowed_syllables()) - set(_parts()["unseemly"]))
    return tuple(random.Random("syllables").sample(allowed, _SIZE))  # noqa: S311 (no secret)


@cache
def _lexicon() -> tuple[list[str], list[float]]:
    """Return words, the most frequent first, and their cumulated weights."""
    chance = random.Random("lexicon")  # noqa: S311 (no secret)
    first = list(syllables())  # each begins a word, so that none is left out
    lengths = chance.choices((1, 2, 3), (2, 7, 1), k=_WORDS)
    begun = [*first, *chance.choices(first, k=_WORDS - len(first))]
    words = [
        " ".join([one, *chance.choices(first, k=length - 1)])
        for one, length in zip(begun, lengths, strict=True)
    ]
    chance.shuffle(words)
    words = [*phrases()["words"], *words]
    return words, list(accumulate(1 / (rank + _FLAT) for rank in range(1, len(words) + 1)))


@cache
def _parts() -> dict[str, Any]:
    return read_data("syllables")


def draw_words(chance: random.Random, count: int) -> list[str]:
    """Draw `count` words of the lexicon, each as often as its rank tells."""
    words, weights = _lexicon()
    return chance.choices(words, cum_weights=weights, k=count)


def allowed_syllables() -> Iterator[str]:
    """Yield every syllable that spelling allows, some more than once."""
    parts = _parts()
    plain = product(parts["onsets"], chain(*parts["rimes"]))
    glided = product(parts["gliding_onsets"], chain(*parts["gliding_rimes"]))
    for onset, rime in chain(plain, glided):
        if onset == "gi" and rime[0] == "i":  # "gi" has its own i
            continue
        head, tail = _spelled(onset, rime)
        for tone in _STOPPED if rime.endswith(("c", "ch", "p", "t")) else _TONES:
            yield nfc(head + _toned(tail, tone))


def _spelled(onset: str, rime: str) -> tuple[str, str]:
    """Return both as written together: `c` + `iên` → `k`, `iên`; `c` + `oa` → `qu`, `a`."""
    if onset == "c" and any(rime in glided for glided in _parts()["gliding_rimes"]):
        return "qu", rime[1:]
    if not onset and rime.startswith("iê"):
        return "", f"y{rime[1:]}"
    front = _parts()["before_front_vowels"] if rime[0] in "eêi" else {}
    return front.get(onset, onset), rime


def _toned(rime: str, tone: str) -> str:
    at = _tone_place(rime) + 1
    return rime[:at] + tone + rime[at:]


def _tone_place(rime: str) -> int:
    """Return the position of the vowel that bears the tone: `ươ|c`, `oa|n`, o in open `oa`."""
    marked = [i for i, letter in enumerate(rime) if letter in "ăâêôơư"]
    vowels = [i for i, letter in enumerate(rime) if letter in "aeiouy"]
    if marked:
        return marked[-1]
    if vowels[-1] < len(rime) - 1:
        return vowels[-1]
    return vowels[len(vowels) // 3]
