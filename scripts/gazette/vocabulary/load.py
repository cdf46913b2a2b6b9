"""Read the vocabulary files into values. They ship with the package, and its tests check them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache, partial
from typing import Any, TypeVar

from gazette.data import read_data
from gazette.vocabulary.model import (
    Abbreviation,
    Body,
    Kind,
    KnownDocument,
    ProvinceToday,
    Topic,
    Vocabulary,
)
from gazette.vocabulary.unit import District, OtherForm, Province

Value = TypeVar("Value")
Row = Mapping[str, Any]


_data = partial(read_data, "vocabulary")


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary; the same object at every call."""
    today = _table(ProvinceToday, _data("provinces_today")["provinces"])
    went_into = {old: {"today": unit.key} for unit in today.values() for old in unit.formed_from}
    provinces = _in_time(_data("provinces")["provinces"])
    bodies, cited = _data("bodies"), _cited()
    return Vocabulary(
        kinds=_table(Kind, _data("kinds")["kinds"]),
        bodies=_table(Body, bodies["bodies"]),
        provinces=_table(Province, {key: row | went_into[key] for key, row in provinces.items()}),
        districts={
            (unit.province, unit.key): unit for unit in _districts(_data("districts")["districts"])
        },
        provinces_today=today,
        topics=_table(Topic, _data("topics")["topics"]),
        abbreviations=tuple(
            value_of(Abbreviation, row) for row in _data("abbreviations")["abbreviations"]
        ),
        cited=_table(KnownDocument, cited),
        cited_formerly=_data("cited")["formerly"],
        points=_data("points")["points"],
        together={text: tuple(row["bodies"]) for text, row in bodies["together"].items()},
    )


def _cited() -> dict[str, Row]:
    """Return the known documents, each with its source in words."""
    data = _data("cited")
    return {
        key: {**row, "source": data["sources"][row["source"]]} for key, row in data["cited"].items()
    }


def _districts(rows: Mapping[str, Mapping[str, Row]]) -> Iterator[District]:
    for province, units in rows.items():
        yield from _table(District, _in_time(units), province=province).values()


def _in_time(rows: Mapping[str, Row]) -> dict[str, dict[str, Any]]:
    """Return the rows of units with their days as dates."""
    return {key: _dated(row) for key, row in rows.items()}


def _dated(row: Row) -> dict[str, Any]:
    days = {name: dt.date.fromisoformat(row[name]) for name in ("since", "until") if name in row}
    other = {"other": value_of(OtherForm, _dated(row["other"]))} if "other" in row else {}
    return {**row, **days, **other}


def _table(kind: type[Value], rows: Mapping[str, Row], **common: str) -> dict[str, Value]:
    """Return a value for each row, by key."""
    return {key: value_of(kind, {"key": key, **common, **row}) for key, row in rows.items()}


def value_of(kind: type[Value], row: Row) -> Value:
    """Return a dataclass made from a row, without what it has no field for (most sources)."""
    names = (field.name for field in fields(kind))  # type: ignore[arg-type]
    return kind(**{name: _frozen(row[name]) for name in names if name in row})


def _frozen(value: Any) -> Any:  # noqa: ANN401 (whatever YAML holds)
    """Return the value with tuples for lists."""
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    return tuple(value) if isinstance(value, list) else value
