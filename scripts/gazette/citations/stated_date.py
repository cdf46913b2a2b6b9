"""The date of a citation, as stated right after its number or issuer.

In: a cleaned text and an offset. Out: the date that stands there, and where it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gazette.citations.clean import Clean
from gazette.citations.patterns import patterns
from gazette.text.edtf import Edtf, EdtfError, parse_edtf

_CENTURY = "20"
_COMMA = re.compile(r" ?[,;]")
_VAGUE = ("month", "year")
_ONE = re.compile(r"(?P<day>\d{1,2}) ?[/.-] ?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{4})")


@dataclass(frozen=True)
class StatedDate:
    """A date in a text."""

    edtf: Edtf | None
    """None if it has no year or does not exist."""
    end: int
    same: bool = False
    """Whether it says "cùng ngày": the date of the citation before, or of both."""
    days: tuple[Edtf, ...] = ()
    """The days, if it names one for each number of a list: "ngày 7, 8, 9/8/2021"."""


def date_at(cleaned: Clean, offset: int) -> StatedDate | None:
    """Return the date that directly follows a number."""
    lead = patterns().date_lead.match(cleaned.key, offset)
    if not lead:
        return None
    date = date_here(cleaned, lead.end(), after_comma=bool(_COMMA.match(lead[0])))
    if date and "(" in lead[0] and cleaned.key.startswith(")", date.end):
        return replace(date, end=date.end + 1)
    return date


def date_here(cleaned: Clean, offset: int, *, after_comma: bool = False) -> StatedDate | None:
    """Return the date at `offset`; after a comma, a month or year belongs to another clause."""
    for name, pattern in patterns().dates.items():
        if (found := pattern.match(cleaned.key, offset)) and not (after_comma and name in _VAGUE):
            same = found[0].startswith("cùng")
            return StatedDate(edtf_of(found), found.end(), same=same, days=_days_of(found))
    return None


def _days_of(found: re.Match[str]) -> tuple[Edtf, ...]:
    """Return the days of "ngày 7, 8/8/2021" and "ngày 07/8/2021 và 08/8/2021"."""
    parts = found.groupdict()
    if parts.get("whole"):
        dates = [edtf_of(one) for one in _ONE.finditer(parts["whole"])]
    else:
        days = re.findall("[0-9]+", parts.get("days") or "")
        dates = [_edtf(parts["year"], parts["month"], day) for day in days]
    return tuple(date for date in dates if date)


def edtf_of(found: re.Match[str]) -> Edtf | None:
    """Return a date; None unless it is exactly one: not 29/77/2020, "7, 8/8/2021"."""
    parts = found.groupdict()
    if not parts.get("year") or parts.get("days"):
        return None
    return _edtf(parts["year"], parts.get("month"), parts.get("day"))


def _edtf(year: str, month: str | None, day: str | None) -> Edtf | None:
    full = year if len(year) > 2 else _CENTURY + year  # noqa: PLR2004
    rest = (f"{int(part):02}" for part in (month, day) if part)
    try:
        return parse_edtf("-".join((full, *rest)))
    except EdtfError:
        return None
