"""The patterns of `words.yml`, to be matched with the `key` of a line.

Each pattern has examples, which the tests match.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from gazette.data import read_data


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern by its name."""
    words = _words()
    text: str = words["patterns"][name]["pattern"]
    for part, other in words["parts"].items():
        text = text.replace(f"{{{part}}}", other)
    return re.compile(text)


@cache
def _words() -> Any:  # noqa: ANN401 (the shape of words.yml)
    return read_data("letters.fields", "words")
