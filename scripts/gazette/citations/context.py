"""What is known of a letter whose texts cite, and of who issued what it cites.

These are plain values: a raw letter that is no record yet has them too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from gazette.citations.model import Passage, Reason
from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import Number
from gazette.vocabulary.office import Office, office_at


@dataclass(frozen=True)
class Context:
    """The letter that a text stands in: who wrote it, where and when."""

    address: str
    """What tells it from all other letters: the address of its page."""
    office: Office
    date: Edtf | None = None
    inferred: frozenset[str] = frozenset()
    """Those of `issuer`, `province` and `district` that the letter does not state itself."""
    slips: tuple[str, ...] = ()
    """Words of the letter that are known to be misprints."""

    def unit_types(self, level: str | None) -> frozenset[str]:
        """Return the types that the letter's own unit of a level may have had on its day.

        The lists have the type of 2023; the issuer tells it too: a Thị ủy is of a `thị xã`.
        """
        own, words = self.office, vocabulary()
        units = {
            "province": words.province(own.province),
            "district": words.district(own.province, own.district),
        }
        unit = units.get(level or "")
        if not unit:
            return frozenset()
        told = words.root_of(own.body).unit if own.body and own.level == level else None
        return frozenset({unit.type, told or unit.type})

    def own_place(self, level: str | None) -> tuple[Reason, ...]:
        """Say why a place was taken from the letter, where that is itself only inferred."""
        is_provincial = level == "province"
        fields = {"province", "issuer"} | (set() if is_provincial else {"district"})
        if not fields & self.inferred:
            return ()
        words, own = vocabulary(), self.office
        district = None if is_provincial else words.district(own.province, own.district)
        unit = district or words.province(own.province)
        return (Reason("own_place", {"place": unit.full_name}),) if unit else ()

    def elsewhere(self, place: Office) -> Context:
        """Return the same letter as if it came from another place, its issuer unknown there."""
        return replace(self, office=Office(province=place.province, district=place.district))


@dataclass(frozen=True)
class Ruling:
    """An editor's decision on which document a citation names, where rules can't tell."""

    quote: str
    document: str
    """A key of cited.yml, or the address of a held record's page."""
    because: str


@dataclass(frozen=True)
class CitingLetter:
    """A letter that may cite others, and that others may cite."""

    context: Context
    kind: str
    number: Number | None
    """None where it has none, and so nothing can cite it."""
    title: str
    passages: tuple[Passage, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True)
class CitedIssuer:
    """Who issued a cited document, as far as text and letter tell it."""

    office: Office = field(default_factory=Office)
    within: str | None = None
    """Where its place is unknown: the letter that names it; another letter may mean another one."""
    reasons: tuple[Reason, ...] = field(default=(), compare=False)
    contradicted: bool = field(default=False, compare=False)
    """Whether the number's symbol names another body than the text does, whose words then count
    for nothing."""

    @property
    def is_known(self) -> bool:
        return self.office.is_known


def root_office(key: str | None, province: str | None, district: str | None) -> Office:
    """Return the office of the body that a key stands for: the committee for its standing board."""
    body = vocabulary().bodies.get(key or "")
    return office_at(vocabulary().root_of(body).key, province, district) if body else Office()
