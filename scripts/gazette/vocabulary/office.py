"""A body in its place: the Huyện ủy of Sông Lô is a different office from that of Tam Đảo.

In: keys of a body and of its place. Out: a frozen `Office`, with its level, its name and the folder
of its documents. Wording for what is unknown belongs to `pages/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from gazette.text.edtf import Edtf
from gazette.vocabulary.load import vocabulary
from gazette.vocabulary.model import Body
from gazette.vocabulary.unit import District, Province

UNKNOWN = "khong-ro"
PROVINCIAL = "cap-tinh"
CENTRAL = "trung-uong"


@dataclass(frozen=True)
class Office:
    """A body in its place. None means unknown, or that the body stands above that level.

    Without a body it is a place alone. Offices of two dates are equal; only names tell them apart.
    """

    key: str | None = None
    """A key of bodies.yml; None also where bodies.yml lacks the body."""
    province: str | None = None
    district: str | None = None
    level: str | None = None
    """`centre`, `province`, `district` or `commune`; None for a group, which has no single level.

    Mostly the level of the body. A province that writes to "Công an huyện" means those of all its
    districts: that office has the level `province`.
    """
    unlisted: str | None = None
    """The slug of the body's name, if bodies.yml lacks the body."""
    title: str | None = field(default=None, compare=False)
    """The body's name, if bodies.yml lacks the body but its symbol is known."""
    date: Edtf | None = field(default=None, compare=False)
    """The date on which it is named: the type of its unit may depend on it."""

    @property
    def body(self) -> Body | None:
        return vocabulary().bodies.get(self.key or "")

    @property
    def is_known(self) -> bool:
        return bool(self.key or self.unlisted)

    @property
    def is_group(self) -> bool:
        """Whether it is a group of bodies or people, which has no place."""
        return bool(self.body and self.body.is_group)

    @property
    def is_placed(self) -> bool:
        """Whether its place is known down to its level."""
        if self.level == "centre":
            return True
        return bool(self.province and (self.level == "province" or self.district))

    @property
    def is_above_district(self) -> bool:
        return self.level in ("centre", "province")

    @property
    def folder(self) -> tuple[str, ...]:
        """The folder of its documents: `vinh-phuc/song-lo`, `vinh-phuc/cap-tinh`, `trung-uong`."""
        if self.is_group:
            return ()
        if self.level == "centre":
            return (CENTRAL,)
        below = PROVINCIAL if self.level == "province" else self.district or UNKNOWN
        return self.province or UNKNOWN, below

    @property
    def unit(self) -> Province | District | None:
        """Its province or district as on its date; None at the centre, or if unknown."""
        unit = self.undated_unit
        return unit.on(self.date, self.told_type) if unit else None

    @property
    def undated_unit(self) -> Province | District | None:
        """Its province or district, whatever that was called on its date."""
        if self.level == "centre":
            return None
        if self.level == "province":
            return vocabulary().province(self.province)
        return vocabulary().district(self.province, self.district)

    @property
    def in_province(self) -> Province | None:
        """Its province, or that of its district, as on its date; None if unknown."""
        province = vocabulary().province(self.province)
        return province.on(self.date, self.told_type) if province else None

    @property
    def told_type(self) -> str | None:
        """The type of its unit by the body's name."""
        return vocabulary().root_of(self.body).unit if self.body else None

    @property
    def unit_type(self) -> str | None:
        """The type of its unit; if the unit is unknown, the type by the body's name."""
        unit = self.unit
        return unit.type if unit else self.told_type

    @property
    def unit_types(self) -> tuple[str, ...]:
        """The types that its unit had in the years covered."""
        return self.undated_unit.types_on(None) if self.undated_unit else ()

    @property
    def name(self) -> str:
        """Its full name, as in "Huyện ủy Sông Lô"; without the place if that is unknown."""
        name = self.body.name if self.body else self.title or ""
        if not name or not self.unit:
            return name
        place, kind = self.unit.name, self.unit.type
        if name.lower().endswith(f" {kind}"):  # "Ủy ban nhân dân quận" + "Quận 2"
            place = place.removeprefix(f"{kind.capitalize()} ")
        return f"{name} {place}"


@lru_cache(1 << 14)  # every letter and list asks for few offices again and again
def office_at(
    key: str | None, province: str | None, district: str | None, date: Edtf | None = None
) -> Office:
    """Return the office of a body at a place, without what is below the level of the body.

    An unknown body counts as one of the district.
    """
    body = vocabulary().bodies.get(key or "")
    if not body:
        return Office(None, province, district, "district", date=date)
    if body.is_group:
        return Office(body.key)
    if body.level == "centre":
        return Office(body.key, level=body.level)
    below = None if body.level == "province" else district
    return Office(body.key, province, below, body.level, date=date)


def root_office(key: str | None, province: str | None, district: str | None) -> Office:
    """Return the office of a body at a place; for a standing board, that of its committee."""
    body = vocabulary().bodies.get(key or "")
    return office_at(vocabulary().root_of(body).key, province, district) if body else Office()


def office_meant(key: str, own: Office) -> Office:
    """Return the office that a letter written by `own` means by a body: that of its own place.

    A letter from above the district means the bodies of all its districts.
    """
    body = vocabulary().bodies[key]
    if body.is_group or body.level == "centre" or not own.is_above_district:
        return office_at(key, own.province, own.district, own.date)
    return Office(key, own.province, level=own.level, date=own.date)
