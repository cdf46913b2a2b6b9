"""The days by which, or from which, a letter wants something done.

In: the pieces of a letter, and its own day. Out: `Deadline`s. Days of cited documents, of counts
and of what happened are none; a day without a year is the next one after the letter's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gazette.letters.fields.lines import stretches
from gazette.letters.fields.words import pattern
from gazette.letters.model import Deadline, LetterParts, Span
from gazette.records.check.task_hints import sentences, tells_what_happened
from gazette.text.deadlines import NamedDate, named_dates
from gazette.text.edtf import Edtf, EdtfError, parse_edtf
from gazette.text.tones import tone_key
from gazette.vocabulary.damaged import as_meant

_PARAGRAPH = re.compile(r"\S(?:(?!\n[^\S\n]*\n).)*", re.DOTALL)
_LOOSE = ("từ", "đến", "tới", "kể", "bắt", "trong", "đầu", "giữa", "cuối")
"""Words before days that may be those of a count: "từ ngày 24/10 đến ngày 08/11 có 61 ca"."""
_STATE = re.compile(r",? (?:đã |mới |vẫn )?(?:có|còn|ghi nhận) \d+\b(?!\s?%)")
"""Words after a day up to which is counted: "đến ngày 13/9 có 5 xã". In a letter without a day,
nothing else tells that it is over."""
_SOON = dt.timedelta(days=183)
_JUST_BEFORE = dt.timedelta(days=7)


def due_dates(parts: LetterParts, own: Edtf | None) -> tuple[Deadline, ...]:
    """Return the deadlines and starts of a letter's body, in order."""
    found = []
    for stretch in stretches(parts, "body"):
        text = parts.text.quote(stretch)
        for paragraph in _PARAGRAPH.finditer(text):
            shift = stretch.start + paragraph.start()
            found += [
                Deadline(one.date, one.kind, Span(one.span.start + shift, one.span.end + shift))
                for one in dates_in(paragraph[0].replace("\n", " "), own)
            ]
    return tuple(found)


def dates_in(text: str, own: Edtf | None) -> Iterator[Deadline]:
    """Yield the deadlines and starts of a paragraph; spans count in it."""
    text = as_meant(text)
    for first, last in sentences(text):
        sentence = text[first:last]
        if tells_what_happened(sentence):
            continue
        key = tone_key(sentence)
        is_count = bool(pattern("movement").search(key))
        for one in named_dates(sentence):
            date = None if one.is_of_citation else _date(one, own)
            span = Span(first + one.lead, first + one.end)
            lead = key[one.lead : one.start]
            is_counted = is_count or (not (own and own.day) and _STATE.match(key, one.end))
            if date is None or (is_counted and lead.startswith(_LOOSE)):
                continue
            if one.is_deadline and _is_ahead(date, own):
                yield Deadline(date.text, "due", span)
            elif one.is_start and (_is_near(date, own) or _is_begun_period(sentence, one, own)):
                yield Deadline(date.text, "start", span)


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


def _is_begun_period(sentence: str, start: NamedDate, own: Edtf | None) -> bool:
    """Tell whether a letter without a date says until when: "từ ngày … đến hết ngày …"."""
    return own is None and bool(pattern("until").match(tone_key(sentence), start.end))


def _is_near(date: Edtf, own: Edtf | None) -> bool:
    """Tell whether something can start on a date: just before the letter's day at the earliest."""
    if not date.day:
        return False
    if not own or not own.earliest:
        return date.time is not None
    return date.day >= own.earliest - _JUST_BEFORE
