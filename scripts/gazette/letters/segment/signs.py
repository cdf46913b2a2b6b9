"""The signs of `signs.yml`, compiled once per process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from gazette.data import read_data
from gazette.text.fold import fold
from gazette.vocabulary import vocabulary


@cache
def signs() -> Mapping[str, re.Pattern[str]]:
    """Return the patterns by name, to be matched with the words of a line."""
    data = read_data("letters.segment", "signs")
    return {name: re.compile(pattern_of(row["is"] for row in rows)) for name, rows in data.items()}


@cache
def place_of(name: str) -> re.Pattern[str]:
    """Return a pattern to be matched with the key of a line, in which blanks may be many."""
    return re.compile(signs()[name].pattern.replace(" ", " *"))


def pattern_of(patterns: Iterable[str]) -> str:
    """Return one pattern for those of several rows."""
    return f"(?:{'|'.join(patterns)})".replace("{kinds}", _kinds())


def has_sign(name: str, words: str) -> bool:
    """Tell whether the words of a line have a sign; those of its end for a sign of the end."""
    pattern = signs()[name]
    if name.endswith(("-inside", "-end")):
        return bool(pattern.search(words))
    if name.endswith("-lead"):
        return bool(pattern.match(words))
    return bool(pattern.fullmatch(words))


@cache
def _kinds() -> str:
    names = {fold(kind.name) for kind in vocabulary().kinds.values() if not kind.report}
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))
