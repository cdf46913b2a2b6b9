"""The date and place of a letter, from its dateline alone.

In: the pieces of a letter. Out: a `Dateline`, or a `Reading`. Dates of meetings, of web pages and
of cited documents are never a letter's own.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from gazette.citations.clean import clean
from gazette.citations.stated_date import date_here
from gazette.letters.fields.lines import Line, Reading, joined, line_at, plain
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.running import running
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts, Span
from gazette.text.dates import days_named
from gazette.text.edtf import Edtf, parse_edtf
from gazette.text.fold import fold

_EARLIEST, _LATEST = 1990, 2030
_PANDEMIC = range(2020, 2026)


@dataclass(frozen=True)
class Dateline:
    line: Line | None = None
    place: Line | None = None
    """The place as printed, without the type of its unit."""
    date: Edtf | None = None

    @property
    def reading(self) -> Reading:
        """Return the date, and the place."""
        found = Reading()
        if self.place:
            found += Reading.of("place", self.place.text, self.place.span)
        if self.date and self.line:
            return found + Reading.of("issued", self.date.text, self.line.span)
        if self.line:
            found += Reading.gap("issued", [], reason("date-unsure"), self.line.span)
        return found


def own_dateline(parts: LetterParts) -> Dateline:
    """Return what the dateline says; two that differ say no date."""
    lines = _datelines(parts)
    if not lines:
        return Dateline()
    dates = {_date_of(line) for line in lines}
    date = dates.pop() if len(dates) == 1 else None
    if date and _is_unlikely(parts, date):
        date = None
    return Dateline(lines[0], _place_of(parts, lines[0]), date)


def _datelines(parts: LetterParts) -> list[Line]:
    """Return the datelines, each whole: a narrow column may break one in two."""
    whole: list[Line] = []
    for piece in parts.pieces:
        line = line_at(parts.text, piece.span) if piece.role == "dateline" else None
        if line:
            before = [whole.pop()] if piece.continues and whole else []
            whole += filter(None, [joined([*before, line])])
    return whole


def _date_of(line: Line) -> Edtf | None:
    """Return the date of a line, if it has but one that exists."""
    cleaned = clean(line.plain)
    at = cleaned.key.find("ngày")
    if at < 0 and not pattern("digits-before-month").search(cleaned.key):
        at = cleaned.key.find("tháng")
    stated = date_here(cleaned, at) if at >= 0 else None
    date = (stated.edtf if stated else None) or _by_digits(line)
    if date is None or not date.year or not _EARLIEST < int(date.year) < _LATEST:
        return None
    digits = re.findall(r"\d+", cleaned.key[max(at, 0) :])
    return date if date.day or len(digits) == len(date.text.split("-")) else None


def _by_digits(line: Line) -> Edtf | None:
    """Return the date whose digits are whole, whatever became of the words: "nqày 20 tháng 7"."""
    days = set(days_named(line.text))
    for found in pattern("whole-digits").finditer(fold(line.text)):
        try:
            days.add(dt.date(*map(int, found.group("year", "month", "day"))))
        except ValueError:
            return None
    return parse_edtf(days.pop().isoformat()) if len(days) == 1 else None


def _is_unlikely(parts: LetterParts, date: Edtf) -> bool:
    """Tell whether a letter on the pandemic has a date of other years: a digit is wrong."""
    is_other = date.year is not None and int(date.year) not in _PANDEMIC
    return is_other and bool(pattern("pandemic").search(parts.text.text.lower()))


def _place_of(parts: LetterParts, line: Line) -> Line | None:
    """Return the place before the day: "TP. Hà Giang, ngày …" → "Hà Giang"."""
    given = parts.text.quote(line.span)
    cleaned = clean(plain(given))
    found = pattern("dateline-place").match(cleaned.key)
    if not found:
        return None
    first, last = cleaned.span(*found.span("place"), given)
    return line_at(parts.text, Span(line.span.start + first, line.span.start + last))


# ---------- not on a dateline ----------


def earliest_date(parts: LetterParts) -> Reading:
    """Infer the earliest day of a letter without a dateline: it counts from a day to now."""
    if parts.spans("dateline") or parts.completeness == "report":
        return Reading()
    found = []
    for words in running(parts, "body"):
        for match in pattern("until-now").finditer(words.key):
            span = words.span(*match.span())
            found += [(day, span) for day in days_named(match[0])]
    if not found:
        return Reading()
    day, span = max(found)
    because = reason("date-by-count", day=_printed_day(parts, span, day))
    return Reading.of("issued", f"[{day.isoformat()}..]", span, because)


def _printed_day(parts: LetterParts, span: Span, day: dt.date) -> str:
    found = pattern("day-in-figures").search(parts.text.quote(span))
    return found[0] if found else day.isoformat()
