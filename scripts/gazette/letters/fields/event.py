"""The day of what a report tells of: the one that its first words name.

In: the pieces of a report. Out: a `Reading`. Where the day has no year, that of all other days of
the report is inferred, if one of them is near.
"""

from __future__ import annotations

import datetime as dt
import re

from gazette.letters.fields.lines import Reading, stretches
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts, Span
from gazette.text.dates import days_named
from gazette.text.tones import tone_key

_NEAR = dt.timedelta(days=31)
_DAY_AND_MONTH = 2
_FIRST_PARAGRAPH = re.compile(r"\s*(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)


def event_of(parts: LetterParts) -> Reading:
    """Return the day of the event of a report."""
    bodies = list(stretches(parts, "body"))
    if parts.completeness != "report" or not bodies:
        return Reading()
    named = _named(parts.text.quote(bodies[0]))
    if named is None:
        return Reading()
    span = Span(bodies[0].start + named[0], bodies[0].start + named[1])
    words = parts.text.quote(span)
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    if len(numbers) == _DAY_AND_MONTH:
        others = {day for body in bodies for day in days_named(parts.text.quote(body))}
        return _without_year(numbers, words, span, others)
    day = next(days_named(f"ngày {words}"), None)
    return Reading.of("event", day.isoformat(), span) if day else Reading()


def _named(text: str) -> tuple[int, int] | None:
    """Return where the day of the event stands; nowhere if the first paragraph names several."""
    key = tone_key(text)
    for name in ("event", "event-time"):
        if found := pattern(name).search(key):
            return found.span("day")
    first = _FIRST_PARAGRAPH.match(key)
    days = list(pattern("event-within").finditer(first[0])) if first else []
    spans = {one["day"] or one["other"]: one.span("day" if one["day"] else "other") for one in days}
    return next(iter(spans.values())) if len(spans) == 1 else None


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
