"""The day of what a report tells of: the one that its first words name.

In: the pieces of a report. Out: a `Reading`. Where the day has no year, that of all other days of
the report is inferred, if one of them is near.
"""

from __future__ import annotations

import datetime as dt
import re

from gazette.letters.fields.lines import Line, Reading, lines_of
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.running import Running, running
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts, Span
from gazette.text.dates import days_named
from gazette.text.tones import tone_key

_NEAR = dt.timedelta(days=31)
_DAY_AND_MONTH = 2
_LONGEST_CAPTION = 120


def event_of(parts: LetterParts) -> Reading:
    """Return the day of the event of a report."""
    bodies = list(running(parts, "body"))
    if parts.completeness != "report" or not bodies:
        return Reading()
    span = _named(bodies[0]) or _under_caption(bodies[0]) or _time_of_notes(parts)
    if span is None:
        return Reading()
    words = parts.text.quote(span)
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    if len(numbers) == _DAY_AND_MONTH:
        others = {day for body in bodies for day in days_named(body.text)}
        return _without_year(numbers, words, span, others)
    day = next(days_named(f"ngày {words}"), None)
    return Reading.of("event", day.isoformat(), span) if day else Reading()


def _named(body: Running) -> Span | None:
    """Return where the day of the event stands; nowhere if the first paragraph names several."""
    if found := pattern("event").search(body.key):
        return body.span(*found.span("day"))
    first = body.key.partition("\n")[0]
    days = {
        found["day"] or found["other"]: body.span(*found.span("day" if found["day"] else "other"))
        for found in pattern("event-within").finditer(first)
    }
    return next(iter(days.values())) if len(days) == 1 else None


def _under_caption(body: Running) -> Span | None:
    """Return where the second paragraph begins with the day, under the words of a picture."""
    first, _, others = body.key.partition("\n")
    if len(first) > _LONGEST_CAPTION or any(map(str.isdigit, first)):
        return None
    found = pattern("event").match(others)
    shift = len(first) + 1
    return body.span(*(shift + at for at in found.span("day"))) if found else None


def _time_of_notes(parts: LetterParts) -> Span | None:
    """Return where notes of a meeting say when it was: "Thời gian: 8h00 ngày 22/8/2021"."""
    for line in lines_of(parts, "body"):
        if found := pattern("event-time").search(line.key):
            return _in_line(parts, line, found["day"])
    return None


def _in_line(parts: LetterParts, line: Line, words: str) -> Span | None:
    at = tone_key(parts.text.quote(line.span)).find(words)
    start = line.span.start + at
    return Span(start, start + len(words)) if at >= 0 else None


def _without_year(numbers: list[int], words: str, span: Span, others: set[dt.date]) -> Reading:
    """Infer the year from the other days that the report names."""
    years = {day.year for day in others}
    if len(years) != 1:
        return Reading()
    try:
        day = dt.date(years.pop(), numbers[1], numbers[0])
    except ValueError:
        return Reading()
    if not any(abs(day - other) <= _NEAR for other in others):
        return Reading()
    because = reason("event-year", words=words, year=str(day.year))
    return Reading.of("event", day.isoformat(), span, because)
