"""The issuer that a text names: its body, with the place named or the letter's own.

In: the name, and the context of the letter. Out: a `CitedIssuer`. The letter's own place is meant
only if no place is named and its unit has the body's type. An unlisted place gives no issuer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gazette.citations.model import CitedIssuer, Context, Reason
from gazette.text.fold import slug
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.issuers import (
    IssuerName,
    bodies_leading,
    closing_place,
    issuer_words,
    leading_place,
    spelled_out,
    unit_types,
)
from gazette.vocabulary.office import Office, office_at, root_office

_PERSON = 3


def named_issuer(name: str, context: Context) -> CitedIssuer:
    """Return the issuer that a name means; if body or place is unknown, the name alone."""
    spelled = spelled_out(name)
    keys, rest = bodies_leading(spelled.name)
    issuer = _of_body(keys, rest, spelled, context) if keys else _unlisted(spelled, context)
    return issuer or CitedIssuer(Office(unlisted=slug(spelled.name)))


def _of_body(
    keys: tuple[str, ...], rest: str, spelled: IssuerName, context: Context
) -> CitedIssuer | None:
    """Return the only one of these bodies that can be at the place, or None."""
    placed = [_placed(key, rest, spelled, context) for key in keys]
    found = {issuer: issuer for issuer in placed if issuer}
    return next(iter(found.values())) if len(found) == 1 else None


def _placed(key: str, rest: str, spelled: IssuerName, context: Context) -> CitedIssuer | None:
    """Return a body at the place named, else at the letter's own; None if that can't be."""
    body = vocabulary().root_of(vocabulary().bodies[key])
    if body.level == "centre":
        return CitedIssuer(root_office(key, None, None))
    named, places, after = _place_words(rest, body, spelled)
    if not named:
        return _own(body, context)
    if body.level == "commune":
        own, name = context.office, f"{key}-{slug(named)}"
        office = Office(None, own.province, own.district, "commune", name)
        return CitedIssuer(office, reasons=_place_reason("commune", context))
    if after and not _unit().match(after):
        return None  # "hà nam ninh" is not Hà Nam
    place, reasons = _only_place(_suiting(body, places), context)
    if not place:
        return None
    return CitedIssuer(root_office(key, place.province, place.district), reasons=reasons)


def _place_words(rest: str, body: Body, spelled: IssuerName) -> tuple[str, tuple[Office, ...], str]:
    """Return the place words after a body's name, the places they begin with, and the words left.

    After a post they may be a person's name, which is no place.
    """
    named = _unit().sub("", rest)
    places, after = leading_place(f"{body.unit} {named}" if named.isdigit() else named)  # "quận 2"
    if spelled.has_post and _is_person(after if places else named):
        return (named if places else ""), places, ""
    if after and spelled.has_post and _is_person(named):
        return "", places, after  # "hà nam giang"
    return named, places, after


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of the type of a unit at the beginning of words."""
    return re.compile(rf"^(?:{'|'.join(unit_types())})(?: |$)")


def _suiting(body: Body, places: Iterable[Office]) -> list[Office]:
    """Return the places that can have a body.

    A type that a unit had at any time counts, for documents of all times are cited. If none had
    the right type, other types of district count too.
    """
    of_level = [place for place in places if place.level == body.level]
    suiting = [place for place in of_level if body.unit in (None, *place.unit_types)]
    return suiting or (of_level if body.level == "district" else [])


def _only_place(places: list[Office], context: Context) -> tuple[Office | None, tuple[Reason, ...]]:
    """Return the only place, or the only one in the letter's province, with the reason for it."""
    if len(places) == 1:
        return places[0], ()
    near = [place for place in places if place.province == context.office.province]
    return (near[0], _place_reason("province", context)) if len(near) == 1 else (None, ())


def _own(body: Body, context: Context) -> CitedIssuer | None:
    """Return a body at the letter's own place; None if it can't be there."""
    types, own = context.unit_types(body.level), context.office
    if body.level == "commune" or (types and body.unit not in (None, *types)):
        return None
    if body.level == "district" and not types and body.unit == "thành phố":
        return None  # it may be a city of a province or of the centre
    office = office_at(body.key, own.province, own.district)
    return CitedIssuer(office, reasons=_place_reason(body.level, context))


def _is_person(words: str) -> bool:
    """Tell whether words after a post are a person's name, as in "vũ việt văn"."""
    parts = words.split()
    return len(parts) >= _PERSON and parts[0] in issuer_words().surnames


def _place_reason(level: str | None, context: Context) -> tuple[Reason, ...]:
    """Return the reason to give for the letter's own place, if that is itself only inferred."""
    is_provincial = level == "province"
    fields = {"province", "issuer"} | (set() if is_provincial else {"district"})
    if not fields & context.inferred:
        return ()
    words, own = vocabulary(), context.office
    district = None if is_provincial else words.district(own.province, own.district)
    unit = district or words.province(own.province)
    return (Reason("own_place", {"place": unit.full_name}),) if unit else ()


# ---------- unlisted bodies ----------


def _unlisted(spelled: IssuerName, context: Context) -> CitedIssuer | None:
    """Return an unlisted body at the place in its name: "hội khuyến học tỉnh", "sở …"."""
    head, named = closing_place(spelled.name)
    kind, head = _unit_word(head)
    level = None if kind else _level_of(head)
    if level == "centre":
        return CitedIssuer(Office(level=level, unlisted=slug(spelled.name)))
    if not kind and _middle_unit(spelled.name):
        return None  # it names an unlisted unit
    places = [one for one in named if (kind in one.unit_types if kind else one.level == level)]
    place, reasons = _only_place(places, context)
    if not named:
        place, reasons = _own_place(kind, level, context)
    if not place:
        return None
    office = Office(None, place.province, place.district, place.level, slug(head))
    return CitedIssuer(office, reasons=reasons)


def _own_place(
    kind: str | None, level: str | None, context: Context
) -> tuple[Office | None, tuple[Reason, ...]]:
    """Return the letter's only own place with a type or level, with the reason for it."""
    found, own = [], context.office
    for one, district in (("province", None), ("district", own.district)):
        types = context.unit_types(one)
        if types and own.province and (kind in types if kind else one == level):
            found.append(Office(province=own.province, district=district, level=one))
    return (found[0], _place_reason(found[0].level, context)) if len(found) == 1 else (None, ())


def _unit_word(head: str) -> tuple[str | None, str]:
    """Return the type of unit at the end of a name, and the name; a Sở loses its "tỉnh"."""
    for word, unit in issuer_words().units.items():
        if head.endswith(f" {word}"):
            bare = head.removesuffix(f" {word}")
            return unit, bare if word == unit and _level_of(bare) not in (None, "centre") else head
    return None, head


def _middle_unit(name: str) -> bool:
    """Tell whether a unit has words after it, as in "hội khuyến học tỉnh hà tây"."""
    units, communes = issuer_words().units, issuer_words().communes
    ends = tuple(f" {word}" for word in communes)
    return any(f" {word} " in name for word in (*units, *communes)) or name.endswith(ends)


def _level_of(name: str) -> str | None:
    for level, starts in issuer_words().starts.items():
        if name.startswith(starts):
            return level
    return None
