"""Fills the slots of sentences: with the letter's own values, with spellings, and by lot."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from gazette.synth.data import phrases
from gazette.synth.syllables import draw_words

_SLOT = re.compile(r"\{(\w+)\}")
_STOCK = 100  # words are drawn so many at a time: one by one is slow


@dataclass(frozen=True)
class Pen:
    """Writes in one letter's words. `values` are its own, `cites` its citations as printed."""

    chance: random.Random
    values: Mapping[str, str]
    cites: Sequence[str] = ()
    _words: list[str] = field(default_factory=list)

    def write(self, template: str, values: Mapping[str, str] | None = None) -> str:
        """Return `template` with every slot filled; `values` go before the letter's own."""
        own = {**self.values, **values} if values else self.values
        return self._fill(template, own)

    def sentence(self, template: str, values: Mapping[str, str] | None = None) -> str:
        """Return `template` filled, with a capital at its beginning."""
        text = self.write(template, values)
        return text[:1].upper() + text[1:]

    def pick(self, templates: Sequence[str]) -> str:
        """Choose a template; one that cites only where there is something to cite."""
        return self.chance.choice(templates if self.cites else without_citations(tuple(templates)))

    def word(self) -> str:
        if not self._words:
            self._words.extend(draw_words(self.chance, _STOCK))
        return self._words.pop()

    def _fill(self, template: str, values: Mapping[str, str]) -> str:
        parts = list(_parts(template))  # words and slots in turn
        for i in range(1, len(parts), 2):
            parts[i] = self._slot(parts[i], values)
        return "".join(parts)

    def _slot(self, name: str, values: Mapping[str, str]) -> str:
        if name in values:
            return values[name]
        if name in _BY_LOT:
            return _BY_LOT[name](self)
        return self._fill(self.chance.choice(phrases()["spellings"][name]), values)


@cache
def _parts(template: str) -> tuple[str, ...]:
    return tuple(_SLOT.split(template))


def person(chance: random.Random) -> str:
    """Return a name put together from common ones."""
    people = phrases()["people"]
    return " ".join(chance.choice(people[part]) for part in ("family", "middle", "given"))


@cache
def without_citations(templates: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(template for template in templates if "{cite}" not in template)


def after(day: dt.date, chance: random.Random) -> dt.date:
    """Return a day within some weeks of another."""
    return day + dt.timedelta(days=chance.randint(2, 45))


_BY_LOT: dict[str, Callable[[Pen], str]] = {
    "w": Pen.word,
    "W": lambda pen: pen.word().title(),
    "n": lambda pen: str(pen.chance.randint(2, 98)),
    "m": lambda pen: str(pen.chance.randint(100, 2900)),
    "person": lambda pen: person(pen.chance),
    "cite": lambda pen: pen.chance.choice(pen.cites),
}
