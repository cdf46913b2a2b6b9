"""Which body of which place issued a cited document, as far as text and letter tell it.

In: a citation and the letter it stands in. Out: a `Seat`: the body itself, never its standing
board, with its place. "Ủy ban nhân dân tỉnh" in a letter of Sông Lô is that of Vĩnh Phúc. A symbol
alone names a body only where just one of the letter's own line can be meant, and that is marked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from gazette.citations.clean import tone_key
from gazette.citations.model import Reason
from gazette.records.address import CENTRAL, PROVINCIAL, UNKNOWN
from gazette.records.model import Directive
from gazette.text.fold import fold, slug
from gazette.vocabulary import Body, vocabulary

_SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "btv": "ban thường vụ",
    "tt": "thường trực",
    "bcđqg": "ban chỉ đạo quốc gia",
    "bcđ": "ban chỉ đạo",
    "bcd": "ban chỉ đạo",
    "ttcp": "thủ tướng chính phủ",
    "vpcp": "văn phòng chính phủ",
    "mttq": "mặt trận tổ quốc",
    "tp.": "thành phố",
    "tp": "thành phố",
    "tx.": "thị xã",
    "ttyt": "trung tâm y tế",
}
_PEOPLE = re.compile(
    r"^(?:(?:phó )?(?:chủ tịch|bí thư|trưởng ban|giám đốc|cục trưởng)|(?:bộ|thứ) trưởng|lãnh đạo) "
)
_LEVELS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn")
# "ban chỉ đạo tỉnh phòng, chống dịch …" and "ban chỉ đạo phòng, chống dịch covid-19 huyện đại từ"
_STEERING = re.compile(
    rf"^(?:thường trực )?ban chỉ đạo(?:(?: cấp)? (?P<unit>quốc gia|{'|'.join(_LEVELS)})(?![^\W_])"
    rf"|.* (?P<last>{'|'.join(_LEVELS)})(?P<name>(?: [^\W\d_]+)*)$)?"
)
_UNIT = re.compile(r"^(?:tỉnh|thành phố|huyện|thị xã|quận) ")
_CENTRE = (
    "bộ ",
    "quốc hội",
    "ủy ban thường vụ quốc hội",
    "chủ tịch nước",
    "cục ",
    "tổng cục ",
    "vụ ",
    "phó thủ tướng",
    "trung ương",
    "ban chấp hành trung ương",
)
_PROVINCE = ("sở ", "tỉnh đoàn", "thành đoàn")
_DISTRICT = ("phòng ", "huyện đoàn", "thị đoàn")
_UNITS = {"province": ("tỉnh", "thành phố"), "district": ("huyện", "thị xã", "quận", "thành phố")}


@dataclass(frozen=True)
class Seat:
    """Who issued a document: a body of a place. `body` None: unknown, or of no vocabulary."""

    body: str | None
    province: str | None
    district: str | None
    name: str | None = None
    """The slug of its name, where the vocabulary has no such body."""
    level: str | None = None
    reasons: tuple[Reason, ...] = ()
    within: str | None = None
    """Where the place is unknown: the letter that names the body, for no other means the same."""

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


def seat_of(directive: Directive, address: str) -> Seat:
    """Return who issued a letter that is held."""
    return _kept_apart(seat_at(directive.issuer, directive.province, directive.district), address)


def _kept_apart(seat: Seat, address: str) -> Seat:
    return seat if seat.is_placed else replace(seat, within=address)


def seat_at(
    key: str | None, province: str | None, district: str | None, reasons: tuple[Reason, ...] = ()
) -> Seat:
    """Return the seat of a body at a place, without what is below the level of the body."""
    body = vocabulary().bodies.get(key or "")
    if body is None:
        return Seat(None, None, None)
    root = _root(body)
    level = root.level
    if level == "centre":
        return Seat(root.key, None, None, None, level, reasons)
    below = None if level == "province" else district
    return Seat(root.key, province, below, None, level, reasons)


def _root(body: Body) -> Body:
    while body.organ_of:
        body = vocabulary().bodies[body.organ_of]
    return body


def cited_seat(issuer: str | None, number: str, directive: Directive, address: str) -> Seat:
    """Return who issued a document that a letter, by its address, cites.

    A number with a slip in it names nobody: "398-TB/HU", where TU would be expected.
    """
    if issuer:
        seat = _named(issuer, directive)
    elif any(fold(number) in fold("".join(slip.quote.split())) for slip in directive.sic):
        seat = Seat(None, None, None)
    else:
        seat = _by_symbol(number, directive)
    return _kept_apart(seat, address) if seat.is_known else seat


def unknown_seat(directive: Directive, address: str) -> Seat:
    """Return the seat of a body that nothing names: unknown, and of the letter's place."""
    own = seat_of(directive, address)
    return Seat(None, directive.province, directive.district, within=own.within)


# ---------- by name ----------


def _named(issuer: str, directive: Directive) -> Seat:
    name = _spelt_out(issuer)
    key, place = _body_in(name, directive)
    if key:
        return _placed(key, place, directive)
    level = _level_of(name)
    province = None if level in (None, "centre") else directive.province
    district = directive.district if level == "district" else None
    return Seat(None, province, district, slug(name), level)


def _spelt_out(issuer: str) -> str:
    """Write a name as the vocabulary does: "BTV Tỉnh uỷ" → "ban thường vụ tỉnh ủy"."""
    words = tone_key(issuer).replace("&", " và ").split()
    name = " ".join(_SHORT.get(word, word) for word in words)
    name = _PEOPLE.sub("", name)
    if parts := _STEERING.match(name):
        unit = parts["unit"] or parts["last"] or ""
        return f"ban chỉ đạo {unit}{parts['name'] or ''}".strip()
    return name


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the bodies by name, longer names first."""
    names: dict[str, list[str]] = {}
    for body in vocabulary().bodies.values():
        if body.branch == "group":
            continue
        name = _spelt_out(body.name)
        names.setdefault(name, []).append(body.key)
    names["trung ương đảng"] = names["trung ương"] = ["trung-uong"]
    names["ban chấp hành trung ương"] = ["trung-uong"]
    names["thủ tướng"] = ["thu-tuong-chinh-phu"]
    ordered = sorted(names.items(), key=lambda pair: -len(pair[0]))
    return {name: tuple(keys) for name, keys in ordered}


def _body_in(name: str, directive: Directive) -> tuple[str | None, str]:
    """Return the body whose name a name begins with, and the place named after it."""
    for known, keys in _names().items():
        if name == known or name.startswith(f"{known} "):
            return _fitting(keys, name, directive), name[len(known) :].strip()
    return None, ""


def _fitting(keys: tuple[str, ...], name: str, directive: Directive) -> str | None:
    """Choose between a Thành ủy of a city under the centre and of one under a province."""
    if len(keys) == 1:
        return keys[0]
    words = vocabulary()
    province = words.provinces.get(directive.province or "")
    is_city = bool(province and province.type == "thành phố")
    if any(name.endswith(f" {tone_key(unit.name)}") for unit in words.provinces.values()):
        is_city = True
    wanted = "province" if is_city else "district"
    return next((key for key in keys if words.bodies[key].level == wanted), None)


def _placed(key: str, place: str, directive: Directive) -> Seat:
    """Give a body its place: the one named, else that of the letter."""
    level = _root(vocabulary().bodies[key]).level
    province, district = directive.province, directive.district
    named = _UNIT.sub("", place)
    if level == "province" and named:
        province = next(
            (p.key for p in vocabulary().provinces.values() if tone_key(p.name) == named), province
        )
    elif level == "district" and named:
        province, district = _district(named, province, district)
    elif level == "commune" and named:
        return Seat(None, province, district, f"{key}-{slug(named)}", level)
    return seat_at(key, province, district)


def _district(named: str, province: str | None, own: str | None) -> tuple[str | None, str | None]:
    """Find a district by name in the letter's province, else the only one of that name."""
    units = [unit for unit in vocabulary().districts.values() if tone_key(unit.name) == named]
    near = [unit for unit in units if unit.province == province]
    if len(near) == 1 or len(units) == 1:
        unit = (near or units)[0]
        return unit.province, unit.key
    if own in [unit.key for unit in near]:  # thị xã and huyện of one name
        return province, own
    return province, None


def _level_of(name: str) -> str | None:
    for level, starts in (("centre", _CENTRE), ("province", _PROVINCE), ("district", _DISTRICT)):
        if name.startswith(starts):
            return level
    return None


# ---------- by symbol ----------


@cache
def _by_symbols() -> Mapping[str, tuple[str, ...]]:
    """Return the bodies that a symbol can stand for, organs as what they are organs of."""
    found: dict[str, dict[str, None]] = {}
    for body in vocabulary().bodies.values():
        for symbol in body.symbols:
            found.setdefault(fold(symbol), {})[_root(body).key] = None
    return {symbol: tuple(keys) for symbol, keys in found.items()}


def _by_symbol(number: str, directive: Directive) -> Seat:
    """Infer the body of the letter's own line that a symbol stands for; none where two can."""
    symbol = _symbol(number)
    words = vocabulary()
    keys = [key for key in _by_symbols().get(fold(symbol), ()) if _is_near(key, directive)]
    if symbol.upper() == "TU" and _is_city_under_province(directive):
        keys = []  # its own Thành ủy's symbol as well as the Tỉnh ủy's
    if len(keys) != 1:
        return Seat(None, None, None)
    body = words.bodies[keys[0]]
    seat = seat_at(body.key, directive.province, directive.district)
    if (seat.level != "centre" and not seat.province) or (
        seat.level == "district" and not seat.district
    ):
        return Seat(None, None, None)
    reason = Reason("symbol", {"issuer": body_name(seat), "symbol": symbol})
    return seat_at(body.key, directive.province, directive.district, (reason,))


def _symbol(number: str) -> str:
    """Return the symbol of the issuer: `HU` of 398-TB/HU, `UBND` of 12/UBND-VX."""
    tail = re.sub(r"^[0-9]+[a-zđ]?[-/](?:(?:19|20)[0-9]{2}/)?", "", number)
    kinds = {fold(s) for kind in vocabulary().kinds.values() for s in kind.symbols}
    parts = re.split(r"[-/]", tail)
    if len(parts) > 1 and fold(parts[0]) in kinds:
        return parts[1]
    return parts[0]


def _is_near(key: str, directive: Directive) -> bool:
    """Tell whether a body is of the letter's own place or above it, by the type of the units."""
    words = vocabulary()
    body = words.bodies[key]
    if body.level == "centre":
        return True
    if body.level == "province":
        unit = words.provinces.get(directive.province or "")
        return bool(unit and _suits(body, unit.type))
    if body.level == "district":
        own = words.districts.get((directive.province or "", directive.district or ""))
        return bool(own and _suits(body, own.type))
    return True  # communes are many: one more that it can be


_COMMITTEES = {
    "tinh-uy": "tỉnh",
    "thanh-uy": "thành phố",
    "huyen-uy": "huyện",
    "thi-uy": "thị xã",
    "quan-uy": "quận",
    "thanh-uy-thanh-pho-thuoc-tinh": "thành phố",
}


def _suits(body: Body, unit: str) -> bool:
    if body.key in _COMMITTEES:
        return _COMMITTEES[body.key] == unit
    ends = [u for u in _UNITS[body.level or ""] if tone_key(body.name).endswith(f" {u}")]
    return not ends or unit in ends


def _is_city_under_province(directive: Directive) -> bool:
    own = vocabulary().districts.get((directive.province or "", directive.district or ""))
    return bool(own and own.type == "thành phố")


def body_name(seat: Seat) -> str:
    """Return a body's name with its place: "Huyện ủy Sông Lô"."""
    words = vocabulary()
    body = words.bodies.get(seat.body or "")
    if body is None:
        return ""
    if seat.level == "centre":
        return body.name
    unit = words.districts.get((seat.province or "", seat.district or ""))
    place = unit or words.provinces.get(seat.province or "")
    return f"{body.name} {place.name}" if place else body.name
