"""The seat of an issuer that the text names: its body, and the place it names or the letter's own.

In: the words and the letter they stand in. Out: a `Seat`. The letter's own place is meant only
where none is named and the unit is of the body's type; a place that no list has gives none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gazette.citations.model import Reason
from gazette.citations.places import Place, closing_place, leading_place
from gazette.citations.seat import Seat, own_place, own_types, root_of, seat_at, suits, unit_of
from gazette.records.model import Directive
from gazette.text.fold import slug
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.issuers import issuer_words

_LEVELS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn")
# "ban chỉ đạo tỉnh phòng, chống dịch …" and "ban chỉ đạo phòng, chống dịch covid-19 huyện đại từ"
_STEERING = re.compile(
    rf"^(?:thường trực )?ban chỉ đạo(?:(?: cấp)? (?P<unit>quốc gia|{'|'.join(_LEVELS)})(?![^\W_])"
    rf"|.* (?P<last>{'|'.join(_LEVELS)})(?P<name>(?: [^\W\d_]+)*)$)?"
)
_CITY = re.compile(r"(?<![^\W_])(tp|tx)\. ?")
_UNIT = re.compile(r"^(?:tỉnh|thành phố|huyện|thị xã|quận)(?: |$)")
_COMMUNES = (" xã", " phường", " thị trấn")
_BELOW = ("province", "district")
_PERSON = 3


@dataclass(frozen=True)
class Spoken:
    """A name as the vocabulary writes it, and whether a post stood before it."""

    name: str
    has_post: bool


def named_seat(issuer: str, directive: Directive) -> Seat:
    """Return the seat of a named issuer; its name alone where body or place is not known."""
    spoken = spelt_out(issuer)
    keys, rest = _bodies_in(spoken.name)
    seat = _of_body(keys, rest, spoken, directive) if keys else _unlisted(spoken, directive)
    return seat or Seat(None, None, None, slug(spoken.name))


@cache
def spelt_out(issuer: str) -> Spoken:
    """Write a name as the vocabulary does: "BTV Tỉnh uỷ" → "ban thường vụ tỉnh ủy"."""
    words = issuer_words()
    text = _CITY.sub(r"\1 ", tone_key(issuer).replace("&", " & ").replace("tphcm", "tp hcm"))
    name = " ".join(words.short.get(word, word) for word in text.split())
    bare = re.sub(rf"^(?:{words.posts})", "", name)
    bare = re.sub(rf"^{words.boards}", "", bare) if bare not in _names() else bare
    if parts := _STEERING.match(bare):
        unit = parts["unit"] or parts["last"] or ""
        return Spoken(f"ban chỉ đạo {unit}{parts['name'] or ''}".strip(), bare != name)
    return Spoken(bare, bare != name)


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the bodies by name, longer names first."""
    names: dict[str, list[str]] = {}
    for body in vocabulary().bodies.values():
        if body.branch == "group":
            continue
        name = tone_key(body.name)
        if parts := _STEERING.match(name):
            name = f"ban chỉ đạo {parts['unit'] or parts['last'] or ''}".strip()
        names.setdefault(name, []).append(body.key)
    for name, keys in issuer_words().names.items():
        names.setdefault(name, []).extend(keys)
    ordered = sorted(names.items(), key=lambda pair: -len(pair[0]))
    return {name: tuple(keys) for name, keys in ordered}


def _bodies_in(name: str) -> tuple[tuple[str, ...], str]:
    """Return the bodies whose name a name begins with, and what follows it."""
    for known, keys in _names().items():
        if name == known or name.startswith(f"{known} "):
            return keys, name[len(known) :].strip()
    return (), ""


def _of_body(keys: tuple[str, ...], rest: str, spoken: Spoken, directive: Directive) -> Seat | None:
    """Return the seat of the one body of these that can be at the place; None where none can."""
    seats = [_placed(key, rest, spoken, directive) for key in keys]
    found = {seat.identity: seat for seat in seats if seat}
    return next(iter(found.values())) if len(found) == 1 else None


def _placed(key: str, rest: str, spoken: Spoken, directive: Directive) -> Seat | None:
    """Give a body its place: the one named, else that of the letter."""
    body = root_of(vocabulary().bodies[key])
    level = body.level
    if level == "centre":
        return seat_at(key, None, None)
    named = _UNIT.sub("", rest)
    places, after = leading_place(named)
    if named.isdigit():
        places, after = leading_place(f"{unit_of(body)} {named}")  # "quận 2"
    if spoken.has_post and _is_person(after if places else named):
        named, after = (named if places else ""), ""
    elif after and spoken.has_post and _is_person(named):
        named = ""  # "hà nam giang"
    if not named:
        return _own(key, directive)
    if level == "commune":
        name = f"{key}-{slug(named)}"
        reasons = own_place(directive, level)
        return Seat(None, directive.province, directive.district, name, level, reasons)
    if after and not _UNIT.match(after):
        return None  # "hà nam ninh" is not Hà Nam
    units = [unit for unit in places if unit.level == level]
    fitting = [unit for unit in units if suits(body, (unit.type,))]
    if not fitting and level == "district":
        fitting = units  # raised to a town or a city earlier or later than the list says
    return _at(key, fitting, directive)


def _at(key: str, units: list[Place], directive: Directive) -> Seat | None:
    """Place a body in one of the units of a name: in that of the letter's province, if several."""
    if len(units) == 1:
        return seat_at(key, units[0].province, units[0].district)
    near = [unit for unit in units if unit.province == directive.province]
    if len(near) != 1:
        return None
    return seat_at(key, near[0].province, near[0].district, own_place(directive, "province"))


def _own(key: str, directive: Directive) -> Seat | None:
    body = root_of(vocabulary().bodies[key])
    types = own_types(directive, body.level)
    if body.level == "commune" or (types and not suits(body, types)):
        return None
    if body.level == "district" and not types and unit_of(body) == "thành phố":
        return None  # which city, and whether one of a province, nothing tells
    return seat_at(key, directive.province, directive.district, own_place(directive, body.level))


def _is_person(words: str) -> bool:
    """Tell "vũ việt văn", after a post, from a place that no list has."""
    parts = words.split()
    return len(parts) >= _PERSON and parts[0] in issuer_words().surnames


# ---------- bodies of no list ----------


def _unlisted(spoken: Spoken, directive: Directive) -> Seat | None:
    """Place a body that no list has by the words of its name: "hội khuyến học tỉnh", "sở …"."""
    head, units = closing_place(spoken.name)
    kind, head = _unit_word(head)
    level = None if kind else _level_of(head)
    if level == "centre":
        return Seat(None, None, None, slug(spoken.name), level)
    if not kind and _middle_unit(spoken.name):
        return None  # a unit is named and no list has it
    places = [unit for unit in units if unit.type == kind or (not kind and unit.level == level)]
    reasons: tuple[Reason, ...] = ()
    if not units:
        places, reasons = _own_places(kind, level, directive)
    elif len(places) > 1:
        places = [unit for unit in places if unit.province == directive.province]
        reasons = own_place(directive, "province")
    if len(places) != 1:
        return None
    (place,) = places
    return Seat(None, place.province, place.district, slug(head), place.level, reasons)


def _own_places(
    kind: str | None, level: str | None, directive: Directive
) -> tuple[list[Place], tuple[Reason, ...]]:
    """Return the letter's own units that are of the type or level that a name tells."""
    found = []
    for one, district in (("province", None), ("district", directive.district)):
        types = own_types(directive, one)
        if types and directive.province and (kind in types or (not kind and one == level)):
            found.append(Place(directive.province, district, kind or min(types)))
    return found, own_place(directive, found[0].level) if found else ()


def _unit_word(head: str) -> tuple[str | None, str]:
    """Return the type of unit that a name ends with, and the name; a Sở needs no "tỉnh"."""
    for word, unit in issuer_words().units.items():
        if head.endswith(f" {word}"):
            bare = head.removesuffix(f" {word}")
            return unit, bare if word == unit and _level_of(bare) in _BELOW else head
    return None, head


def _middle_unit(name: str) -> bool:
    """Tell whether a unit stands in a name with words after it: "hội khuyến học tỉnh hà tây"."""
    words = (*issuer_words().units, *(word.strip() for word in _COMMUNES))
    return any(f" {word} " in name for word in words) or name.endswith(_COMMUNES)


def _level_of(name: str) -> str | None:
    for level, starts in issuer_words().starts.items():
        if name.startswith(starts):
            return level
    return None
