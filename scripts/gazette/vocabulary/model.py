"""What a vocabulary holds: frozen values, each known by its key (an ASCII slug)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazette.text.collation import sort_key


@dataclass(frozen=True)
class Kind:
    """A kind of document: `cong-van`, "công văn", printed in numbers as `CV`."""

    key: str
    name: str
    symbols: tuple[str, ...]
    branches: tuple[str, ...]
    """Whose form it is: `party`, `state` or both; none for a news report."""
    report: bool = False
    """True for what only tells of a direction and is no directive."""


@dataclass(frozen=True)
class Body:
    """A body that issues, receives or is charged: `huyen-uy`, "Huyện ủy"."""

    key: str
    name: str
    """With the name of its place after it, the full name: "Huyện ủy" + "Sông Lô"."""
    branch: str
    level: str | None
    """`centre`, `province`, `district` or `commune`; None for a group of no one level."""
    unit: str | None = None
    """The type of the units that it is of, where its name tells it: `huyện`."""
    symbols: tuple[str, ...] = ()
    organ_of: str | None = None
    """The key of the body whose organ it is (a standing board of a committee)."""
    committee: bool = False
    """True for the Party committee of a district: the issuer that addresses take as given."""
    also: tuple[str, ...] = ()
    """Other wordings for it, in letters of a district."""

    @property
    def is_group(self) -> bool:
        """Whether it is no body proper: posts, people or kinds of bodies."""
        return self.branch == "group"

    @property
    def issues(self) -> bool:
        """Whether records can have it as issuer: a body, of the district or above it."""
        return not self.is_group and self.level in ("district", "province", "centre")


@dataclass(frozen=True)
class Province:
    """A province or city of 2020-2025, with its statistics-office code (two digits)."""

    key: str
    code: str
    name: str
    type: str
    today: str
    """The key of the province of today that it went into."""

    @property
    def full_name(self) -> str:
        return f"{self.type} {self.name}"


@dataclass(frozen=True)
class District:
    """A unit of the district level, abolished on 2025-07-01, with its code (three digits)."""

    key: str
    province: str
    code: str
    name: str
    type: str
    until: str | None = None
    """The first day on which it no longer was, where that came before 2025-07-01."""

    @property
    def full_name(self) -> str:
        """As in "huyện Sông Lô"; the name of "Quận 2" carries its type."""
        if self.name.lower().startswith(f"{self.type} "):
            return self.name[0].lower() + self.name[1:]
        return f"{self.type} {self.name}"


@dataclass(frozen=True)
class ProvinceToday:
    """One of the 34 provinces since 2025-07-01, and the keys of the provinces that went into it."""

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
    """A short form as printed, and its words."""

    short: str
    full: str
    note: str | None
    """What to know where the meaning is not certain or rests on the context."""
    only_before: tuple[str, ...]
    """The words one of which must follow, where the short form means other things elsewhere."""


@dataclass(frozen=True)
class KnownDocument:
    """A document that letters cite, with facts from elsewhere than the letters held."""

    key: str
    kind: str
    number: str
    issued: str
    """EDTF."""
    issuer: str
    """A key of the bodies."""
    source: str
    """Where the facts come from, in words."""
    province: str | None = None
    district: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Vocabulary:
    """Every list by key, in the order of its file."""

    kinds: Mapping[str, Kind]
    bodies: Mapping[str, Body]
    provinces: Mapping[str, Province]
    districts: Mapping[tuple[str, str], District]
    """By (province key, district key): a district's key is unique within its province only."""
    provinces_today: Mapping[str, ProvinceToday]
    topics: Mapping[str, Topic]
    abbreviations: tuple[Abbreviation, ...]
    cited: Mapping[str, KnownDocument]
    points: Mapping[str, str]
    """What a point of each kind is called, around its number: "điểm {n}"."""
    together: Mapping[str, tuple[str, ...]]
    """Wordings that name several bodies at once, with the keys of those."""

    def province(self, key: str | None) -> Province | None:
        """Return a province of its key; None where that is unknown or of none."""
        return self.provinces.get(key or "")

    def district(self, province: str | None, district: str | None) -> District | None:
        """Return a district of its province's key and its own; None where either is unknown."""
        return self.districts.get((province or "", district or ""))

    def root_of(self, body: Body) -> Body:
        """Return the body itself of a standing board: the Tỉnh ủy of its Ban Thường vụ."""
        while body.organ_of:
            body = self.bodies[body.organ_of]
        return body

    def districts_of(self, province: str) -> list[District]:
        """Return the districts of a province, sorted as Vietnamese sort."""
        own = (unit for (key, _), unit in self.districts.items() if key == province)
        return sorted(own, key=lambda unit: sort_key(unit.name))
