"""The bodies that a printed line of Kính gửi or Nơi nhận names.

In: the office that wrote a letter, and one of its lines. Out: keys of `bodies.yml`, only if the
whole line is a wording of a body of that place; a partial match counts as none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from gazette.text.fold import nfc
from gazette.text.tones import tone_key
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.office import Office
from gazette.vocabulary.short_forms import written_out

_REMARK = re.compile(r"(?<![\s,;])[\s,;]*\([^()]*\)[\s.,;]*$")  # "Thường trực Tỉnh ủy (b/c),"


def bodies_of(office: Office, line: str) -> tuple[str, ...]:
    """Return the bodies that a line names: "TT Tỉnh ủy (b/c)," → `thuong-truc-tinh-uy`."""
    text = line.strip()
    while (shorter := _REMARK.sub("", text)) != text:
        text = shorter
    words = words_of(written_out(text))
    for suffix, level in ((), None), *_place_names(office):
        length = len(words) - len(suffix)
        found = _only_reading(office, words[:length], level) if words[length:] == suffix else ()
        if found:
            return found
    return ()


def bodies_first_named(office: Office, text: str) -> tuple[str, ...]:
    """Return the bodies whose wording a text begins with; the longest wording wins."""
    words = words_of(written_out(text))
    lengths = _lengths().get(words[0], ()) if words else ()
    readings = (_only_reading(office, words[:length], None) for length in lengths)
    return next(filter(None, readings), ())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, with one placement of tones: "uỷ" is "ủy"."""
    return tuple(re.findall(r"\w+|&", tone_key(nfc(text))))


@cache
def _wordings() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the bodies that each wording can mean."""
    known: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for body in vocabulary().bodies.values():
        for wording in {words_of(written_out(name)) for name in (body.name, *body.also)}:
            known[wording].append((body.key,))
    for text, keys in vocabulary().together.items():
        known[words_of(written_out(text))].append(keys)
    return known


@cache
def _lengths() -> dict[str, list[int]]:
    """Return how many words the wordings have that begin with a word, the most first."""
    found: dict[str, set[int]] = defaultdict(set)
    for wording in _wordings():
        found[wording[0]].add(len(wording))
    return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


def _only_reading(office: Office, words: tuple[str, ...], level: str | None) -> tuple[str, ...]:
    """Return the bodies that a wording means in a letter of this office; none if ambiguous."""
    bodies = vocabulary().bodies
    found = [
        keys
        for keys in _wordings().get(words, ())
        if all(level in (None, bodies[key].level) and _fits(office, bodies[key]) for key in keys)
    ]
    return found[0] if len(found) == 1 else ()


def _fits(office: Office, body: Body) -> bool:
    """Tell whether a letter of an office can mean this body by its bare name."""
    if body.level in (None, "centre"):
        return True
    unit = vocabulary().root_of(body).unit
    if office.level == "centre":
        return False
    if body.level == "province":
        province = office.in_province
        return province is None or unit in (None, province.type)
    return office.level != "province" and unit in (None, office.unit_type)


@lru_cache(maxsize=1 << 10)
def _place_names(office: Office) -> list[tuple[tuple[str, ...], str]]:
    """Return the place names that may follow a body's name: "Tỉnh ủy Thái Nguyên"."""
    unit = vocabulary().district(office.province, office.district)
    names = [(office.in_province, "province"), (unit, "district")]
    return [(words_of(place.name), level) for place, level in names if place]
