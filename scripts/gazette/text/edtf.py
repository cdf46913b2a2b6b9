"""Dates that may be partly known, written in EDTF (ISO 8601-2).

In: one string of front matter. Out: a frozen value, or `EdtfError` that says what would be right.
The part of EDTF that letters need: `2021`, `2021-11`, `2021-08-10`, `2021-05-06T12:00:00` and
"one day of these" sets with a bound left open or not: `[2022-07-22..]`, `[..2021-05-01]`,
`[2021-05-01..2021-05-09]`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d:\d\d))?)?)?", re.ASCII)
_ONE_OF = re.compile(r"\[(?P<first>[^.\[\]]*)\.\.(?P<last>[^.\[\]]*)\]")
EXAMPLE = 'EDTF, e.g. 2021-08-10, 2021-08, 2021-05-06T12:00:00, or in quotes "[2022-07-22..]"'


class EdtfError(ValueError):
    """The text is no date; the message says why."""


@dataclass(frozen=True)
class Edtf:
    """A date as written in a record.

    `earliest` and `latest` are the days it can mean (None: open). `plain` is the leading
    `YYYY[-MM[-DD]]` where the date is known that far, else None: a set of days has none.
    """

    text: str
    earliest: dt.date | None
    latest: dt.date | None
    plain: str | None
    time: str | None = None

    @property
    def year(self) -> str | None:
        """Four digits, where all days that it can be are of one year; else None."""
        known = self.earliest and self.latest and self.earliest.year == self.latest.year
        return f"{self.latest.year:04}" if known and self.latest else None

    @property
    def month(self) -> str | None:
        """Two digits, where all days that it can be are of one month; else None."""
        known = self.year and self.earliest and self.latest
        same = known and self.earliest and self.latest and self.earliest.month == self.latest.month
        return f"{self.latest.month:02}" if same and self.latest else None

    @property
    def day(self) -> dt.date | None:
        """The one day it means, or None."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def bound(self) -> dt.date:
        """The day by which it is sorted: the earliest, else the latest possible."""
        return self.earliest or self.latest or dt.date.min

    def __str__(self) -> str:
        return self.text


def parse_edtf(text: str) -> Edtf:
    """Read one EDTF date; raise `EdtfError` where it is none or no such day exists."""
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
