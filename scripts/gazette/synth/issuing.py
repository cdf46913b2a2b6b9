"""Which office issues a synthetic letter, of which kind, and the lines that name the office."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from itertools import chain, count, cycle

from gazette.synth.load import Issuer, issuers, level_weights
from gazette.text.edtf import Edtf, parse_edtf
from gazette.vocabulary import District, vocabulary
from gazette.vocabulary.office import Office, office_at

# Keys of the bodies of a huyện end in "huyen", those of other units in these.
_ENDINGS = {"thị xã": "thi-xa", "quận": "quan", "thành phố": "thanh-pho-thuoc-tinh"}


def districts_in_order(chance: random.Random, last: dt.date) -> Iterator[District]:
    """Yield one district of every province, then all others, then any, some far more often.

    Districts that were abolished before the day `last` are left out.
    """
    units = [unit for unit in vocabulary().districts.values() if unit.until > last]
    chance.shuffle(units)
    firsts = {unit.province: unit for unit in reversed(units)}
    others = [unit for unit in units if firsts[unit.province] is not unit]
    weights = [1 / rank for rank in range(20, len(units) + 20)]
    again = (chance.choices(units, weights)[0] for _ in count())
    return chain(firsts.values(), others, again)


def kinds_in_order(chance: random.Random) -> Iterator[str]:
    """Yield all kinds that any body issues, over and over; those of weight 0 come last."""
    weights = [pair for issuer in issuers() for pair in issuer.kinds.items()]
    kinds = sorted({kind for kind, weight in weights if weight})
    chance.shuffle(kinds)
    return cycle([*kinds, *sorted({kind for kind, weight in weights if not weight})])


def draw_office(
    chance: random.Random, districts: Iterator[District], wanted: str | None, *, is_report: bool
) -> tuple[Issuer, Office, str]:
    """Draw an issuer, its office, and a kind that it issues: `wanted`, if given.

    A report comes from the committee of a district.
    """
    able = [issuer for issuer in issuers() if wanted is None or wanted in issuer.kinds]
    levels = {issuer.level for issuer in able}
    weights = {level: weight for level, weight in level_weights().items() if level in levels}
    level = "district" if is_report else draw(chance, weights)
    district = next(districts) if level == "district" else None
    provinces = vocabulary().provinces
    province = provinces[district.province] if district else None
    if level == "province":
        province = chance.choice(list(provinces.values()))
    unit = district or province
    there = [one for one in able if (one.level, one.unit) == (level, unit.type if unit else None)]
    issuer = there[0]
    if not is_report:
        issuer = chance.choices(there, [one.weight for one in there])[0]
    keys = (place.key if place else None for place in (province, district))
    office = office_at(issuer.key, *keys)
    return issuer, office, wanted or draw(chance, issuer.kinds)


def named_on(day: dt.date, issuer: Issuer, office: Office) -> tuple[Issuer, Office]:
    """Return an issuer and its office as they were on a day: a Thị ủy was a Huyện ủy before."""
    date = parse_edtf(day.isoformat())
    own = vocabulary().district(office.province, office.district)
    district = _there_on(date, own) if own else None
    kind = district.on(date).type if district else issuer.unit
    if kind != issuer.unit:
        like = (issuer.level, kind, issuer.signs)
        issuer = next(one for one in issuers() if (one.level, one.unit, one.signs) == like)
    return issuer, office_at(issuer.key, office.province, district and district.key, date)


def _there_on(date: Edtf, unit: District) -> District:
    """Return a district if it existed on a date, or else one that stood in its place, or near."""
    words = vocabulary()
    near = (one for one in words.districts.values() if one.province == unit.province)
    return next(one for one in (unit, *words.formed_from(unit), *near) if one.lives_on(date))


def draw(chance: random.Random, weights: Mapping[str, int]) -> str:
    """Draw a key of `weights`."""
    return chance.choices(list(weights), list(weights.values()))[0]


def is_party(office: Office) -> bool:
    return office.body is not None and office.body.branch == "party"


def unit_type(office: Office) -> str:
    return office.unit_type or "các cấp"


def superior_line(office: Office) -> str | None:
    """As in `ĐẢNG BỘ TỈNH VĨNH PHÚC`; only bodies of the Party print one."""
    province = vocabulary().province(office.province)
    if not is_party(office) or not province:
        return None
    if not office.district:
        return "BAN CHẤP HÀNH TRUNG ƯƠNG"
    return f"ĐẢNG BỘ {province.full_name}".upper()


def speaker(office: Office) -> str:
    """Return the body in whose name an office's letters speak."""
    assert office.body  # noqa: S101 (every issuer is in bodies.yml)
    has_board = office.body.committee or office.key in ("tinh-uy", "thanh-uy")
    return f"Thường trực {office.body.name}" if has_board else office.body.name


def local_body(key: str, unit: str) -> str:
    """Return the key of the same body in a unit of another type, if there is one.

    `uy-ban-nhan-dan-huyen` in a quận is `uy-ban-nhan-dan-quan`.
    """
    local = f"{key.removesuffix('huyen')}{_ENDINGS.get(unit, 'huyen')}"
    return local if key.endswith("-huyen") and local in vocabulary().bodies else key
