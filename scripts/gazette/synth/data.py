"""The data files of this room as values: what letters say, and who issues them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LEVELS = ("district", "province", "centre")


@dataclass(frozen=True)
class Issuer:
    """A body that issues, with what it issues how often, and who signs for it."""

    key: str
    """In `bodies.yml`."""
    level: str
    unit: str | None
    """The type of the unit whose body it is: `huyện`, `tỉnh`; None at the centre."""
    symbol: str
    weight: int
    kinds: Mapping[str, int]
    """Keys of `kinds.yml`, with weights."""
    signs: tuple[tuple[str | None, str], ...]
    """Authority and position."""
    office: tuple[str, ...]
    """What follows the symbol in the number of a State công văn; none: nothing does."""


def read_data(name: str) -> dict[str, Any]:
    """Return the parsed `<name>.yml` of this folder."""
    text = files("gazette.synth").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def phrases() -> dict[str, Any]:
    """Return `phrases.yml`; the same object at every call."""
    return read_data("phrases")


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return every issuer, those of districts first."""
    data = read_data("issuers")
    return tuple(_issuer(data, level, row) for level in LEVELS for row in data["issuers"][level])


@cache
def level_weights() -> tuple[int, ...]:
    """Return how often each of `LEVELS` issues."""
    weights = read_data("issuers")["levels"]
    return tuple(weights[level] for level in LEVELS)


def _issuer(data: dict[str, Any], level: str, row: dict[str, Any]) -> Issuer:
    return Issuer(
        key=row["key"],
        level=level,
        unit=row["unit"],
        symbol=row["symbol"],
        weight=row["weight"],
        kinds=data["kinds"][row["kinds"]],
        signs=tuple((who, position) for who, position in data["signatures"][row["signs"]]),
        office=tuple(row.get("office", ())),
    )
