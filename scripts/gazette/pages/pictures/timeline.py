"""A chart of documents by month: a row of twelve bars for each year, newest year first.

In: the entries of each year and month. Out: years with the counts and the heights of their bars.
A table beside the chart (`years.year_rows`) gives the same counts.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gazette.corpus import Entry
from gazette.data import read_data
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.names import count_name, month_name
from gazette.text.dates import short_date
from gazette.text.digits import one_decimal
from gazette.text.edtf import YearMonth

TALLEST = 46.0
SHORTEST = 4.0
MODEST = 4
"""The least number of documents for a bar of full height, so that one letter is not a peak."""
MANY = 1000
"""From this count in one month, bars show thousands, so that numbers are not wider than bars."""
Entries = Sequence[Entry]


@dataclass(frozen=True)
class Bar:
    """A month that has documents; heights are 0 to `TALLEST`, in units of the drawing."""

    month: int
    name: str
    """Month and count: "Tháng 5 năm 2021: 1 văn bản"."""
    address: str
    count: str
    directives: float
    reports: float
    """The hollow part on top."""


@dataclass(frozen=True)
class Mark:
    """A day on which a document of the centre changed much, as a line across its year."""

    day: dt.date
    sign: str
    name: str

    @property
    def at(self) -> float:
        """Where it stands in its year, in months from the beginning."""
        length = calendar.monthrange(self.day.year, self.day.month)[1]
        return self.day.month - 1 + (self.day.day - 1) / length


@dataclass(frozen=True)
class Year:
    name: str
    address: str
    count: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Timeline:
    years: tuple[Year, ...]
    notes: tuple[str, ...]
    """How to read the chart, and how much it leaves out."""


def timeline_of(
    years: Mapping[str | None, Entries], months: Mapping[YearMonth, Entries]
) -> Timeline:
    """Return the chart of the entries of each year and month; a note counts those of no month."""
    peak = max(map(len, months.values()), default=0)
    bars = {key: _bar(*key, months[key], peak) for key in sorted(months)}
    drawn = tuple(
        Year(
            year,
            addresses.year_address(year),
            count_name(years[year]),
            tuple(bar for (of, _), bar in bars.items() if of == year),
            tuple(mark for mark in _marks() if str(mark.day.year) == year),
        )
        for year in sorted({year for year, _ in months}, reverse=True)
    )
    without_month = sum(map(len, years.values())) - sum(map(len, months.values()))
    return Timeline(drawn, tuple(_notes(drawn, peak, without_month)))


def _bar(year: str, month: str, entries: Entries, peak: int) -> Bar:
    reports = sum(entry.directive.is_report for entry in entries)
    return Bar(
        month=int(month),
        name=label("picture", "held", name=month_name(year, month), count=count_name(entries)),
        address=addresses.month_address(year, month),
        count=str(len(entries)) if peak < MANY else _thousands(len(entries)),
        directives=_height(len(entries) - reports, peak),
        reports=_height(reports, peak),
    )


def _thousands(count: int) -> str:
    """As in "1,2"; "<0,1" for what would round to 0."""
    shown = one_decimal(count / MANY)
    return "<0,1" if shown == "0" else shown


def _height(count: int, peak: int) -> float:
    return max(SHORTEST, round(TALLEST * count / max(peak, MODEST), 1)) if count else 0


def _notes(years: Sequence[Year], peak: int, without_month: int) -> Iterator[str]:
    words = labels().picture
    if any(bar.reports for year in years for bar in year.bars):
        yield words.solid_and_hollow
    if peak >= MANY:
        yield words.thousands
    if marks := [mark for year in years for mark in year.marks]:
        yield f"{words.marks} {'; '.join(map(_mark_name, sorted(marks, key=lambda one: one.day)))}."
    if without_month:
        yield label("picture", "undated", count=without_month)


def _mark_name(mark: Mark) -> str:
    return label("picture", "mark", sign=mark.sign, name=mark.name, date=short_date(mark.day))


@cache
def _marks() -> tuple[Mark, ...]:
    rows = read_data("pages.pictures", "timeline")["days"]
    return tuple(Mark(dt.date.fromisoformat(one["day"]), one["sign"], one["name"]) for one in rows)
