"""The places that a text names by the type of their unit: "tỉnh Vĩnh Phúc", "Huyện ủy Sông Lô".

In: words of a letter. Out: frozen `Mention`s, each with all provinces or districts that it can be.
Only whole names that the vocabulary has count: "huyện Sông Lô Đông" is not Sông Lô.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette.letters.fields.lines import plain
from gazette.letters.fields.words import pattern
from gazette.text.edtf import Edtf
from gazette.text.fold import fold
from gazette.text.signs import CAPITALS
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.communes import LONGEST, DistrictKey, districts_with
from gazette.vocabulary.issuers import issuer_words, leading_place
from gazette.vocabulary.office import Office

_TYPES = {"thành": "thành phố", "thị": "thị xã", "tp": "thành phố", "tx": "thị xã"}
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:(?: ?[-–] ?| )[^\W_]+(?:['’][^\W_]+)?){0,5}")
_NAME = rf" [{CAPITALS}][^\W\d_{CAPITALS}]"
_NEXT_CAPITAL = re.compile(_NAME)
_PERSON = re.compile(rf" ([{CAPITALS}][^\W\d_{CAPITALS}]+)(?:{_NAME}+){{1,4}}")
_POST = re.compile(r"\bbí thư (?:thường trực )?$")


@dataclass(frozen=True)
class Mention:
    unit: str
    """The type of the unit named."""
    places: tuple[Office, ...]
    """Provinces and districts, of any time; each has had this type."""
    start: int
    end: int
    by_committee: bool
    """Whether its committee is named: "Tỉnh ủy Thái Nguyên"."""


def mentions(text: str) -> Iterator[Mention]:
    """Yield the places that a text names by their type, in order."""
    text = plain(text)
    key = tone_key(text)
    for found in pattern("unit-word").finditer(key):
        word = found["again"] or found["committee"] or found["unit"]
        unit = _TYPES.get(word.rstrip("."), word)
        is_of_post = bool(found["committee"] and _POST.search(key, 0, found.start()))
        named = _named(text, key, found.end(), unit, is_of_post=is_of_post)
        if named:
            places, end = named
            yield Mention(unit, places, found.start(), end, bool(found["committee"]))


def _named(
    text: str, key: str, at: int, unit: str, *, is_of_post: bool
) -> tuple[tuple[Office, ...], int] | None:
    """Return the places of a type whose whole name stands at an offset, and its end.

    The name of a person may follow that of the committee whose post the person has.
    """
    found = _WORDS.match(key, at)
    if not found or not (text[at].isupper() or text[at].isdigit()):
        return None
    words = " ".join(re.sub(r" ?[-–] ?", " - ", found[0]).split())
    prefix = f"{unit} " if text[at].isdigit() else ""
    places, rest = leading_place(prefix + words)
    suiting = tuple(place for place in places if unit in place.unit_types)
    end = _end_of(key, at, found.end(), rest)
    goes_on = _NEXT_CAPITAL.match(text, end) and not (is_of_post and _is_person(text, end))
    if not suiting or (goes_on and not text[at:end].isupper()):
        return None
    return suiting, end


def _is_person(text: str, at: int) -> bool:
    """Tell whether a name that begins with a known surname stands at an offset."""
    found = _PERSON.match(text, at)
    return found is not None and fold(found[1]) in set(map(fold, issuer_words().surnames))


def _end_of(key: str, start: int, end: int, rest: str) -> int:
    """Return where a name ends, with the words after it given."""
    for word in reversed(rest.split()):
        if word != "-":
            end = key.rfind(word, start, end)
    return start + len(key[start:end].rstrip(" -–"))


def alive(places: Iterable[Office], unit: str | None, date: Edtf | None) -> tuple[Office, ...]:
    """Return the places that there were on a date, with a type that they had then.

    If none had it on that date, those that had it at another time count.
    """
    words = vocabulary()
    there = []
    for place in places:
        district = words.district(place.province, place.district)
        if district is None or district.lives_on(date):
            there.append(place)
    of_type = [one for one in there if unit in (None, *_types(one, date))]
    return tuple(of_type or (one for one in there if unit in (None, *one.unit_types)))


def _types(place: Office, date: Edtf | None) -> tuple[str, ...]:
    return place.undated_unit.types_on(date) if place.undated_unit else ()


# ---------- communes ----------


@dataclass(frozen=True)
class CommuneMention:
    unit: str
    name: str
    districts: frozenset[DistrictKey]
    start: int
    end: int


def communes(text: str) -> Iterator[CommuneMention]:
    """Yield the communes that a text names by their type: "thị trấn Liên Hương"."""
    text = plain(text)
    key = tone_key(text)
    for found in pattern("commune-word").finditer(key):
        words = re.compile(rf"[^\W\d_]+(?:[ -][^\W\d_]+){{0,{LONGEST - 1}}}").match(
            text, found.end()
        )
        parts = words[0].split(" ") if words else []
        for count in range(len(parts), 0, -1):
            name = " ".join(parts[:count])
            districts = districts_with(found["unit"], name)
            end = found.end() + len(name)
            if districts and name[0].isupper() and not _NEXT_CAPITAL.match(text, end):
                yield CommuneMention(found["unit"], name, districts, found.start(), end)
                break
