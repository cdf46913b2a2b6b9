"""The days by which, or from which, a text wants something done.

In: a paragraph of a letter, and the letter's own day. Out: `SetDay`s. Days of cited documents, of
counts and of what happened are none; a day without a year is the next one after the letter's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gazette.data import read_data
from gazette.records.check.task_hints import sentences, tells_what_happened
from gazette.text.deadlines import NamedDate, named_dates
from gazette.text.edtf import Edtf, EdtfError, parse_edtf
from gazette.text.tones import tone_key
from gazette.vocabulary.damaged import as_meant

_SOON = dt.timedelta(days=183)
_JUST_BEFORE = dt.timedelta(days=7)


@dataclass(frozen=True)
class SetDay:
    """A day or month that a text sets; offsets count in the text, the words before it included."""

    date: Edtf
    kind: Literal["due", "start"]
    start: int
    end: int
    day_start: int
    """Where the day itself begins."""


def set_days(text: str, own: Edtf | None) -> Iterator[SetDay]:
    """Yield the deadlines and starts of a paragraph."""
    text = as_meant(text)
    for first, last in sentences(text):
        if not tells_what_happened(text[first:last]):
            yield from _in_sentence(text[first:last], first, own)


def _in_sentence(sentence: str, first: int, own: Edtf | None) -> Iterator[SetDay]:
    key = tone_key(sentence)
    for one in named_dates(sentence):
        date = None if one.is_of_citation else _date(one, own)
        kind = _kind(key, one, date, own) if date and not _is_counted(key, one, own) else None
        if date and kind:
            yield SetDay(date, kind, first + one.lead, first + one.end, first + one.start)


def _kind(key: str, one: NamedDate, date: Edtf, own: Edtf | None) -> Literal["due", "start"] | None:
    if one.is_deadline:
        return "due" if _is_ahead(date, own) else None
    if one.is_start and (_is_near(date, own) or _is_begun_period(key, one, own)):
        return "start"
    return None


def _is_counted(key: str, one: NamedDate, own: Edtf | None) -> bool:
    """Tell whether it is a day from or up to which something is counted."""
    if not _pattern("loose").match(key[one.lead : one.start]):
        return False
    is_state = not (own and own.day) and _pattern("state").match(key[one.end :])
    return bool(is_state or _pattern("count").search(key))


def _date(named: NamedDate, own: Edtf | None) -> Edtf | None:
    """Return the day or month that is named; None if it names less, or one that there isn't."""
    if not named.months or named.months[0] != named.months[1]:
        return None
    year, month = named.year, named.months[0]
    if year is None:
        year = _next_year(named, own)
    if year is None:
        return None
    text = f"{year}-{month:02}" + (f"-{named.day:02}" if named.day else "")
    if named.day and named.time:
        text += f"T{named.time}"
    try:
        return parse_edtf(text)
    except EdtfError:
        return None


def _next_year(named: NamedDate, own: Edtf | None) -> int | None:
    """Return the year in which a day or month without one comes soon after the letter's day."""
    if not own or not own.day or not named.months:
        return None
    for year in (own.day.year, own.day.year + 1):
        try:
            day = dt.date(year, named.months[0], named.day or own.day.day)
        except ValueError:
            continue
        if own.day <= day <= own.day + _SOON:
            return year
    return None


def _is_ahead(date: Edtf, own: Edtf | None) -> bool:
    """Tell whether a date is not over on the letter's day; of that day itself only with an hour."""
    if not own or not own.earliest or not date.latest:
        return True
    return date.latest > own.earliest or (
        date.latest == own.earliest and bool(date.time or not date.day)
    )


def _is_begun_period(key: str, start: NamedDate, own: Edtf | None) -> bool:
    """Tell whether a letter without a date says until when: "từ ngày … đến hết ngày …"."""
    return own is None and bool(_pattern("until").match(key[start.end :]))


def _is_near(date: Edtf, own: Edtf | None) -> bool:
    """Tell whether something can start on a date: just before the letter's day at the earliest."""
    if not date.day:
        return False
    if not own or not own.earliest:
        return date.time is not None
    return date.day >= own.earliest - _JUST_BEFORE


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(read_data("records.check", "set_days")["patterns"][name]["pattern"])
