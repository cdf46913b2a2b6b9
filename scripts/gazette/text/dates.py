"""Dates as Vietnamese letters write them.

In: a line of a letter, or a date. Out: the days in it, or the date as written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gazette.text.edtf import Edtf

# "Sông Lô, ngày 10 tháng 8 năm 2021"
_IN_WORDS = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
# "ngày 09/8/2021", "09-8-2021", "09.8.2021"
_IN_FIGURES = re.compile(
    r"(?<![\d.-])(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})(?!\d)"
)
# "ngày      tháng 9 năm 2021", "ngày … tháng … năm 2021"
_BLANK = r"[\s.…_]*"
_LEFT_BLANK = re.compile(
    rf"(?:ngày|,|^){_BLANK}(?:tháng{_BLANK}(?P<month>\d{{1,2}})?{_BLANK})?năm\s*(?P<year>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_DATES = (_IN_WORDS, _IN_FIGURES)


def days_named(text: str) -> Iterator[dt.date]:
    """Yield each full date in `text`, but no impossible one such as `29/77/2020`."""
    for pattern in _DATES:
        for found in pattern.finditer(text):
            try:
                yield dt.date(*map(int, found.group("year", "month", "day")))
            except ValueError:
                continue


def date_left_blank(text: str) -> str | None:
    """Return the EDTF of a date whose day, or day and month, were left blank: `2021-09`."""
    found = _LEFT_BLANK.search(text)
    if not found:
        return None
    return f"{found['year']}-{int(found['month']):02}" if found["month"] else found["year"]


def short_date(day: dt.date) -> str:
    """Return a day as official letters write it: `07/5/2021`, `10/8/2021`, `21/02/2022`.

    Days below 10 and months 1 and 2 begin with 0 (Nghị định 30/2020/NĐ-CP, Phụ lục I).
    """
    return f"{day.day:02}/{short_month(day.month)}/{day.year}"


def short_edtf(date: Edtf) -> str | None:
    """Return the known part of a date: `10/8/2021`, `02/2021`, `2021`; None for sets of days."""
    if date.day:
        return short_date(date.day)
    if not date.plain:
        return None
    return f"{short_month(int(date.month))}/{date.year}" if date.month else date.year


def short_month(month: int) -> str:
    """Return the number of a month; January and February begin with 0."""
    return f"{month:02}" if month <= 2 else str(month)  # noqa: PLR2004 (January, February)
