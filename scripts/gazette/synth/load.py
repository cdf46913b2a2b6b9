"""The data files of this room as values: the sentences of letters, and the bodies that issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazette.data import read_data


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


@cache
def phrases() -> dict[str, Any]:
    data: dict[str, Any] = read_data("synth", "phrases")
    return data


@cache
def level_weights() -> dict[str, int]:
    """Return how often each level issues."""
    weights: dict[str, int] = read_data("synth", "issuers")["levels"]
    return weights


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return every issuer, those of districts first."""
    data = read_data("synth", "issuers")
    return tuple(
        Issuer(
            key=row["key"],
            level=level,
            unit=row["unit"],
            symbol=row["symbol"],
            weight=row["weight"],
            kinds=data["kinds"][row["kinds"]],
            signs=tuple((who, position) for who, position in data["signatures"][row["signs"]]),
            departments=tuple(row.get("departments", ())),
        )
        for level, rows in data["issuers"].items()
        for row in rows
    )
