"""The seat of a document's issuer: a body, never its standing board, and its place.

In: keys of a body and of its place. Out: a frozen `Seat`, without what is below the body's level.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gazette.citations.model import Reason
from gazette.records.address import CENTRAL, PROVINCIAL, UNKNOWN
from gazette.records.model import Directive
from gazette.text.tones import tone_key
from gazette.vocabulary import Body, vocabulary

_UNITS = {"province": ("tỉnh", "thành phố"), "district": ("huyện", "thị xã", "quận", "thành phố")}
_COMMITTEES = {
    "tinh-uy": "tỉnh",
    "thanh-uy": "thành phố",
    "huyen-uy": "huyện",
    "thi-uy": "thị xã",
    "quan-uy": "quận",
    "thanh-uy-thanh-pho-thuoc-tinh": "thành phố",
}


@dataclass(frozen=True)
class Seat:
    """Who issued a document: a body of a place. `body` None: unknown, or of no vocabulary."""

    body: str | None
    province: str | None
    district: str | None
    name: str | None = None
    """The slug of its name, where the vocabulary has no such body or no such place."""
    level: str | None = None
    reasons: tuple[Reason, ...] = ()
    within: str | None = None
    """Where the place is unknown: the letter that names the body, for no other means the same."""
    title: str | None = None
    """Its name in words, where a symbol tells it that no body of the vocabulary has."""
    contradicted: bool = False
    """Whether the text names another body than the symbol does: then its words name nobody."""

    @property
    def is_placed(self) -> bool:
        """Whether its place is known as far as its level needs it."""
        if self.level == "centre":
            return True
        return bool(self.province and (self.level == "province" or self.district))

    @property
    def is_known(self) -> bool:
        return bool(self.body or self.name)

    @property
    def identity(self) -> tuple[str | None, ...]:
        return self.body or self.name, self.province, self.district, self.within

    @property
    def folder(self) -> tuple[str, ...]:
        """The place part of its documents' addresses."""
        if self.level == "centre":
            return (CENTRAL,)
        if not self.is_known or not self.province:
            return (UNKNOWN,)
        return self.province, PROVINCIAL if self.level == "province" else self.district or UNKNOWN


def seat_at(
    key: str | None, province: str | None, district: str | None, reasons: tuple[Reason, ...] = ()
) -> Seat:
    """Return the seat of a body at a place, without what is below the level of the body."""
    body = vocabulary().bodies.get(key or "")
    if body is None:
        return Seat(None, None, None)
    root = root_of(body)
    level = root.level
    if level == "centre":
        return Seat(root.key, None, None, None, level, reasons)
    below = None if level == "province" else district
    return Seat(root.key, province, below, None, level, reasons)


def root_of(body: Body) -> Body:
    """Return the body itself of a standing board."""
    while body.organ_of:
        body = vocabulary().bodies[body.organ_of]
    return body


def type_of(province: str | None, district: str | None, level: str | None) -> str | None:
    """Return the type of a place's unit of a level: `huyện`; None where it is unknown."""
    words = vocabulary()
    if level == "province":
        unit = words.province(province)
        return unit.type if unit else None
    own = words.district(province, district)
    return own.type if own and level == "district" else None


def own_types(directive: Directive, level: str | None) -> frozenset[str]:
    """Return the types that a letter's own unit of a level may have had on its day.

    The list has the type of 2023; the letter's issuer tells it too, a Thị ủy a `thị xã`.
    """
    issuer = vocabulary().bodies.get(directive.issuer or "")
    by_issuer = unit_of(issuer) if issuer and root_of(issuer).level == level else None
    listed = type_of(directive.province, directive.district, level)
    return frozenset(unit for unit in (listed, by_issuer if listed else None) if unit)


def unit_of(body: Body) -> str | None:
    """Return the type of the units that a body is of, where its name tells it."""
    body = root_of(body)
    if body.key in _COMMITTEES:
        return _COMMITTEES[body.key]
    name, units = tone_key(body.name), _UNITS.get(body.level or "", ())
    return next((unit for unit in units if name.endswith(f" {unit}")), None)


def suits(body: Body, types: Collection[str]) -> bool:
    """Tell whether a body can be of a unit of these types; no Huyện ủy is of a `thị xã`."""
    unit = unit_of(body)
    return unit is None or unit in types


def own_place(directive: Directive, level: str | None) -> tuple[Reason, ...]:
    """Say why a place was taken from the letter, where its record only infers its own."""
    fields = {"province", "issuer"} | ({"district"} if level != "province" else set())
    if not fields & set(directive.inferred):
        return ()
    place = place_name(directive.province, directive.district if level != "province" else None)
    return (Reason("own_place", {"place": place}),) if place else ()


def place_name(province: str | None, district: str | None) -> str:
    """As in "huyện Sông Lô"; empty where the place is unknown."""
    words = vocabulary()
    unit = words.district(province, district) or words.province(province)
    return unit.full_name if unit else ""


def body_name(seat: Seat) -> str:
    """Return a body's name with its place: "Huyện ủy Sông Lô"; empty where it is unknown."""
    words = vocabulary()
    body = words.bodies.get(seat.body or "")
    name = body.name if body else seat.title
    if not name or seat.level == "centre":
        return name or ""
    unit = words.district(seat.province, seat.district)
    place = unit or words.province(seat.province)
    return f"{name} {place.name}" if place else name
