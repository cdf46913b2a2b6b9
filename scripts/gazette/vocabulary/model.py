"""The values of the vocabulary. Each has a key, an ASCII slug."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazette.vocabulary.unit import District, Province


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
