"""The syllables of Vietnamese, and a lexicon made of them: words for texts that nobody wrote.

Out: syllables that spelling allows (onset × rime × tone), most of which no dictionary has, and
words of one to three of them with frequencies after Zipf and Mandelbrot: the word of rank r is
drawn in proportion to 1 / (r + 10). Real words stand at the head, for in real texts, too, the common
words are few and the rare ones many. Both are the same in every corpus; only what is drawn from
them depends on a seed. In 1,000 records there are more than 6,000 distinct syllables.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from gazette.synth.data import phrases
from gazette.text.fold import nfc

_ONSETS = tuple(" b c ch d đ g gi h kh l m n ng nh ph r s t th tr v x".split(" "))
_RIMES = tuple(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh "
    "ip it iu o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung "
    "uôc uôi uôm uôn uông uôt up ut ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu".split()
)
# With a glide before the vowel; no lip consonant stands before it.
_GLIDED = tuple(
    "oa oac oach oai oan oang oanh oat oay oăc oăn oăng oăt oe oen oet uân uât uây uê uênh uơ uy "
    "uych uyên uyêt uynh uyt".split()
)
_GLIDING = tuple(" c ch d đ h kh l ng nh s t th tr x".split(" "))
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_STOPPED = ("\u0301", "\u0323")  # before c, ch, p and t there is sắc and nặng only
_FRONT = {"c": "k", "g": "gh", "ng": "ngh"}
# What no text may say by accident.
_UNSEEMLY = frozenset(
    "buồi cặc chó cứt dâm đái điếm địt đít đĩ đéo đụ giặc giết hiếp ỉa lồn ngu".split()
)

_SIZE = 7_600
"""Syllables in use: more than a dictionary has (some 6,500), fewer than spelling allows."""
_WORDS = 16_000
_FLAT = 10
"""How flat the head of the frequencies is."""

_PAIRS = ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY")
_NEW_TO_OLD = {
    nfc(first + tone + second): nfc(first + second + tone)
    for first, second in _PAIRS
    for tone in _TONES[1:]
}
_OPEN = re.compile(rf"(?<![qQ])(?:{'|'.join(_NEW_TO_OLD)})(?![^\W\d_])")


def other_placement(text: str) -> str:
    """Return `text` with the tone on the second vowel of open oa, oe and uy: `hòa` → `hoà`."""
    return _OPEN.sub(lambda found: _NEW_TO_OLD[found[0]], text)


@cache
def syllables() -> tuple[str, ...]:
    """Return the syllables in use, NFC, lower case, in an order that says nothing."""
    allowed = sorted(set(_allowed()) - _UNSEEMLY)
    return tuple(random.Random("syllables").sample(allowed, _SIZE))  # noqa: S311 (no secret)


@cache
def _lexicon() -> tuple[list[str], list[float]]:
    """Return words, the most frequent first, and their cumulated weights."""
    chance = random.Random("lexicon")  # noqa: S311 (no secret)
    first = list(syllables())
    words = [" ".join([one, *chance.choices(first, k=chance.choice((0, 1, 1, 1)))]) for one in first]
    lengths = chance.choices((1, 2, 3), (2, 7, 1), k=_WORDS - len(words))
    words += [" ".join(chance.choices(first, k=length)) for length in lengths]
    chance.shuffle(words)
    words = [*phrases()["words"], *words]
    return words, list(accumulate(1 / (rank + _FLAT) for rank in range(1, len(words) + 1)))


def draw_words(chance: random.Random, count: int) -> list[str]:
    """Draw `count` words of the lexicon, each as often as its rank tells."""
    words, weights = _lexicon()
    return chance.choices(words, cum_weights=weights, k=count)


def _allowed() -> Iterator[str]:
    """Yield every syllable that spelling allows, some more than once."""
    pairs = [(onset, rime) for onset in _ONSETS for rime in _RIMES]
    pairs += [(onset, rime) for onset in _GLIDING for rime in _GLIDED]
    for onset, rime in pairs:
        if onset == "gi" and rime[0] == "i":  # "gi" has its own i
            continue
        head, tail = _spelled(onset, rime)
        for tone in _STOPPED if rime.endswith(("c", "ch", "p", "t")) else _TONES:
            yield nfc(head + _toned(tail, tone))


def _spelled(onset: str, rime: str) -> tuple[str, str]:
    """Return onset and rime as written together: `c` + `iên` → `k`, `iên`; `c` + `oa` → `qu`, `a`."""
    if onset == "c" and rime in _GLIDED:
        return "qu", rime[1:]
    if not onset and rime.startswith("iê"):
        return "", f"y{rime[1:]}"
    return (_FRONT.get(onset, onset) if rime[0] in "eêi" else onset), rime


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
