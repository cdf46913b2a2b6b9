"""Dates that may be known only in part, in EDTF (ISO 8601-2).

In: a string of front matter. Out: a frozen value, or an `EdtfError`. It reads the part of EDTF that
letters need: `2021`, `2021-11`, `2021-08-10`, `2021-05-06T12:00:00`, and sets of days of which one
is meant: `[2021-05-01..2021-05-09]`, `[2022-07-22..]`, `[..2021-05-01]`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d:\d\d))?)?)?", re.ASCII)
_ONE_OF = re.compile(r"\[(?P<first>[^.\[\]]*)\.\.(?P<last>[^.\[\]]*)\]")
YearMonth = tuple[str, str]
"""A year and a month in two digits."""
EXAMPLE = 'EDTF, e.g. 2021-08-10, 2021-08, 2021-05-06T12:00:00, or in quotes "[2022-07-22..]"'


class EdtfError(ValueError):
    """A text is not a date; the message says why."""


@dataclass(frozen=True)
class Edtf:
    """A date as written in a record."""

    text: str
    earliest: dt.date | None
    """The first day that it can mean; None if that is open."""
    latest: dt.date | None
    plain: str | None
    """The known part, `YYYY[-MM[-DD]]`; None for a set of days."""
    time: str | None = None

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Return how a copy is made from its text: equal dates are one value then."""
        return parse_edtf, (self.text,)

    @property
    def year(self) -> str | None:
        """Its year, if all days that it can mean are in one year."""
        return self._shared(4)

    @property
    def month(self) -> str | None:
        """Its month in two digits, if all days that it can mean are in one month."""
        return self.year_month[1] if self.year_month else None

    @property
    def year_month(self) -> YearMonth | None:
        """Its year and month, if all days that it can mean are in one month."""
        shared = self._shared(7)
        return (shared[:4], shared[5:]) if shared else None

    def _shared(self, length: int) -> str | None:
        """Return the first characters of its first and last day, if they are the same."""
        if not self.earliest or not self.latest:
            return None
        first = self.earliest.isoformat()[:length]
        return first if self.latest.isoformat().startswith(first) else None

    @property
    def day(self) -> dt.date | None:
        """The day, if it can mean only one."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def bound(self) -> dt.date:
        """The day to sort by: the earliest possible one, or else the latest."""
        return self.earliest or self.latest or dt.date.min

    def __str__(self) -> str:
        return self.text


def days_of(date: Edtf | None) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date can mean, however far where that is open."""
    first, last = (date.earliest, date.latest) if date else (None, None)
    return first or dt.date.min, last or dt.date.max


@lru_cache(maxsize=1 << 14)
def parse_edtf(text: str) -> Edtf:
    """Return the date of a text; raise `EdtfError` if it has another form or does not exist."""
    if one_of := _ONE_OF.fullmatch(text):
        return _one_of(text, one_of["first"], one_of["last"])
    plain = _PLAIN.fullmatch(text)
    if not plain:
        raise EdtfError(f'"{text}" is not a date')
    year, month, day, time = plain.groups()
    try:
        earliest = dt.date(int(year), int(month or 1), int(day or 1))
        if time:
            dt.time.fromisoformat(time)
    except ValueError:
        raise EdtfError(f'"{text}" is a day, month or hour that does not exist') from None
    return Edtf(text, earliest, _latest(earliest, month, day), text[:10], time)


def _one_of(text: str, first: str, last: str) -> Edtf:
    if not first and not last:
        raise EdtfError(f'"{text}" has no bound')
    earliest = parse_edtf(first).earliest if first else None
    latest = parse_edtf(last).latest if last else None
    if earliest and latest and earliest > latest:
        raise EdtfError(f'"{text}" ends before it begins')
    if earliest and earliest == latest:
        raise EdtfError(f'"{text}" is one day, so write that')
    return Edtf(text, earliest, latest, None)


def _latest(earliest: dt.date, month: str | None, day: str | None) -> dt.date:
    if day:
        return earliest
    last_month = earliest.month if month else 12
    last_day = calendar.monthrange(earliest.year, last_month)[1]
    return dt.date(earliest.year, last_month, last_day)
