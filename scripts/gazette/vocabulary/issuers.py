"""How letters name bodies and places: the data of `issuers.yml`, read once a process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from gazette.vocabulary.load import read_data


@dataclass(frozen=True)
class NamedSymbol:
    """A symbol in numbers, and the body it stands for, which bodies.yml lacks."""

    symbol: str
    name: str
    level: str
    unit: str
    """The type of the unit whose body it is: `tỉnh`, `thị xã`."""


@dataclass(frozen=True)
class IssuerWords:
    """What stands in `issuers.yml`; see there."""

    short: Mapping[str, str]
    posts: str
    boards: str
    surnames: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    starts: Mapping[str, tuple[str, ...]]
    syllables: Mapping[str, tuple[str, ...]]
    place_names: Mapping[str, tuple[str, ...]]
    """Other names of provinces, by key."""
    symbols: tuple[NamedSymbol, ...]

    def spellings(self, name: str) -> Iterator[str]:
        """Yield a place's name as letters spell it, small letters: with and without dashes."""
        words = [(word, *self.syllables.get(word, ())) for word in name.lower().split()]
        for choice in product(*words):
            spelt = " ".join(choice)
            yield spelt
            if " - " in spelt:
                yield from (spelt.replace(" - ", dash) for dash in ("-", " "))


@cache
def issuer_words() -> IssuerWords:
    """Return the words; the same object at every call."""
    data = read_data("issuers")
    spellings = data["spellings"]
    return IssuerWords(
        short=data["short"],
        posts=data["posts"],
        boards=data["boards"],
        surnames=frozenset(data["surnames"]),
        names={name: tuple(keys) for name, keys in data["names"].items()},
        units=data["units"],
        starts={level: tuple(starts) for level, starts in data["starts"].items()},
        syllables={word: tuple(others) for word, others in spellings["syllables"].items()},
        place_names={key: tuple(names) for key, names in spellings["names"].items()},
        symbols=tuple(NamedSymbol(**row) for row in data["symbols"]),
    )
