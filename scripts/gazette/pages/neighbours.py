"""Which directives stand before and after one: in its district, and in time everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.corpus import Corpus, Entry
from gazette.pages.labels import label
from gazette.pages.model import Link
from gazette.pages.names import date_name, title_of

Around = dict[str, tuple[Entry | None, Entry | None]]
"""By address: the entry before, and the entry after."""


@dataclass(frozen=True)
class Neighbour:
    direction: str
    """`previous` or `next`."""
    is_near: bool
    """True in the order of its district, False in that of all documents."""
    relation: str
    link: Link


def neighbours(corpus: Corpus) -> dict[str, tuple[Neighbour, ...]]:
    """Return the neighbours of every entry whose text is shown, by its address.

    Letters of one unknown district are not of one district, so they have none in it.
    """
    districts = corpus.grouped(_district)
    in_district = {a: pair for own in districts.values() for a, pair in _around(own).items()}
    in_time = _around(corpus.shown)
    return {
        address: (
            *_links("in_district", in_district.get(address, (None, None))),
            *_links("in_time", around),
        )
        for address, around in in_time.items()
    }


def _district(entry: Entry) -> list[tuple[str, ...]]:
    return [entry.folder] if entry.directive.district and entry.is_shown else []


def _around(newest_first: Sequence[Entry]) -> Around:
    ordered = (None, *newest_first, None)
    rows = zip(newest_first, ordered[2:], ordered, strict=False)
    return {entry.address: (before, after) for entry, before, after in rows}


def _links(where: str, around: tuple[Entry | None, Entry | None]) -> Iterator[Neighbour]:
    for direction, entry in zip(("previous", "next"), around, strict=True):
        if entry:
            text = f"{title_of(entry.directive)} ({date_name(entry.directive.date)})"
            relation = label("directive", f"{direction}_{where}")
            yield Neighbour(direction, where == "in_district", relation, Link(text, entry.address))
