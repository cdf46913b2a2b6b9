"""The mix of a corpus: how often each form occurs, and each trait that makes it nasty.

In: the name of a mix. Out: its shares; the traits of a record, drawn by a chance of their own, so
that a plain corpus is the same with and without them.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gazette.data import read_data

Trait = Literal[
    "crowded",  # of one district, which so has a third of all letters
    "same-day",  # of one day
    "twin",  # with a number that its office has given before in the same year
    "citing",  # cites the document that every other letter cites
    "huge",  # of fifty pages
    "tiny",  # of one word
    "busy",  # assigns a task in every sentence
    "wide-tables",  # has tables of many rows and columns
    "wordy",  # has long names, long lists of recipients and a word that fits no line
    "rare-forms",  # is urgent, has odd marks of points, a footnote and annexes
    "withdrawn",
    "moved",  # had another address
]
Traits = frozenset[Trait]


@dataclass(frozen=True)
class Mix:
    """What `mixes.yml` says of one mix."""

    completeness: Mapping[str, int]
    dates: Mapping[str, int]
    places: Mapping[str, int]
    layouts: Mapping[str, int]
    traits: Mapping[Trait, float]

    def draw_traits(self, seed: int, serial: int) -> Traits:
        """Return the traits of one record."""
        chance = random.Random(f"{seed}/{serial}/traits")  # noqa: S311 (not a secret)
        return frozenset(trait for trait, share in self.traits.items() if chance.random() < share)


PLAIN, NASTY = (Mix(**read_data("synth", "mixes")[name]) for name in ("plain", "nasty"))
