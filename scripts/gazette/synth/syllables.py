"""The syllables of Vietnamese, and a lexicon of made-up words for synthetic texts.

Out: syllables that spelling allows (onset × rime × tone), most of them in no dictionary, and words
of one to three syllables. The word of rank r is drawn in proportion to 1 / (r + 10) (Zipf and
Mandelbrot), and real words come first. Syllables and lexicon are the same in every corpus; only
the draws depend on the seed. In 1,000 records there are more than 6,000 distinct syllables.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, chain, product
from typing import Any

from gazette.data import read_data
from gazette.synth.load import phrases
from gazette.text.fold import nfc
from gazette.text.tones import TONES, tone_position

_STOPPED = TONES[3:]  # before c, ch, p and t only sắc and nặng occur

_SIZE = 7_000
"""The number of syllables in use, about as many as in a dictionary; spelling allows twice that."""
_WORDS = 16_000
_FLAT = 10
"""How flat the beginning of the frequency curve is."""


@cache
def syllables() -> tuple[str, ...]:
    """Return the syllables in use, NFC, lower case, in random order."""
    allowed = sorted(set(allowed_syllables()) - set(_parts()["unseemly"]))
    return tuple(random.Random("syllables").sample(allowed, _SIZE))  # noqa: S311 (not a secret)


@cache
def _lexicon() -> tuple[list[str], list[float]]:
    """Return words, the most frequent first, and their cumulative weights."""
    chance = random.Random("lexicon")  # noqa: S311 (not a secret)
    first = list(syllables())  # each begins one word at least
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
    data: dict[str, Any] = read_data("synth", "syllables")
    return data


def draw_words(chance: random.Random, count: int) -> list[str]:
    """Draw `count` words of the lexicon, each as often as its rank says."""
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
        for tone in _STOPPED if rime.endswith(("c", "ch", "p", "t")) else ("", *TONES):
            yield nfc(head + _toned(tail, tone))


def _spelled(onset: str, rime: str) -> tuple[str, str]:
    """Return both as spelled together: `c` + `iên` → `k`, `iên`; `c` + `oa` → `qu`, `a`."""
    if onset == "c" and any(rime in glided for glided in _parts()["gliding_rimes"]):
        return "qu", rime[1:]
    if not onset and rime.startswith("iê"):
        return "", f"y{rime[1:]}"
    front = _parts()["before_front_vowels"] if rime[0] in "eêi" else {}
    return front.get(onset, onset), rime


def _toned(rime: str, tone: str) -> str:
    at = tone_position(rime) + 1
    return rime[:at] + tone + rime[at:]
