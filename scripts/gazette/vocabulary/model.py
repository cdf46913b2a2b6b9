"""The values of the vocabulary. Each has a key, an ASCII slug."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from gazette.text.edtf import Edtf

DISTRICTS_UNTIL = dt.date(2025, 7, 1)
"""The first day without districts."""


@dataclass(frozen=True)
class Kind:
    """A kind of document: `cong-van`, "công văn", printed in numbers as `CV`."""

    key: str
    name: str
    symbols: tuple[str, ...]
    branches: tuple[str, ...]
    """Who issues it: `party`, `state` or both; empty for a news report."""
    report: bool = False
    """Whether it only reports a direction and is no directive."""


@dataclass(frozen=True)
class Body:
    """A body that issues or receives letters or is assigned tasks: `huyen-uy`, "Huyện ủy"."""

    key: str
    name: str
    """Followed by a place it is the full name: "Huyện ủy" + "Sông Lô"."""
    branch: str
    level: str | None
    """`centre`, `province`, `district` or `commune`; None for a group."""
    unit: str | None = None
    """The type of its unit, if clear from its name: `huyện`."""
    symbols: tuple[str, ...] = ()
    organ_of: str | None = None
    """For a standing board, the key of its committee."""
    committee: bool = False
    """Whether it is the Party committee of a district, which addresses of pages don't mention."""
    also: tuple[str, ...] = ()
    """Other wordings for it in letters of a district."""

    @property
    def is_group(self) -> bool:
        """Whether it is a group of posts, people or bodies."""
        return self.branch == "group"

    @property
    def issues(self) -> bool:
        """Whether a record can have it as issuer: a body of the district or above."""
        return not self.is_group and self.level in ("district", "province", "centre")


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
        forms = self._forms(None)
        return tuple(forms[::-1] if self.other and self.other.until else forms)

    @property
    def changed(self) -> dt.date | None:
        """The day on which its type or name changed."""
        return (self.other.since or self.other.until) if self.other else None

    def types_on(self, date: Edtf | None) -> tuple[str, ...]:
        """Return the types that it can have had on a date."""
        return tuple(form.type for form in self._forms(date))

    def _forms(self, date: Edtf | None) -> list[Self]:
        """Return what it can have been on a date; of two, its usual form comes first."""
        if self.other is None:
            return [self]
        other, changed = self.other, self.changed or dt.date.max
        first, last = days_of(date)
        has = {"before": first < changed, "after": last >= changed}
        usual, rare = ("after", "before") if other.until else ("before", "after")
        in_form = replace(self, type=other.type, name=other.name or self.name, other=None)
        return [form for when, form in ((usual, self), (rare, in_form)) if has[when]]


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


@dataclass(frozen=True)
class ProvinceToday:
    """One of the 34 provinces since 2025-07-01, with the keys of those it was formed from."""

    key: str
    name: str
    type: str
    formed_from: tuple[str, ...]

    @property
    def full_name(self) -> str:
        return f"{self.type} {self.name}"


@dataclass(frozen=True)
class Topic:
    key: str
    name: str
    about: str


@dataclass(frozen=True)
class Abbreviation:
    """A short form as printed, and its meaning in words."""

    short: str
    full: str
    note: str | None = None
    """What readers should know where the meaning depends on the context."""
    only_before: tuple[str, ...] = ()
    """Where the short form has other meanings too: the words one of which must follow."""


@dataclass(frozen=True)
class KnownDocument:
    """A document that letters cite, with facts from outside the collection."""

    key: str
    kind: str
    number: str
    issued: str
    """EDTF."""
    issuer: str
    """The key of a body."""
    source: str
    """Where the facts come from, in words."""
    province: str | None = None
    district: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """All lists by key, in the order of their files."""

    kinds: Mapping[str, Kind]
    bodies: Mapping[str, Body]
    provinces: Mapping[str, Province]
    districts: Mapping[tuple[str, str], District]
    """By the keys of province and district: a district's key is unique within its province only."""
    provinces_today: Mapping[str, ProvinceToday]
    topics: Mapping[str, Topic]
    abbreviations: tuple[Abbreviation, ...]
    cited: Mapping[str, KnownDocument]
    cited_formerly: Mapping[str, str]
    """The present keys of cited documents, by former ones, which pages lead on from."""
    points: Mapping[str, str]
    """The name of a point by its kind, around its number: "điểm {n}"."""
    together: Mapping[str, tuple[str, ...]]
    """Wordings that name several bodies at once, with the keys of the bodies."""

    def province(self, key: str | None) -> Province | None:
        """Return the province with this key, or None."""
        return self.provinces.get(key or "")

    def district(self, province: str | None, district: str | None) -> District | None:
        """Return the district with these keys, or None."""
        return self.districts.get((province or "", district or ""))

    def formed_from(self, unit: District) -> list[District]:
        """Return the districts that were dissolved into this one."""
        there = (one for one in self.districts.values() if one.province == unit.province)
        return [one for one in there if unit.key in one.into]

    def root_of(self, body: Body) -> Body:
        """Return the committee of a standing board: Ban Thường vụ Tỉnh ủy → Tỉnh ủy."""
        while body.organ_of:
            body = self.bodies[body.organ_of]
        return body


def days_of(date: Edtf | None) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date can mean, however far where that is open."""
    first, last = (date.earliest, date.latest) if date else (None, None)
    return first or dt.date.min, last or dt.date.max
