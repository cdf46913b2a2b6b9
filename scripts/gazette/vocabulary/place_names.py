"""Places by the names that letters give them: "Đăk Nông", "Thừa Thiên - Huế", "thị xã Kỳ Anh".

In: words in small letters. Out: the units of that name; a name of several places gives them all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.issuers import issuer_words

_DASH = re.compile(r"[ -]+")
_LONGEST = 5


@dataclass(frozen=True)
class NamedPlace:
    """A province, or a district of it; `type` as in "tỉnh", "thị xã"."""

    province: str
    district: str | None
    type: str

    @property
    def level(self) -> str:
        return "district" if self.district else "province"


def places_named(name: str) -> tuple[NamedPlace, ...]:
    """Return the places of this very name; none where no list has it."""
    return _places().get(_plain(name), ())


def leading_place(words: str) -> tuple[tuple[NamedPlace, ...], str]:
    """Return the places whose name words begin with, the longest that is one, and what follows."""
    parts = words.split()
    for count in range(min(len(parts), _LONGEST), 0, -1):
        if found := places_named(" ".join(parts[:count])):
            return found, " ".join(parts[count:])
    return (), words


def closing_place(words: str) -> tuple[str, tuple[NamedPlace, ...]]:
    """Return what stands before the name of a place at the end, and the places of that name."""
    parts = words.split()
    for count in range(min(len(parts) - 1, _LONGEST), 0, -1):
        if found := places_named(" ".join(parts[-count:])):
            return " ".join(parts[:-count]), found
    return words, ()


def place_spellings() -> set[str]:
    """Return all names of places as letters spell them, in small letters."""
    words, issuers = vocabulary(), issuer_words()
    names = [unit.name for unit in words.provinces.values()]
    names += [unit.name for unit in words.districts.values()]
    names += [name for others in issuers.place_names.values() for name in others]
    return {spelt for name in names for spelt in issuers.spellings(tone_key(name))}


@cache
def _places() -> Mapping[str, tuple[NamedPlace, ...]]:
    words, issuers = vocabulary(), issuer_words()
    found: dict[str, dict[NamedPlace, None]] = {}

    def add(name: str, place: NamedPlace) -> None:
        for spelt in issuers.spellings(tone_key(name)):
            found.setdefault(_plain(spelt), {})[place] = None

    for province in words.provinces.values():
        for name in (province.name, *issuers.place_names.get(province.key, ())):
            add(name, NamedPlace(province.key, None, province.type))
    for unit in words.districts.values():
        add(unit.name, NamedPlace(unit.province, unit.key, unit.type))
    return {name: tuple(places) for name, places in found.items()}


def _plain(name: str) -> str:
    return _DASH.sub(" ", name).strip()
