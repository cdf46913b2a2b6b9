"""The names of persons.

In: a line. Out: whether it is, or can be, the name of a person, as under a signature.
"""

from __future__ import annotations

from functools import cache

from gazette.letters.segment.keys import key_of
from gazette.letters.segment.signs import has_sign, place_of
from gazette.text.fold import fold
from gazette.vocabulary.issuers import issuer_words

_LONGEST = 70  # characters of a name


def can_be_name(text: str) -> bool:
    """Tell whether a line can be a name: a few words with capitals, and nothing else."""
    words = _words(_without_rank(text))
    is_shaped = len(text) <= _LONGEST and has_sign("person", " ".join(key_of(text).split()))
    return is_shaped and bool(words) and all(word[0].isupper() for word in words)


def is_name(text: str) -> bool:
    """Tell whether a line is a name that begins with a known surname."""
    return can_be_name(text) and fold(_words(_without_rank(text))[0]) in _surnames()


def _without_rank(text: str) -> str:
    """Return a name without the rank before it: "Thượng tá Nguyễn Văn A"."""
    rank = place_of("rank-lead").match(key_of(text))
    return text[rank.end() :] if rank else text


def _words(text: str) -> list[str]:
    return [word for word in text.strip("*_ ").split() if word[0].isalpha()]


@cache
def _surnames() -> frozenset[str]:
    return frozenset(map(fold, issuer_words().surnames))
