"""Which bodies a printed line of Kính gửi or Nơi nhận names, by the words of the vocabulary alone.

In: a directive and one of its lines. Out: keys of `bodies.yml`; none where the line as a whole is
no wording of a body of that place. Nothing is guessed: half a match is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from gazette.records.address import CENTRAL, PROVINCIAL, folder_of
from gazette.records.model import Directive
from gazette.text.fold import nfc
from gazette.text.tones import tone_key
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.short_forms import written_out

Words = tuple[str, ...]

_REMARK = re.compile(r"[\s,;]*\([^()]*\)[\s.,;]*$")  # "Thường trực Tỉnh ủy (b/c),"
_LONGEST = 24  # words of a wording
# How names of bodies show the type of the unit that they are of.
_TYPES = {
    "huyện": ("huyện", "huyện ủy"),
    "thị xã": ("thị xã", "thị ủy"),
    "quận": ("quận", "quận ủy"),
    "thành phố": ("thành phố", "thành ủy"),
    "tỉnh": ("tỉnh", "tỉnh ủy"),
}


def bodies_of(directive: Directive, line: str) -> tuple[str, ...]:
    """Return the bodies that a line names: "TT Tỉnh ủy (b/c)," → `thuong-truc-tinh-uy`."""
    text = line.strip()
    while (shorter := _REMARK.sub("", text)) != text:
        text = shorter
    words = words_of(written_out(text))
    for suffix, level in ((), None), *_own_places(directive):
        if words[len(words) - len(suffix) :] == suffix:
            found = _fitting(directive, words[: len(words) - len(suffix)], level)
            if len(found) == 1:
                return found[0]
    return ()


def bodies_first_named(directive: Directive, text: str) -> tuple[str, ...]:
    """Return the bodies whose wording a text begins with, the longest one that fits."""
    words = words_of(written_out(text))[:_LONGEST]
    for length in range(len(words), 0, -1):
        found = _fitting(directive, words[:length], None)
        if len(found) == 1:
            return found[0]
    return ()


def words_of(text: str) -> Words:
    """Return the words of a text without capitals, with one placement of tones: "uỷ" is "ủy"."""
    return tuple(re.findall(r"\w+|&", tone_key(nfc(text))))


@cache
def _wordings() -> dict[Words, list[tuple[str, ...]]]:
    """Return the bodies that each wording can mean."""
    known: dict[Words, list[tuple[str, ...]]] = defaultdict(list)
    for body in vocabulary().bodies.values():
        for wording in dict.fromkeys(
            words_of(written_out(name)) for name in (body.name, *body.also)
        ):
            known[wording].append((body.key,))
    for text, keys in vocabulary().together.items():
        known[words_of(written_out(text))].append(keys)
    return known


def _fitting(directive: Directive, words: Words, level: str | None) -> list[tuple[str, ...]]:
    """Return the readings of a wording whose bodies can all be those of this letter's place."""
    bodies = vocabulary().bodies
    return [
        keys
        for keys in _wordings().get(words, ())
        if all(level in (None, bodies[key].level) and _fits(directive, bodies[key]) for key in keys)
    ]


def _fits(directive: Directive, body: Body) -> bool:
    """Tell whether a letter of this place can mean this body by its bare name."""
    if body.level in (None, "centre"):
        return True
    folder, types = folder_of(directive), _types_in(body.name)
    if folder[-1] == CENTRAL:
        return False
    if body.level == "province":
        province = vocabulary().province(directive.province)
        return province is None or not types or province.type in types
    return folder[-1] != PROVINCIAL and (not types or _unit_type(directive) in types)


def _unit_type(directive: Directive) -> str | None:
    """Return the type of the letter's unit, by its issuer's name where the unit is unknown."""
    unit = vocabulary().district(directive.province, directive.district)
    if unit:
        return unit.type
    issuer = vocabulary().bodies.get(directive.issuer or "")
    types = _types_in(issuer.name) if issuer else frozenset()
    return next(iter(types)) if len(types) == 1 else None


@cache
def _types_in(name: str) -> frozenset[str]:
    words = f" {name.lower()} "
    return frozenset(t for t, forms in _TYPES.items() if any(f" {f} " in words for f in forms))


def _own_places(directive: Directive) -> list[tuple[Words, str]]:
    """Return the names that may follow a body's: "Tỉnh ủy Thái Nguyên" in a letter of there."""
    province = vocabulary().province(directive.province)
    unit = vocabulary().district(directive.province, directive.district)
    names = [(province, "province"), (unit, "district")]
    return [(words_of(place.name), level) for place, level in names if place]
