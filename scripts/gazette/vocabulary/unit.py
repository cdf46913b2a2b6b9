"""Provinces and districts in time: a unit was raised, renamed, founded or dissolved on a day.

In: a unit and a date, which may be known in part. Out: the unit as it was then, and whether it was.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Self

from gazette.text.edtf import Edtf, days_of

DISTRICTS_UNTIL = dt.date(2025, 7, 1)
"""The first day without districts."""


@dataclass(frozen=True)
class OtherForm:
    """Another type or name that a unit had for a part of the years covered."""

    type: str
    name: str | None = None
    """None if it had the same name."""
    since: dt.date | None = None
    """The first day with it; None from the beginning."""
    until: dt.date | None = None
    """The first day without it; None to the end."""


@dataclass(frozen=True)
class Unit:
    """A province or district. Its type and name may depend on the day: see `on`."""

    key: str
    code: str
    name: str
    type: str
    other: OtherForm | None = None

    @property
    def full_name(self) -> str:
        """Type and name, as in "huyện Sông Lô"; the name "Quận 2" already has the type."""
        if self.name.lower().startswith(f"{self.type} "):
            return self.name[0].lower() + self.name[1:]
        return f"{self.type} {self.name}"

    def on(self, date: Edtf | None, told: str | None = None) -> Self:
        """Return the unit with the type and name that it had on a date.

        If the date leaves that open, it has the type `told` by a body's name, or its usual one.
        """
        if self.other is None:
            return self
        forms = self._forms(date)
        return next((form for form in forms if form.type == told), forms[0])

    @property
    def in_order(self) -> tuple[Self, ...]:
        """What it was in the years covered, in the order of time."""
        if self.other is None:
            return (self,)
        then = replace(self, type=self.other.type, name=self.other.name or self.name, other=None)
        return (then, self) if self.other.until else (self, then)

    @property
    def changed(self) -> dt.date | None:
        """The day on which its type or name changed."""
        return (self.other.since or self.other.until) if self.other else None

    def types_on(self, date: Edtf | None) -> tuple[str, ...]:
        """Return the types that it can have had on a date."""
        return tuple(form.type for form in self._forms(date))

    def _forms(self, date: Edtf | None) -> list[Self]:
        """Return what it can have been on a date; of two, its usual form comes first."""
        if self.changed is None:
            return [self]
        (before, after), (first, last) = self.in_order, days_of(date)
        can_be = {before: first < self.changed, after: last >= self.changed}
        return sorted((form for form in can_be if can_be[form]), key=lambda form: form is not self)


@dataclass(frozen=True, kw_only=True)
class Province(Unit):
    """A province or city of 2020-2025, with its statistics-office code (two digits)."""

    today: str
    """The key of the province that it became part of in 2025."""


@dataclass(frozen=True, kw_only=True)
class District(Unit):
    """A unit of the district level, with its code (three digits)."""

    province: str
    since: dt.date = dt.date.min
    until: dt.date = DISTRICTS_UNTIL
    """The first day without it."""
    into: tuple[str, ...] = ()
    """The keys of the units that stand in its place."""

    def lives_on(self, date: Edtf | None) -> bool:
        """Tell whether there can have been such a unit on a date."""
        first, last = days_of(date)
        return first < self.until and last >= self.since
