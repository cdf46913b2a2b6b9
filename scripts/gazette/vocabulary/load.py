"""Read the vocabulary files into values. They ship with the package and are held by its tests."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from gazette.vocabulary.model import (
    Abbreviation,
    Body,
    District,
    Kind,
    KnownDocument,
    Province,
    ProvinceToday,
    Topic,
    Vocabulary,
)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data(name: str) -> Any:  # noqa: ANN401 (a data file's shape is its reader's business)
    """Return the parsed `<name>.yml` of this folder."""
    text = files("gazette.vocabulary").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, _Loader)  # noqa: S506 (a safe loader, in C where there is one)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary; the same object at every call."""
    today = {
        key: _province_today(key, row)
        for key, row in read_data("provinces_today")["provinces"].items()
    }
    went_into = {old: unit.key for unit in today.values() for old in unit.formed_from}
    provinces, bodies = read_data("provinces")["provinces"], read_data("bodies")
    return Vocabulary(
        kinds={key: _kind(key, row) for key, row in read_data("kinds")["kinds"].items()},
        bodies={key: _body(key, row) for key, row in bodies["bodies"].items()},
        provinces={
            key: Province(key=key, today=went_into[key], **row) for key, row in provinces.items()
        },
        districts={
            (province, key): District(key=key, province=province, **row)
            for province, units in read_data("districts")["districts"].items()
            for key, row in units.items()
        },
        provinces_today=today,
        topics={
            key: Topic(key=key, name=row["name"], about=row["about"])
            for key, row in read_data("topics")["topics"].items()
        },
        abbreviations=tuple(map(_abbreviation, read_data("abbreviations")["abbreviations"])),
        cited=_cited(read_data("cited")),
        points=read_data("points")["points"],
        together={text: tuple(row["bodies"]) for text, row in bodies["together"].items()},
    )


def _kind(key: str, row: dict[str, Any]) -> Kind:
    return Kind(
        key=key,
        name=row["name"],
        symbols=tuple(row["symbols"]),
        branches=tuple(row["branches"]),
        report=row.get("report", False),
    )


def _body(key: str, row: dict[str, Any]) -> Body:
    return Body(
        key=key,
        name=row["name"],
        branch=row["branch"],
        level=row["level"],
        unit=row.get("unit"),
        symbols=tuple(row.get("symbols", ())),
        organ_of=row.get("organ_of"),
        committee=row.get("committee", False),
        also=tuple(row.get("also", ())),
    )


def _province_today(key: str, row: dict[str, Any]) -> ProvinceToday:
    return ProvinceToday(
        key=key, name=row["name"], type=row["type"], formed_from=tuple(row["from"])
    )


def _abbreviation(row: dict[str, Any]) -> Abbreviation:
    return Abbreviation(
        short=row["short"],
        full=row["full"],
        note=row.get("note"),
        only_before=tuple(row.get("only_before", ())),
    )


def _cited(data: dict[str, Any]) -> dict[str, KnownDocument]:
    sources = data["sources"]
    return {
        key: KnownDocument(key=key, **{**row, "source": sources[row["source"]]})
        for key, row in data["cited"].items()
    }
