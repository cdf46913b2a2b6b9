"""The ways on from a directive: others of its district, of its province and month, of a topic.

In: a corpus. Out: doors, each with the few documents nearest in time. A page depends on no more of
the others than the names of those few.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from gazette.corpus import Corpus, Entry
from gazette.pages.addresses import folder_address, search_address, topic_address
from gazette.pages.documents import entry_link, entry_note
from gazette.pages.labels import label
from gazette.pages.model import Link
from gazette.pages.names import province_name, unit_word
from gazette.text.grouping import grouped_by
from gazette.vocabulary import vocabulary

SHOWN = 3
"""How many documents a door shows."""


@dataclass(frozen=True)
class Door:
    title: Link
    """What these share, and the list of all that do."""
    rows: tuple[tuple[Link, str], ...]
    """Each document with its issuer and date."""


class _Shared(NamedTuple):
    """What documents share: a district, a province and month, or a topic."""

    kind: str
    name: tuple[str, ...]


class DoorFinder:
    """Finds the doors of one entry after another."""

    def __init__(self, corpus: Corpus) -> None:
        self._days = {entry.address: _day(entry) for entry in corpus.shown}
        self._orders = grouped_by(corpus.shown, _shared_by)
        self._places = {
            shared: {entry.address: at for at, entry in enumerate(entries)}
            for shared, entries in self._orders.items()
        }

    def of(self, entry: Entry) -> tuple[Door, ...]:
        return tuple(_door(shared, entry, others) for shared, others in self._found(entry))

    def inputs(self, entry: Entry) -> object:
        """Return what the doors say that is not in the entry's own record."""
        return [
            (shared, [other.naming for other in others]) for shared, others in self._found(entry)
        ]

    def _found(self, entry: Entry) -> list[tuple[_Shared, list[Entry]]]:
        """Return what the entry shares with others, and the nearest; each is shown once."""
        seen, doors = {entry.address}, []
        for shared in _shared_by(entry):
            others = (other for other in self._nearest(shared, entry) if other.address not in seen)
            if found := list(islice(others, SHOWN)):
                seen.update(other.address for other in found)
                doors.append((shared, found))
            if len(doors) == SHOWN:
                break
        return doors

    def _nearest(self, shared: _Shared, entry: Entry) -> Iterator[Entry]:
        """Yield the others of an order, the nearest in time first, the newer of two before."""
        order, at = self._orders[shared], self._places[shared][entry.address]
        newer, older, day = at - 1, at + 1, self._days[entry.address]
        while newer >= 0 or older < len(order):
            is_newer = older == len(order) or (
                newer >= 0
                and abs(self._days[order[newer].address] - day)
                <= abs(self._days[order[older].address] - day)
            )
            yield order[newer if is_newer else older]
            newer, older = (newer - 1, older) if is_newer else (newer, older + 1)


def _day(entry: Entry) -> int:
    """Return the number of the day to sort by; 0 where nothing is known of it."""
    date = entry.directive.date
    return date.bound.toordinal() if date else 0


def _shared_by(entry: Entry) -> Iterator[_Shared]:
    """Yield what an entry shares with others. Of an unknown district there may be several."""
    directive = entry.directive
    if directive.district:
        yield _Shared("district", entry.folder)
    if directive.province and directive.date and directive.date.year_month:
        yield _Shared("month", (directive.province, *directive.date.year_month))
    for topic in directive.topics:
        yield _Shared("topic", (topic,))


def _door(shared: _Shared, entry: Entry, others: list[Entry]) -> Door:
    rows = tuple((entry_link(other), entry_note(other)) for other in others)
    return Door(_title(shared, entry), rows)


def _title(shared: _Shared, entry: Entry) -> Link:
    office = entry.directive.office
    match shared:
        case ("district", _):
            name = label("door", "district", unit=unit_word(office))
            return Link(name, folder_address(office))
        case ("month", (province, year, month)):
            place = province_name(province, office.date)
            name = label("door", "month", province=place, month=f"{int(month)}/{year}")
            return Link(name, search_address({"tinh": province, "thang": f"{year}-{month}"}))
        case (_, (topic, *_)):
            name = label("door", "topic", topic=vocabulary().topics[topic].name)
            return Link(name, topic_address(topic))
    raise ValueError(shared)
