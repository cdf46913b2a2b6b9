"""The addresses of documents that are not held, and documents made of all that is known of them.

In: slots. Out: documents by key: `vien-dan/<place of the issuer>/<year>/<number>`, each another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gazette.citations.model import Document, key_of
from gazette.citations.seat import body_name
from gazette.citations.slots import Slot
from gazette.records.address import UNKNOWN
from gazette.text.fold import slug

FOLDER = "vien-dan"
_MANY = 10_000


def named(slots: Iterable[Slot]) -> dict[str, Document]:
    """Give every slot its key; return the documents, sorted by it."""
    ordered = list(slots)
    groups: dict[str, list[Slot]] = defaultdict(list)
    for slot in ordered:
        if slot.held:
            slot.key = key_of(slot.held)
        else:
            groups[_address(slot)].append(slot)
    taken: set[str] = set()
    for address, group in sorted(groups.items()):
        first, *others = sorted(group, key=_rank)
        for slot in (first, *others):
            names = _names(address, slot, first)
            slot.key = next(name for name in names if name not in taken)
            taken.add(slot.key)
    return {slot.key: _document(slot) for slot in sorted(ordered, key=lambda one: one.key)}


def _address(slot: Slot) -> str:
    """As in `vien-dan/trung-uong/2020/15-ct-ttg`."""
    year = (slot.date.year if slot.date else None) or UNKNOWN
    return "/".join((FOLDER, *slot.seat.folder, year, _name(slot)))


def _name(slot: Slot) -> str:
    """Return the number and what it leaves open: the kind, the issuer, the place or the letter."""
    parts = [slug(slot.number.text)]
    if slot.number.is_bare:
        parts += [slot.kind or "van-ban", slot.seat.body or slot.seat.name or ""]
    elif slot.seat.name:
        parts.append(slot.seat.name)
    if not slot.seat.is_known:
        parts += [slot.seat.district or "", slot.seat.province or ""]
    if slot.seat.within:
        parts.append(f"theo-{slot.seat.within.rpartition('/')[2].removesuffix('.html')}")
    return "-".join(filter(None, parts))


def _rank(slot: Slot) -> tuple[str, ...]:
    date = slot.date.text if slot.date else ""
    return date, slot.number.text, *(part or "" for part in (slot.kind, *slot.seat.identity))


def _names(address: str, slot: Slot, first: Slot) -> Iterator[str]:
    """Yield names until one is free: another body adds its key, another date its month or day."""
    yield address
    issuer = slot.seat.body or slot.seat.name
    if issuer and slot.seat.identity != first.seat.identity:
        address = f"{address}-{issuer}"
        yield address
    date = (slot.date.plain if slot.date else None) or ""
    yield from (f"{address}-{part}" for part in (date[5:7], date[5:]) if part)
    address = f"{address}-{slot.kind or 'van-ban'}"
    yield from (address, *(f"{address}-{count}" for count in range(2, _MANY)))


def _document(slot: Slot) -> Document:
    return Document(
        key=slot.key,
        kind=slot.kind,
        number=slot.number,
        issued=slot.date.text if slot.date else None,
        issuer=slot.seat.body,
        province=slot.seat.province if slot.seat.is_known else None,
        district=slot.seat.district if slot.seat.is_known else None,
        issuer_name=_issuer_name(slot),
        title=slot.title,
        source=slot.source,
        is_held=slot.held is not None,
    )


def _issuer_name(slot: Slot) -> str | None:
    """Return the name that most citations print, else that of a body which a symbol tells."""
    if slot.names:
        return min(slot.names, key=lambda name: (-slot.names[name], name))
    return body_name(slot.seat) if slot.seat.title else None
