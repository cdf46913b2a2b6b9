"""How letters name bodies: by words or by the symbol in a number.

In: a name as printed, `BTV Tỉnh uỷ`, or a symbol, `VPHU`. Out: the bodies that it can stand for.
The words are in `issuers.yml`, read once a process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from gazette.text.fold import fold
from gazette.text.tones import tone_key
from gazette.vocabulary.load import read_data, vocabulary
from gazette.vocabulary.model import Body

_LEVELS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn")
# "ban chỉ đạo tỉnh phòng, chống dịch …" and "ban chỉ đạo phòng, chống dịch covid-19 huyện đại từ"
_STEERING = re.compile(
    rf"^(?:thường trực )?ban chỉ đạo(?:(?: cấp)? (?P<unit>quốc gia|{'|'.join(_LEVELS)})(?![^\W_])"
    rf"|.* (?P<last>{'|'.join(_LEVELS)})(?P<name>(?: [^\W\d_]+)*)$)?"
)
_CITY = re.compile(r"(?<![^\W_])(tp|tx)\. ?")


@dataclass(frozen=True)
class IssuerWords:
    """What stands in `issuers.yml`; see there."""

    short: Mapping[str, str]
    posts: str
    boards: str
    surnames: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    starts: Mapping[str, tuple[str, ...]]
    syllables: Mapping[str, tuple[str, ...]]
    place_names: Mapping[str, tuple[str, ...]]
    """Other names of provinces, by key."""
    unlisted: tuple[Body, ...]
    """Bodies that bodies.yml lacks, known by their symbol; they have no key."""

    def spellings(self, name: str) -> Iterator[str]:
        """Yield a place's name as letters spell it, small letters: with and without dashes."""
        words = [(word, *self.syllables.get(word, ())) for word in name.lower().split()]
        for choice in product(*words):
            spelt = " ".join(choice)
            yield spelt
            if " - " in spelt:
                yield from (spelt.replace(" - ", dash) for dash in ("-", " "))


@cache
def issuer_words() -> IssuerWords:
    """Return the words; the same object at every call."""
    data = read_data("issuers")
    spellings = data["spellings"]
    return IssuerWords(
        short=data["short"],
        posts=data["posts"],
        boards=data["boards"],
        surnames=frozenset(data["surnames"]),
        names={name: tuple(keys) for name, keys in data["names"].items()},
        units=data["units"],
        starts={level: tuple(starts) for level, starts in data["starts"].items()},
        syllables={word: tuple(others) for word, others in spellings["syllables"].items()},
        place_names={key: tuple(names) for key, names in spellings["names"].items()},
        unlisted=tuple(map(_unlisted, data["symbols"])),
    )


def _unlisted(row: Mapping[str, str]) -> Body:
    return Body("", row["name"], "", row["level"], row["unit"], (row["symbol"],))


# ---------- by name ----------


@dataclass(frozen=True)
class IssuerName:
    """The name of a body as the vocabulary writes it, and whether a post stood before it."""

    name: str
    has_post: bool


@cache
def spelled_out(issuer: str) -> IssuerName:
    """Write a name as the vocabulary does: "BTV Tỉnh uỷ" → "ban thường vụ tỉnh ủy"."""
    words = issuer_words()
    text = _CITY.sub(r"\1 ", tone_key(issuer).replace("&", " & ").replace("tphcm", "tp hcm"))
    name = " ".join(words.short.get(word, word) for word in text.split())
    bare = re.sub(rf"^(?:{words.posts})", "", name)
    bare = re.sub(rf"^{words.boards}", "", bare) if bare not in _bodies_by_name() else bare
    if parts := _STEERING.match(bare):
        unit = parts["unit"] or parts["last"] or ""
        return IssuerName(f"ban chỉ đạo {unit}{parts['name'] or ''}".strip(), bare != name)
    return IssuerName(bare, bare != name)


def bodies_leading(name: str) -> tuple[tuple[str, ...], str]:
    """Return the keys of the bodies that a name begins with, and what follows: a place mostly."""
    for known, keys in _bodies_by_name().items():
        if name == known or name.startswith(f"{known} "):
            return keys, name[len(known) :].strip()
    return (), ""


@cache
def names_of(key: str) -> frozenset[str]:
    """Return the names of a body and of its boards, spelled out."""
    words = vocabulary()
    own = [body for body in words.bodies.values() if words.root_of(body).key == key]
    names = {spelled_out(body.name).name for body in own}
    return frozenset(names | {name for name, keys in issuer_words().names.items() if key in keys})


@cache
def _bodies_by_name() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the bodies by name, longer names first."""
    names: dict[str, list[str]] = {}
    for body in vocabulary().bodies.values():
        if body.is_group:
            continue
        name = tone_key(body.name)
        if parts := _STEERING.match(name):
            name = f"ban chỉ đạo {parts['unit'] or parts['last'] or ''}".strip()
        names.setdefault(name, []).append(body.key)
    for name, keys in issuer_words().names.items():
        names.setdefault(name, []).extend(keys)
    ordered = sorted(names.items(), key=lambda pair: -len(pair[0]))
    return {name: tuple(keys) for name, keys in ordered}


# ---------- by symbol ----------


def bodies_with_symbol(symbol: str) -> tuple[Body, ...]:
    """Return the bodies that a symbol can stand for, a board as the body it is of."""
    return _bodies_by_symbol().get(fold(symbol), ())


@cache
def _bodies_by_symbol() -> Mapping[str, tuple[Body, ...]]:
    found: dict[str, dict[Body, None]] = {}
    for body in (*vocabulary().bodies.values(), *issuer_words().unlisted):
        for symbol in body.symbols:
            found.setdefault(fold(symbol), {})[vocabulary().root_of(body)] = None
    return {symbol: tuple(bodies) for symbol, bodies in found.items()}
