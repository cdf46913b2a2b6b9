"""Words of letterheads that lost all their marks: "HUYEN UY BAT XAT".

In: a line in ASCII. Out: the line with the marks of words and places that can be only one, in the
same length. It serves to match; the letter keeps its own words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

from gazette.data import read_data
from gazette.text.fold import fold
from gazette.vocabulary import vocabulary


def with_marks(text: str) -> str:
    """Return a line with marks, if it has none."""
    if not text.isascii():
        return text
    pattern, known = _known()
    return pattern.sub(lambda found: _as_capital(found[0], known[found[0].lower()]), text)


def _as_capital(given: str, word: str) -> str:
    return "".join(b.upper() if a.isupper() else b for a, b in zip(given, word, strict=True))


@cache
def _words() -> Any:  # noqa: ANN401 (the shape of words.yml)
    return read_data("letters.fields", "words")


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of unmarked words and names, and what each means; longest first."""
    spellings: dict[str, set[str]] = defaultdict(set)
    words = vocabulary()
    for unit in (*words.provinces.values(), *words.districts.values()):
        spellings[fold(unit.name)].add(unit.name.lower())
    known = {key: names.pop() for key, names in spellings.items() if len(names) == 1}
    known |= {fold(word): word for word in _words()["unmarked"]}
    ordered = sorted(known, key=lambda key: (-len(key), key))
    either = "|".join(map(re.escape, ordered))
    return re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])", re.IGNORECASE), known
