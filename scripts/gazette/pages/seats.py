"""A body in its place: the Trung tâm Y tế of Sông Lô is another than that of Tuy Phong.

In: keys of bodies, and the directives that speak of them. Out: seats, with
their addresses and names.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.pages.addresses import body_address
from gazette.pages.labels import labels
from gazette.pages.names import district_name, province_name
from gazette.records.model import Directive
from gazette.text.fold import slug
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.office import CENTRAL, PROVINCIAL, UNKNOWN, office_at


@dataclass(frozen=True)
class Seat:
    """A body and the folder of its place, as in addresses; a group has no one place."""

    key: str
    folder: tuple[str, ...]

    @property
    def body(self) -> Body:
        return vocabulary().bodies[self.key]

    @property
    def address(self) -> str:
        """The address of its own page, where it has one."""
        return body_address(self.key, self.folder)

    @property
    def province(self) -> str | None:
        return _known(self.folder[0]) if len(self.folder) > 1 else None

    @property
    def district(self) -> str | None:
        below = self.folder[-1] if len(self.folder) > 1 else UNKNOWN
        return None if below == PROVINCIAL else _known(below)

    @property
    def name(self) -> str:
        """As in "Trung tâm Y tế huyện Sông Lô", "Trạm Y tế xã (huyện Sông Lô)"."""
        body = self.body
        if body.is_group or body.level == "centre":
            return body.name
        if body.level == self._rank:
            return office_name(office_at(body.key, self.province, self.district))
        return f"{body.name} ({self.place})"

    @property
    def place(self) -> str:
        """As in "huyện Sông Lô", "tỉnh Vĩnh Phúc", "Trung ương"."""
        if self._rank == "centre":
            return labels().place.central
        if self._rank == "province":
            return province_name(self.province)
        return district_name(self.province, self.district)

    @property
    def title(self) -> str:
        """Its name and what tells it from all others."""
        if self.body.is_group or self._rank != "district":
            return self.name
        unit = vocabulary().district(self.province, self.district)
        twin = unit if unit and unit.key != slug(unit.name) else None  # "thi-xa-ky-anh"
        name = f"{self.name} ({twin.full_name})" if twin else self.name
        return f"{name}, {province_name(self.province)}"

    @property
    def is_unknown(self) -> bool:
        """Whether it is of a district that no source names."""
        return self._rank == "district" and self.district is None

    @property
    def _rank(self) -> str:
        """The level of its place."""
        levels = {CENTRAL: "centre", PROVINCIAL: "province"}
        return levels.get(self.folder[-1], "district") if self.folder else "centre"


def seat_in(key: str, directive: Directive) -> Seat:
    """Return the body that a directive means: of its own place, or of the level above that."""
    body, own = vocabulary().bodies[key], directive.office.folder
    if body.is_group:
        return Seat(key, ())
    if body.level == "centre":
        return Seat(key, (CENTRAL,))
    if body.level == "province" and own != (CENTRAL,):
        return Seat(key, (own[0], PROVINCIAL))
    return Seat(key, own)


def kind_name_of(body: Body) -> str:
    """Name a kind of body; of two of one name, that of a province and that of a district."""
    names = [other.name for other in vocabulary().bodies.values()]
    if names.count(body.name) == 1:
        return body.name
    words = labels().place
    level = words.provincial if body.level == "province" else words.district
    return f"{body.name} ({level.lower()})"


def _known(key: str) -> str | None:
    return None if key == UNKNOWN else key
