"""The patterns of `patterns.yml` and `relations.yml`, compiled once per process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazette.data import read_data
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.issuers import place_spellings

# The last words of `label`, `range`, `urgent` and `joint`.
_LAST = (
    *("số", "sô", "từ", "khẩn", "tốc", "cấp", "mật"),
    *("tịch", "bộ", "sở", "ngành", "quan", "hợp"),
)


@dataclass(frozen=True)
class Patterns:
    """The patterns of `patterns.yml`, to be matched with the `key` of a cleaned text."""

    kinds: Mapping[str, str | None]
    """The kind that each word or short form means."""
    short: frozenset[str]
    """Short forms of kinds, which count only if the text has them in capitals."""
    head: re.Pattern[str]
    """A kind and `label`, or one of them, at the end of the words before a number.

    Its groups `urgent`, `joint`, `colon` and `range` tell what else stands there.
    """
    named: re.Pattern[str]
    """The whole name of a kind."""
    then_short: re.Pattern[str]
    """`glue`, the short form of a strong kind, and a digit; matched with `text`."""
    last_words: frozenset[str]
    """The words with which a match of `head` can end."""
    glue: re.Pattern[str]
    through: re.Pattern[str]
    aside: re.Pattern[str]
    counted: re.Pattern[str]
    other: re.Pattern[str]
    strong: frozenset[str]
    weak: frozenset[str]
    date_lead: re.Pattern[str]
    dates: Mapping[str, re.Pattern[str]]
    issuer_lead: re.Pattern[str]
    issuer: re.Pattern[str]
    """The name of a body; in `central`, of one without a place."""
    superior: re.Pattern[str]
    term: re.Pattern[str]
    beside: re.Pattern[str]
    place: re.Pattern[str]
    ends: re.Pattern[str]
    """What stands after the whole name of a body, or begins a sentence."""
    opening: re.Pattern[str]
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


@cache
def patterns() -> Patterns:
    """Return the patterns; the same object at every call."""
    data = read_data("citations", "patterns")
    kinds = _kinds(data)
    words = _either(re.escape(word) for word in kinds)
    short = frozenset(tone_key(short) for short in data["short"])
    whole = set(kinds) - short
    strong_short = [word for word in data["short"] if kinds[tone_key(word)] in data["strong"]]
    label = data["label"]
    # as in "các Công văn: số 12", "Công điện khẩn số 12", "Kế hoạch 12", "các Công văn từ số 12"
    named = rf"(?P<kind>{words})(?P<urgent>{data['urgent']})(?P<joint>{data['joint']})"
    named += r"(?:(?P<colon> ?: ?)| |(?=[0-9\"“]|\Z))"
    first = rf"(?P<range>{data['range']})?(?P<label>{label})?"
    head = rf"(?<![^\W_])(?:{named}{first}|(?P<bare>{label}))\Z"
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
        through=re.compile(rf"{data['through']}(?P<label>{label})?(?=[0-9])"),
        aside=re.compile(data["aside"]),
        counted=re.compile(rf" ?{data['counted']}"),
        other=re.compile(rf"(?<![^\W_])(?:{data['other']}) ?:? ?\Z"),
        strong=frozenset(data["strong"]),
        weak=frozenset(data["weak"]),
        date_lead=re.compile(data["date_lead"]),
        dates={name: re.compile(row["pattern"]) for name, row in data["dates"].items()},
        issuer_lead=re.compile(rf"{data['issuer_lead']}"),
        issuer=_issuer(data),
        superior=re.compile(data["superior"]),
        term=re.compile(data["term"]),
        beside=re.compile(data["beside"]),
        place=re.compile(data["place"]),
        ends=re.compile(rf"{data['ends']}| {data['opening']}"),
        opening=re.compile(data["opening"]),
        names=re.compile(rf"(?:{_either(map(re.escape, place_spellings()))})(?!(?!ngày)[^\W_])"),
        connect=re.compile(rf"{data['connect']}\Z"),
    )


def _issuer(data: Mapping[str, Any]) -> re.Pattern[str]:
    rows: dict[bool, list[str]] = {True: [], False: []}
    for row in data["issuers"].values():
        pattern = row["pattern"].replace("{covid}", data["covid"]).replace("{field}", data["field"])
        rows[row.get("central", False)].append(pattern)
    central, others = ("|".join(part) for part in rows.values())
    return re.compile(rf"(?<![^\W_])(?:(?P<central>{central})|{others})(?!(?!ngày)[^\W_])")


@cache
def relations() -> tuple[Relation, ...]:
    return tuple(
        Relation(
            key,
            re.compile(rf"(?<![^\W_])(?<!kèm )(?:{_either(row['words'])})(?![^\W_])"),
            own=row["own"],
            touches=row["touches"],
        )
        for key, row in read_data("citations", "relations")["relations"].items()
    )


@cache
def between_relation() -> re.Pattern[str]:
    """Return the pattern of what may stand between a citation and the words that touch it."""
    return re.compile(read_data("citations", "relations")["between"])


def _kinds(data: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the kinds by name, other names and short form."""
    known = [kind for kind in vocabulary().kinds.values() if kind.symbols]
    symbols = {symbol: kind.key for kind in reversed(known) for symbol in kind.symbols}
    kinds: dict[str, str | None] = {kind.name: kind.key for kind in known}
    kinds |= data["words"]
    kinds |= {short: symbols[short] for short in data["short"]}
    return {tone_key(word): key for word, key in kinds.items()}


def _either(words: Iterable[str]) -> str:
    """Return an alternation, longest words first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
