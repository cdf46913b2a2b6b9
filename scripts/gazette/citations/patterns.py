"""The patterns of `patterns.yml` and `relations.yml`, compiled once a process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from gazette.text.fold import fold
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.place_names import place_spellings

# The last words of `label` and `urgent`.
_LAST = ("số", "sô", "khẩn", "tốc", "cấp", "mật")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Patterns:
    """The patterns that the finder uses. They are made for keys (small letters)."""

    kinds: Mapping[str, str | None]
    """Words and short forms, as keys, and the kind that each tells."""
    short: frozenset[str]
    """Short forms in capitals: where the text has them in small letters they are no kind."""
    head: re.Pattern[str]
    """`kind` and `label`, or one of them, searched for in the words before a number."""
    named: re.Pattern[str]
    """A kind by its whole name, wherever it stands."""
    then_short: re.Pattern[str]
    """`glue`, the short form of a strong kind, and a digit; sees the text itself."""
    last_words: frozenset[str]
    """One of these is the last word of whatever `head` finds."""
    glue: re.Pattern[str]
    label: re.Pattern[str]
    counted: re.Pattern[str]
    other: re.Pattern[str]
    bodies: frozenset[str]
    """Symbols of bodies in numbers, folded."""
    strong: frozenset[str]
    weak: frozenset[str]
    date_lead: re.Pattern[str]
    dates: Mapping[str, re.Pattern[str]]
    issuer_lead: re.Pattern[str]
    issuer: re.Pattern[str]
    place: re.Pattern[str]
    ends: re.Pattern[str]
    """What a place's name does not begin with, where all letters are capitals."""
    names: re.Pattern[str]
    """The names of provinces and districts."""
    connect: re.Pattern[str]


@dataclass(frozen=True)
class Relation:
    """A relation and its words; see relations.yml for `own` and `touches`."""

    key: str
    words: re.Pattern[str]
    own: bool
    touches: bool


def read_data(name: str) -> Any:  # noqa: ANN401 (a data file's shape is its reader's business)
    """Return the parsed `<name>.yml` of this folder."""
    text = files("gazette.citations").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, _Loader)  # noqa: S506 (a safe loader, in C where there is one)


@cache
def patterns() -> Patterns:
    """Return the patterns; the same object at every call."""
    data = read_data("patterns")
    kinds = _kinds(data)
    words = _either(re.escape(word) for word in kinds)
    short = frozenset(tone_key(short) for short in data["short"])
    whole = set(kinds) - short
    strong_short = [word for word in data["short"] if kinds[tone_key(word)] in data["strong"]]
    label = data["label"]
    # as in "các Công văn: số 12", "Công điện khẩn số 12", "Kế hoạch 12"
    named = rf"(?P<kind>{words}){data['urgent']}(?: ?: ?| |(?=[0-9\"“]|\Z))"
    head = rf"(?<![^\W_])(?:{named}(?P<label>{label})?|(?P<bare>{label}))\Z"
    covid = data["covid"]
    issuers = [
        row["pattern"].replace("{covid}", covid).replace("{field}", data["field"])
        for row in data["issuers"].values()
    ]
    return Patterns(
        kinds=kinds,
        short=short,
        head=re.compile(head),
        named=re.compile(rf"(?<![^\W_])(?:{_either(map(re.escape, whole))})(?![^\W_])"),
        then_short=re.compile(
            rf"(?i:{data['glue']})(?:{_either(map(re.escape, strong_short))})(?i: số)? ?[0-9]"
        ),
        last_words=frozenset(word.split()[-1] for word in [*kinds, *_LAST]),
        glue=re.compile(rf"{data['glue']}(?P<label>{label})?(?=[0-9])"),
        label=re.compile(rf"{label}\Z"),
        counted=re.compile(rf" ?{data['counted']}"),
        other=re.compile(rf"(?<![^\W_])(?:{data['other']}) ?:? ?\Z"),
        bodies=frozenset(map(fold, _body_symbols() | set(data["bodies"]))),
        strong=frozenset(data["strong"]),
        weak=frozenset(data["weak"]),
        date_lead=re.compile(data["date_lead"]),
        dates={name: re.compile(row["pattern"]) for name, row in data["dates"].items()},
        issuer_lead=re.compile(rf"{data['issuer_lead']}"),
        issuer=re.compile(rf"(?<![^\W_])(?:{'|'.join(issuers)})(?![^\W_])"),
        place=re.compile(data["place"]),
        ends=re.compile(data["ends"]),
        names=re.compile(rf"(?:{_either(map(re.escape, place_spellings()))})(?![^\W_])"),
        connect=re.compile(rf"{data['connect']}\Z"),
    )


@cache
def relations() -> tuple[Relation, ...]:
    """Return the relations in the order of their file."""
    return tuple(
        Relation(
            key,
            re.compile(rf"(?<![^\W_])(?<!kèm )(?:{_either(row['words'])})(?![^\W_])"),
            own=row["own"],
            touches=row["touches"],
        )
        for key, row in read_data("relations")["relations"].items()
    )


@cache
def between_relation() -> re.Pattern[str]:
    """Return what may stand between words that touch a citation and its first word."""
    return re.compile(read_data("relations")["between"])


def _kinds(data: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the kind by its name, by other names and by short forms."""
    known = [kind for kind in vocabulary().kinds.values() if kind.symbols]
    symbols = {symbol: kind.key for kind in reversed(known) for symbol in kind.symbols}
    kinds: dict[str, str | None] = {kind.name: kind.key for kind in known}
    kinds |= data["words"]
    kinds |= {short: symbols[short] for short in data["short"]}
    return {tone_key(word): key for word, key in kinds.items()}


def _body_symbols() -> set[str]:
    return {symbol for body in vocabulary().bodies.values() for symbol in body.symbols}


def _either(words: Iterable[str]) -> str:
    """Return an alternation, longer words first: of two that fit the whole one is meant."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
