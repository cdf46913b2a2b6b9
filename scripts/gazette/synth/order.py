"""In which order places and kinds come up, and who issues there.

Out: endless iterators of districts and of kinds, and the seat of one letter.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, cycle

from gazette.synth.data import LEVELS, Issuer, issuers, level_weights
from gazette.synth.seat import Seat
from gazette.vocabulary import District, vocabulary


def districts_in_order(chance: random.Random, last: dt.date) -> Iterator[District]:
    """Yield one district of every province, then all others, then any, some far more often.

    Only those are there that no law did away with up to the day `last`.
    """
    units = [unit for unit in vocabulary().districts.values() if _is_there(unit, last)]
    chance.shuffle(units)
    firsts = {unit.province: unit for unit in reversed(units)}
    others = [unit for unit in units if firsts[unit.province] is not unit]
    weights = [1 / rank for rank in range(20, len(units) + 20)]
    again = (chance.choices(units, weights)[0] for _ in count())
    return chain(firsts.values(), others, again)


def _is_there(unit: District, last: dt.date) -> bool:
    return not unit.until or dt.date.fromisoformat(unit.until) > last


def kinds_in_order(chance: random.Random) -> Iterator[str]:
    """Yield all kinds that somebody issues, over and over."""
    kinds = sorted({kind for issuer in issuers() for kind in issuer.kinds})
    chance.shuffle(kinds)
    return cycle(kinds)


def draw_seat(
    chance: random.Random, districts: Iterator[District], wanted: str | None, *, is_report: bool
) -> tuple[Seat, str]:
    """Draw an issuer, its place, and a kind that it issues: `wanted`, where there is one.

    A report is of the committee of a district.
    """
    able = [issuer for issuer in issuers() if wanted is None or wanted in issuer.kinds]
    level = "district" if is_report else _level(chance, able)
    district = next(districts) if level == "district" else None
    provinces = vocabulary().provinces
    province = provinces[district.province] if district else None
    if level == "province":
        province = chance.choice(list(provinces.values()))
    unit = district or province
    there = [one for one in able if (one.level, one.unit) == (level, unit.type if unit else None)]
    issuer = there[0] if is_report else draw_issuer(chance, there)
    return Seat(issuer, province, district), wanted or draw(chance, issuer.kinds)


def draw_issuer(chance: random.Random, among: Sequence[Issuer]) -> Issuer:
    return chance.choices(among, [issuer.weight for issuer in among])[0]


def draw(chance: random.Random, weights: Mapping[str, int]) -> str:
    """Draw a key of `weights`."""
    return chance.choices(list(weights), list(weights.values()))[0]


def _level(chance: random.Random, able: Sequence[Issuer]) -> str:
    """Draw a level on which one of the issuers stands."""
    levels = {issuer.level for issuer in able}
    weights = dict(zip(LEVELS, level_weights(), strict=True))
    return draw(chance, {level: weights[level] for level in LEVELS if level in levels})
