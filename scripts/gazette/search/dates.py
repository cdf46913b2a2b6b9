"""Dates in texts and of documents, as words of the index.

A day is `=20210809`, a month `=202108`, so that a query for a month finds its days too.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gazette.search.patterns import DATE

_DATE = re.compile(DATE, re.IGNORECASE)


def dates(text: str) -> Iterator[str]:
    """Yield each date in a text, as in `2021-08-09`, `2021-08`; no impossible one."""
    for day_in_words, month_in_words, day, month, year in _DATE.findall(text):
        parts = [year, f"{int(month_in_words or month):02}"]
        if given := day_in_words or day:
            parts.append(f"{int(given):02}")
        date = "-".join(parts)
        if _is_possible(date):
            yield date


def _is_possible(date: str) -> bool:
    try:
        dt.date.fromisoformat(f"{date}-01"[:10])
    except ValueError:
        return False
    return True


def key(date: str) -> str:
    """Return the key of a day or a month; "" for a year."""
    return f"={date[:10].replace('-', '')}" if len(date) > len("2021") else ""
