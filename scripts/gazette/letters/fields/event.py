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


def event_of(parts: LetterParts) -> Reading:
    """Return the day of the event of a report."""
    bodies = list(stretches(parts, "body"))
    if parts.completeness != "report" or not bodies:
        return Reading()
    text = parts.text.quote(bodies[0])
    opening = pattern("event").match(tone_key(text))
    if not opening:
        return Reading()
    span = Span(bodies[0].start + opening.start("day"), bodies[0].start + opening.end("day"))
    words = parts.text.quote(span)
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    if len(numbers) == _DAY_AND_MONTH:
        others = {day for body in bodies for day in days_named(parts.text.quote(body))}
        return _without_year(numbers, words, span, others)
    day = next(days_named(words if "/" in words else f"ngày {words}"), None)
    return Reading.of("event", day.isoformat(), span) if day else Reading()


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
