"""The provinces as a map of tiles, tinted by the number of documents.

In: the entries of each province. Out: tiles with their place on the grid of `tilemap.yml`. Hoàng Sa
and Trường Sa, districts of Đà Nẵng and Khánh Hòa, have tiles of their own; their documents count
for their province too.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from gazette.corpus import Entry
from gazette.data import read_data
from gazette.pages import addresses
from gazette.pages.labels import label
from gazette.pages.names import count_name
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary

TINTS = 4
LINE = 10
"""The number of characters on a line of a tile."""
Entries = Sequence[Entry]


class Place(NamedTuple):
    """Column and row of a tile, from the north-west."""

    column: float
    row: float


@dataclass(frozen=True)
class Tile:
    place: Place
    lines: tuple[str, ...]
    """Its name, broken to fit."""
    name: str
    """Its name and count: "Vĩnh Phúc: 1 văn bản"."""
    count: str
    address: str | None
    """None where there are no documents."""
    tint: int
    """0 for no documents, then 1 to `TINTS`."""
    is_island: bool = False


@dataclass(frozen=True)
class Tilemap:
    columns: float
    rows: int
    tiles: tuple[Tile, ...]
    key: tuple[tuple[int, str], ...]
    """Each tint in use, with the counts it stands for: "3–9"."""


def tilemap_of(provinces: Mapping[str, Entries]) -> Tilemap:
    """Return the map of entries, given by the key of their province."""
    tiles = (*_province_tiles(provinces), *_island_tiles(provinces))
    columns = max(tile.place.column for tile in tiles) + 1
    return Tilemap(columns, len(_layout()["rows"]), tiles, tuple(_key(provinces)))


def _key(provinces: Mapping[str, Entries]) -> Iterator[tuple[int, str]]:
    held = sorted(len(provinces[key]) for key in vocabulary().provinces.keys() & provinces.keys())
    for tint, group in groupby(held, lambda count: _tint(count, provinces)):
        counts = list(group)
        yield tint, "–".join(dict.fromkeys((grouped(counts[0]), grouped(counts[-1]))))


def _province_tiles(provinces: Mapping[str, Entries]) -> Iterator[Tile]:
    for row, keys in enumerate(_layout()["rows"]):
        for column, key in enumerate(keys.split()):
            if key != ".":
                name, entries = vocabulary().provinces[key].name, provinces.get(key, ())
                yield Tile(
                    Place(column, row),
                    tuple(textwrap.wrap(name, LINE)),
                    label("picture", "held", name=name, count=count_name(entries)),
                    grouped(len(entries)),
                    addresses.province_address(key) if entries else None,
                    _tint(len(entries), provinces),
                )


def _island_tiles(provinces: Mapping[str, Entries]) -> Iterator[Tile]:
    for island in _layout()["islands"]:
        folder = island["province"], island["district"]
        entries = [one for one in provinces.get(folder[0], ()) if one.folder == folder]
        district, province = vocabulary().districts[folder], vocabulary().provinces[folder[0]]
        name = f"{district.name} {label('picture', 'island_of', name=province.name)}"
        yield Tile(
            Place(island["column"], island["row"]),
            (district.name, province.name),
            label("picture", "held", name=name, count=count_name(entries)),
            grouped(len(entries)),
            addresses.folder_address(entries[0].directive.office) if entries else None,
            _tint(len(entries), provinces),
            is_island=True,
        )


def _tint(count: int, provinces: Mapping[str, Entries]) -> int:
    """Return the tint on a logarithmic scale from the smallest to the largest province."""
    if count == 0:
        return 0
    held = [len(provinces[key]) for key in vocabulary().provinces.keys() & provinces.keys()]
    least, most = min(held), max(held)
    if least == most:
        return TINTS // 2
    part = math.log(max(count, least) / least) / math.log(most / least)
    return 1 + round((TINTS - 1) * part)


@cache
def _layout() -> dict[str, Any]:
    layout: dict[str, Any] = read_data("pages.pictures", "tilemap")
    return layout
