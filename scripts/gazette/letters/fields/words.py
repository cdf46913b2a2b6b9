"""The patterns of `words.yml`, to be matched with the `key` of a line.

Each pattern has examples, which the tests match.
"""

from __future__ import annotations

import re
from functools import cache

from gazette.data import read_data


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern by its name."""
    rows = read_data("letters.fields", "words")["patterns"]
    text: str = rows[name]["pattern"]
    for part, words in read_data("letters.fields", "words")["parts"].items():
        text = text.replace(f"{{{part}}}", words)
    return re.compile(text)
