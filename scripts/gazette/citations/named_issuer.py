"""The issuer that a text names: its body, and the place that is named or the letter's own.

In: the words, and the context of the letter they stand in. Out: a `CitedIssuer`. The letter's own
place is meant only where none is named and the unit is of the body's type. A place that is on no
list gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gazette.citations.context import CitedIssuer, Context, root_office
from gazette.citations.model import Reason
from gazette.text.fold import slug
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.issuers import IssuerName, bodies_leading, issuer_words, spelled_out
from gazette.vocabulary.office import Office, office_at
from gazette.vocabulary.place_names import NamedPlace, closing_place, leading_place

_UNIT = re.compile(r"^(?:tỉnh|thành phố|huyện|thị xã|quận)(?: |$)")
_COMMUNES = (" xã", " phường", " thị trấn")
_BELOW = ("province", "district")
_PERSON = 3


def named_issuer(name: str, context: Context) -> CitedIssuer:
    """Return the issuer of a name; its name alone where body or place is not known."""
    spelled = spelled_out(name)
    keys, rest = bodies_leading(spelled.name)
    issuer = _of_body(keys, rest, spelled, context) if keys else _unlisted(spelled, context)
    return issuer or CitedIssuer(Office(unlisted=slug(spelled.name)))


def _of_body(
    keys: tuple[str, ...], rest: str, spelled: IssuerName, context: Context
) -> CitedIssuer | None:
    """Return the one body of these that can be at the place; None where none or several can."""
    placed = [_placed(key, rest, spelled, context) for key in keys]
    found = {issuer: issuer for issuer in placed if issuer}
    return next(iter(found.values())) if len(found) == 1 else None


def _placed(key: str, rest: str, spelled: IssuerName, context: Context) -> CitedIssuer | None:
    """Give a body its place: the one named, else that of the letter."""
    body = vocabulary().root_of(vocabulary().bodies[key])
    if body.level == "centre":
        return CitedIssuer(root_office(key, None, None))
    named, units, after = _place_words(rest, body, spelled)
    if not named:
        return _own(body, context)
    if body.level == "commune":
        return _of_commune(f"{key}-{slug(named)}", context)
    if after and not _UNIT.match(after):
        return None  # "hà nam ninh" is not Hà Nam
    return _at(key, _suiting(body, units), context)


def _place_words(
    rest: str, body: Body, spelled: IssuerName
) -> tuple[str, tuple[NamedPlace, ...], str]:
    """Return the words of a place after a body's name, the places they begin with, and the rest.

    The name of a person, which may follow that of a post, is none of them.
    """
    named = _UNIT.sub("", rest)
    units, after = leading_place(f"{body.unit} {named}" if named.isdigit() else named)  # "quận 2"
    if spelled.has_post and _is_person(after if units else named):
        return (named if units else ""), units, ""
    if after and spelled.has_post and _is_person(named):
        return "", units, after  # "hà nam giang"
    return named, units, after


def _suiting(body: Body, units: Iterable[NamedPlace]) -> list[NamedPlace]:
    """Return the units that a body can be of.

    A unit of another type counts where none has the body's: it became a town or a city earlier or
    later than the list says.
    """
    of_level = [unit for unit in units if unit.level == body.level]
    suiting = [unit for unit in of_level if body.unit in (None, unit.type)]
    return suiting or (of_level if body.level == "district" else [])


def _of_commune(name: str, context: Context) -> CitedIssuer:
    own = context.office
    office = Office(None, own.province, own.district, "commune", name)
    return CitedIssuer(office, reasons=context.own_place("commune"))


def _at(key: str, units: list[NamedPlace], context: Context) -> CitedIssuer | None:
    """Place a body in one of the units of a name: in that of the letter's province, if several."""
    if len(units) == 1:
        return CitedIssuer(root_office(key, units[0].province, units[0].district))
    near = [unit for unit in units if unit.province == context.office.province]
    if len(near) != 1:
        return None
    office = root_office(key, near[0].province, near[0].district)
    return CitedIssuer(office, reasons=context.own_place("province"))


def _own(body: Body, context: Context) -> CitedIssuer | None:
    types, own = context.unit_types(body.level), context.office
    if body.level == "commune" or (types and body.unit not in (None, *types)):
        return None
    if body.level == "district" and not types and body.unit == "thành phố":
        return None  # which city, and whether one of a province, nothing tells
    office = office_at(body.key, own.province, own.district)
    return CitedIssuer(office, reasons=context.own_place(body.level))


def _is_person(words: str) -> bool:
    """Tell "vũ việt văn", after a post, from a place that no list has."""
    parts = words.split()
    return len(parts) >= _PERSON and parts[0] in issuer_words().surnames


# ---------- bodies of no list ----------


def _unlisted(spelled: IssuerName, context: Context) -> CitedIssuer | None:
    """Place a body that no list has by the words of its name: "hội khuyến học tỉnh", "sở …"."""
    head, units = closing_place(spelled.name)
    kind, head = _unit_word(head)
    level = None if kind else _level_of(head)
    if level == "centre":
        return CitedIssuer(Office(level=level, unlisted=slug(spelled.name)))
    if not kind and _middle_unit(spelled.name):
        return None  # a unit is named and no list has it
    places = [unit for unit in units if unit.type == kind or (not kind and unit.level == level)]
    reasons: tuple[Reason, ...] = ()
    if not units:
        places, reasons = _own_places(kind, level, context)
    elif len(places) > 1:
        places = [unit for unit in places if unit.province == context.office.province]
        reasons = context.own_place("province")
    if len(places) != 1:
        return None
    (place,) = places
    office = Office(None, place.province, place.district, place.level, slug(head))
    return CitedIssuer(office, reasons=reasons)


def _own_places(
    kind: str | None, level: str | None, context: Context
) -> tuple[list[NamedPlace], tuple[Reason, ...]]:
    """Return the letter's own units that are of the type or level that a name tells."""
    found, own = [], context.office
    for one, district in (("province", None), ("district", own.district)):
        types = context.unit_types(one)
        if types and own.province and (kind in types or (not kind and one == level)):
            found.append(NamedPlace(own.province, district, kind or min(types)))
    return found, context.own_place(found[0].level) if found else ()


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
