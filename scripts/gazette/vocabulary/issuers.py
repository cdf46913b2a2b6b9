"""How letters name bodies and places.

In: a name as printed (`BTV Tỉnh uỷ`), words with a place (`đăk nông`), or the symbol in a number
(`VPHU`). Out: the bodies or places that it can stand for. The words are in `issuers.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from gazette.data import read_data
from gazette.text.fold import fold
from gazette.text.tones import tone_key
from gazette.vocabulary.damaged import meant_key
from gazette.vocabulary.load import value_of, vocabulary
from gazette.vocabulary.model import Body
from gazette.vocabulary.office import Office

_CITY = re.compile(r"(?<![^\W_])(tp|tx)\. ?")
_DASH = re.compile(r"[ -]+")
_LONGEST = 5  # words in the name of a place


@dataclass(frozen=True)
class IssuerWords:
    """The content of `issuers.yml`, which explains each part."""

    short: Mapping[str, str]
    posts: str
    boards: str
    surnames: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    communes: tuple[str, ...]
    starts: Mapping[str, tuple[str, ...]]
    syllables: Mapping[str, tuple[str, ...]]
    place_names: Mapping[str, tuple[str, ...]]
    symbols: tuple[Mapping[str, str], ...]
    symbols_alone: tuple[str, ...]


@cache
def issuer_words() -> IssuerWords:
    """Return the words; the same object at every call."""
    return value_of(IssuerWords, read_data("vocabulary", "issuers"))


@cache
def unit_types() -> tuple[str, ...]:
    """Return the types of provinces and districts, as in "thị xã"."""
    units = (body.unit for body in vocabulary().bodies.values())
    return tuple(dict.fromkeys(unit for unit in units if unit))


# ---------- bodies by name ----------


@dataclass(frozen=True)
class IssuerName:
    """The name of a body, spelled as in the vocabulary, and whether a post stood before it."""

    name: str
    has_post: bool


@cache
def spelled_out(issuer: str) -> IssuerName:
    """Return a name spelled as in the vocabulary: "BTV Tỉnh uỷ" → "ban thường vụ tỉnh ủy"."""
    words = issuer_words()
    text = _CITY.sub(r"\1 ", meant_key(issuer).replace("&", " & ").replace("tphcm", "tp hcm"))
    name = " ".join(words.short.get(word, word) for word in text.split())
    bare = re.sub(rf"^(?:{words.posts})", "", name)
    bare = re.sub(rf"^{words.boards}", "", bare) if bare not in _bodies_by_name() else bare
    if parts := _steering().match(bare):
        return IssuerName(_steering_name(parts), bare != name)
    return IssuerName(bare, bare != name)


@cache
def _steering() -> re.Pattern[str]:
    """Return the pattern of "ban chỉ đạo tỉnh phòng, …" and "ban chỉ đạo phòng, … huyện đại từ"."""
    types, apostrophe = "|".join((*unit_types(), *issuer_words().communes)), r"(?:'[^\W\d_]+)?"
    return re.compile(
        r"^(?:thường trực )?ban chỉ đạo(?:(?: cấp)? "
        rf"(?P<unit>quốc gia|{types})(?P<place>(?: (?!phòng|về|của)[^\W\d_]+{apostrophe})*)"
        r"(?: phòng| về| của|$).*"
        rf"|.*(?<! thị) (?P<last>{types})(?P<name>(?: [^\W_]+{apostrophe})*)$)?"
    )


def _steering_name(parts: re.Match[str]) -> str:
    """Return the name with the unit and place, but without what the board is against."""
    unit, place = parts["unit"] or parts["last"] or "", parts["place"] or parts["name"] or ""
    return f"ban chỉ đạo {unit}{place}".strip()


@lru_cache(1 << 14)
def bodies_leading(name: str) -> tuple[tuple[str, ...], str]:
    """Return the keys of the bodies that a name begins with, and the words after it."""
    for known, keys in _bodies_by_name().items():
        if name == known or name.startswith(f"{known} "):
            return keys, name[len(known) :].strip()
    return (), ""


@cache
def names_of(body: Body) -> frozenset[str]:
    """Return the names of a body and of its boards, spelled out."""
    words = vocabulary()
    boards = [one for one in words.bodies.values() if words.root_of(one) == body]
    names = {spelled_out(one.name).name for one in (body, *boards)}
    return frozenset(names).union(
        name for name, keys in issuer_words().names.items() if body.key in keys
    )


@cache
def _bodies_by_name() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the bodies by name, longer names first."""
    names: dict[str, list[str]] = {}
    for body in vocabulary().bodies.values():
        if not body.is_group:
            name = tone_key(body.name)
            parts = _steering().match(name)
            names.setdefault(_steering_name(parts) if parts else name, []).append(body.key)
    for name, keys in issuer_words().names.items():
        names.setdefault(name, []).extend(keys)
    ordered = sorted(names.items(), key=lambda pair: -len(pair[0]))
    return {name: tuple(keys) for name, keys in ordered}


# ---------- bodies by symbol ----------


def is_body_symbol(symbol: str) -> bool:
    """Tell whether some body has this symbol, in any spelling."""
    return fold(symbol) in _body_symbols()


@cache
def _body_symbols() -> frozenset[str]:
    return frozenset({*_bodies_by_symbol(), *map(fold, issuer_words().symbols_alone)})


def bodies_with_symbol(symbol: str) -> tuple[Body, ...]:
    """Return the bodies that a symbol can stand for: for a board, the body it belongs to."""
    return _bodies_by_symbol().get(fold(symbol), ())


@cache
def _bodies_by_symbol() -> Mapping[str, tuple[Body, ...]]:
    unlisted = [
        Body("", row["name"], "", row["level"], row["unit"], (row["symbol"],))
        for row in issuer_words().symbols
    ]
    found: dict[str, dict[Body, None]] = {}
    for body in (*vocabulary().bodies.values(), *unlisted):
        for symbol in body.symbols:
            found.setdefault(fold(symbol), {})[vocabulary().root_of(body)] = None
    return {symbol: tuple(bodies) for symbol, bodies in found.items()}


# ---------- places by name ----------


def leading_place(words: str) -> tuple[tuple[Office, ...], str]:
    """Return the places of the longest name that the words begin with, and the words after it."""
    parts = words.split()
    for count in range(min(len(parts), _LONGEST), 0, -1):
        if found := _places(parts[:count]):
            return found, " ".join(parts[count:])
    return (), words


def closing_place(words: str) -> tuple[str, tuple[Office, ...]]:
    """Return the words before the longest name of a place at the end, and the places it names."""
    parts = words.split()
    for count in range(min(len(parts) - 1, _LONGEST), 0, -1):
        if found := _places(parts[-count:]):
            return " ".join(parts[:-count]), found
    return words, ()


def _places(words: list[str]) -> tuple[Office, ...]:
    return _places_by_name().get(_DASH.sub(" ", " ".join(words)).strip(), ())


@cache
def _places_by_name() -> Mapping[str, tuple[Office, ...]]:
    found: dict[str, dict[Office, None]] = {}
    for name, place in _named_places():
        for spelling in spellings(name):
            found.setdefault(_DASH.sub(" ", spelling).strip(), {})[place] = None
    return {name: tuple(places) for name, places in found.items()}


def place_spellings() -> set[str]:
    """Return all spellings of all names of places, in small letters."""
    return {spelling for name, _ in _named_places() for spelling in spellings(name)}


def _named_places() -> Iterator[tuple[str, Office]]:
    """Yield each name of each place; the place has no body."""
    words = vocabulary()
    for province in words.provinces.values():
        place = Office(province=province.key, level="province")
        for name in (province.name, *issuer_words().place_names.get(province.key, ())):
            yield name, place
    for unit in words.districts.values():
        yield unit.name, Office(province=unit.province, district=unit.key, level="district")


def spellings(name: str) -> Iterator[str]:
    """Yield a place's name as letters spell it, in small letters, with and without dashes."""
    others = issuer_words().syllables
    syllables = [(word, *others.get(word, ())) for word in tone_key(name).split()]
    for choice in product(*syllables):
        spelling = " ".join(choice)
        yield spelling
        if " - " in spelling:
            yield from (spelling.replace(" - ", dash) for dash in ("-", " "))
