"""The data files of this room as values: the sentences of letters, and the bodies that issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Issuer:
    """A body that issues letters, as described in `issuers.yml`."""

    key: str
    """In `bodies.yml`."""
    level: str
    unit: str | None
    """The type of its unit: `huyện`, `tỉnh`; None for central bodies."""
    symbol: str
    weight: int
    """How often it issues, compared with the others of its unit."""
    kinds: Mapping[str, int]
    """What it issues: keys of `kinds.yml` with weights."""
    signs: tuple[tuple[str | None, str], ...]
    """Authority and position of those who sign for it."""
    departments: tuple[str, ...]
    """Symbols one of which follows its own in the number of a State công văn; may be empty."""


def read_data(name: str) -> dict[str, Any]:
    """Return the parsed `<name>.yml` of this folder."""
    text = files("gazette.synth").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def phrases() -> dict[str, Any]:
    return read_data("phrases")


@cache
def level_weights() -> dict[str, int]:
    """Return how often each level issues."""
    weights: dict[str, int] = read_data("issuers")["levels"]
    return weights


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return every issuer, those of districts first."""
    data = read_data("issuers")
    return tuple(
        Issuer(
            key=row["key"],
            level=level,
            unit=row["unit"],
            symbol=row["symbol"],
            weight=row["weight"],
            kinds=data["kinds"][row["kinds"]],
            signs=tuple((who, position) for who, position in data["signatures"][row["signs"]]),
            departments=tuple(row.get("office", ())),
        )
        for level, rows in data["issuers"].items()
        for row in rows
    )
