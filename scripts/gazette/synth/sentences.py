"""Fills the placeholders of sentence templates: from the letter's own values, or at random."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from gazette.synth.issuing import speaker, unit_type
from gazette.synth.load import phrases
from gazette.synth.numbering import citation
from gazette.synth.plan import Plan
from gazette.synth.syllables import draw_words
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ASSIGNING = 0.25
_STOCK = 100  # words are drawn in hundreds, because drawing them singly is slow


@dataclass(frozen=True)
class SentenceWriter:
    """Writes the sentences of one letter."""

    chance: random.Random
    day: dt.date
    values: Mapping[str, str]
    """The letter's own values for placeholders."""
    cites: Sequence[str]
    """Its citations as printed."""
    assigning: float
    """The share of sentences that assign a task."""
    _words: list[str] = field(default_factory=list)

    def write(self, template: str, values: Mapping[str, str] | None = None) -> str:
        """Return `template` with every placeholder filled; `values` override the letter's own."""
        own = {**self.values, **values} if values else self.values
        return _PLACEHOLDER.sub(lambda found: self._value(found[1], own), template)

    def sentence(self, template: str, values: Mapping[str, str] | None = None) -> str:
        """Return `template` filled, with a capital at its beginning."""
        text = self.write(template, values)
        return text[:1].upper() + text[1:]

    def any_of(self, templates: Sequence[str]) -> str:
        """Return a sentence of one of the templates; with a citation only if it has any."""
        if not self.cites:
            templates = [template for template in templates if "{cite}" not in template]
        return self.sentence(self.chance.choice(templates))

    def later_day(self) -> dt.date:
        """Return a day within some weeks after the letter's."""
        return self.day + dt.timedelta(days=self.chance.randint(2, 45))

    def _value(self, name: str, values: Mapping[str, str]) -> str:
        if name in values:
            return values[name]
        if name in _RANDOM:
            return _RANDOM[name](self)
        return self.write(self.chance.choice(phrases()["spellings"][name]), values)

    def word(self) -> str:
        if not self._words:
            self._words.extend(draw_words(self.chance, _STOCK))
        return self._words.pop()


def writer_for(plan: Plan, chance: random.Random) -> SentenceWriter:
    """Return the writer of a plan's sentences."""
    cites = tuple(citation(chance, cited) for cited in plan.cites)
    assigning = 1 if "busy" in plan.traits else _ASSIGNING
    return SentenceWriter(chance, plan.day, _own_values(plan, chance), cites, assigning)


def _own_values(plan: Plan, chance: random.Random) -> dict[str, str]:
    office, committees = plan.office, phrases()["committees"]
    province, unit = vocabulary().province(office.province), unit_type(office)
    district = office.unit if plan.district else None
    above = committees[province.type] if province else committees[unit]
    if province and plan.province:
        above = f"{above} {province.name}"
    area = {"province": f"toàn {unit}", "centre": "cả nước"}.get(plan.issuer.level, unit)
    known = province.full_name if province and plan.province else "tỉnh"
    return {
        "unit_type": unit,
        "unit": district.full_name if district else area,
        "province": known if province else "các tỉnh, thành phố",
        "speaker": speaker(office),
        "committee": committees[unit],
        "above": above,
        "past": short_date(plan.day - dt.timedelta(days=chance.randint(3, 30))),
        "event": short_date(plan.day),
        "event_month": f"{plan.day.month}/{plan.day.year}",
    }


def person(chance: random.Random) -> str:
    """Return a name made of common ones."""
    people = phrases()["people"]
    return " ".join(chance.choice(people[part]) for part in ("family", "middle", "given"))


_RANDOM: dict[str, Callable[[SentenceWriter], str]] = {
    "w": SentenceWriter.word,
    "W": lambda writer: writer.word().title(),
    "long": lambda writer: "".join(writer.word() for _ in range(40)).replace(" ", ""),
    "n": lambda writer: str(writer.chance.randint(2, 98)),
    "m": lambda writer: str(writer.chance.randint(100, 2900)),
    "person": lambda writer: person(writer.chance),
    "cite": lambda writer: writer.chance.choice(writer.cites),
}
