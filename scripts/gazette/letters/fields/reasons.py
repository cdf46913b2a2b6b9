"""Why a value was inferred, in Vietnamese, as records say it; the words are in `reasons.yml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from gazette.data import read_data


def reason(key: str, **words: str) -> str:
    """Return the sentence of a key with words put in its braces."""
    text: str = _reasons()[key]
    return text.format(**words)


@cache
def _reasons() -> Any:  # noqa: ANN401 (the shape of reasons.yml)
    return read_data("letters.fields", "reasons")["reasons"]
