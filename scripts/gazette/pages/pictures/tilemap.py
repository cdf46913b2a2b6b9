"""The provinces as a map of tiles: one tile each, as deep in tint as it holds documents.

In: the entries of each province. Out: tiles with their place on the grid; `tilemap.yml` says where
each stands. Hoàng Sa and Trường Sa, districts of Đà Nẵng and Khánh Hòa, have tiles of their own;
what they hold counts for their province too, as everywhere.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label
from gazette.pages.names import count_name
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary

TINTS = 4
LINE = 8
"""How many letters stand on a line of a tile."""


class Place(NamedTuple):
    """Where a tile stands: columns and rows, from the north-west."""

    column: float
    row: float


@dataclass(frozen=True)
class Scale:
    """The least and the most that a province holds, of those that hold anything."""

    least: int
    most: int

    def tint(self, count: int) -> int:
        """Deepen by the logarithm, so that ten, a hundred and a thousand can be told apart."""
        if count == 0:
            return 0
        if self.least == self.most:
            return TINTS // 2
        part = math.log(max(count, self.least) / self.least) / math.log(self.most / self.least)
        return 1 + round((TINTS - 1) * part)


@dataclass(frozen=True)
class Tile:
    place: Place
    lines: tuple[str, ...]
    """Its name, broken to its width."""
    name: str
    """The name with what it holds: "Vĩnh Phúc: 1 văn bản"."""
    count: str
    address: str | None
    """None where nothing is held."""
    tint: int
    """0 for nothing, then 1 to `TINTS` by the logarithm of the count."""
    is_island: bool = False


@dataclass(frozen=True)
class Tilemap:
    columns: float
    rows: int
    tiles: tuple[Tile, ...]


def tilemap_of(provinces: Mapping[str, Sequence[Entry]]) -> Tilemap:
    """Return the map of entries by the key of their province."""
    held = [len(provinces[key]) for key in vocabulary().provinces.keys() & provinces.keys()]
    scale = Scale(min(held, default=0), max(held, default=0))
    mainland = [
        _tile(place, vocabulary().provinces[key].name, provinces.get(key, ()), scale)
        for key, place in _layout().provinces.items()
    ]
    islands = [_island_tile(island, provinces, scale) for island in _layout().islands]
    tiles = (*mainland, *islands)
    columns = max(tile.place.column for tile in tiles) + 1
    return Tilemap(columns, len(_layout().rows), tiles)


def _tile(place: Place, name: str, entries: Sequence[Entry], scale: Scale) -> Tile:
    address = addresses.province_address(entries[0].folder[0]) if entries else None
    return Tile(
        place,
        tuple(textwrap.wrap(name, LINE)),
        label("picture", "held", name=name, count=count_name(entries)),
        grouped(len(entries)),
        address,
        scale.tint(len(entries)),
    )


def _island_tile(island: Island, provinces: Mapping[str, Sequence[Entry]], scale: Scale) -> Tile:
    entries = [
        entry
        for entry in provinces.get(island.province, ())
        if entry.folder == (island.province, island.district)
    ]
    district = vocabulary().districts[island.province, island.district]
    province = vocabulary().provinces[island.province].name
    above = label("picture", "island_of", name=province)
    name = label("picture", "held", name=f"{district.name} {above}", count=count_name(entries))
    address = addresses.folder_address(entries[0].directive) if entries else None
    count, tint = grouped(len(entries)), scale.tint(len(entries))
    lines = (district.name, province)
    return Tile(island.place, lines, name, count, address, tint, is_island=True)


@dataclass(frozen=True)
class Island:
    province: str
    district: str
    place: Place


@dataclass(frozen=True)
class Layout:
    rows: tuple[str, ...]
    islands: tuple[Island, ...]

    @property
    def provinces(self) -> dict[str, Place]:
        return dict(self._places())

    def _places(self) -> Iterator[tuple[str, Place]]:
        for row, keys in enumerate(self.rows):
            for column, key in enumerate(keys.split()):
                if key != ".":
                    yield key, Place(column, row)


@cache
def _layout() -> Layout:
    text = files("gazette.pages.pictures").joinpath("tilemap.yml").read_text(encoding="utf-8")
    read = yaml.safe_load(text)
    islands = (
        Island(row["province"], row["district"], Place(row["column"], row["row"]))
        for row in read["islands"]
    )
    return Layout(tuple(read["rows"]), tuple(islands))
