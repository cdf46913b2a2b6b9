"""Documents in the making: who issued each, its kind, number and date, and what agrees with it.

Two prints of one document can differ: `05/CĐ-UBND` and `5/cđ-ubnd`, a month for a day, no symbol.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gazette.citations.seat import Seat
from gazette.text.edtf import Edtf
from gazette.vocabulary.number import Number


@dataclass
class Slot:
    """A document in the making; its address comes last, when all are known."""

    seat: Seat
    kind: str | None
    number: Number
    date: Edtf | None
    names: Counter[str] = field(default_factory=Counter)
    title: str | None = None
    source: str | None = None
    held: str | None = None
    open: bool = False
    key: str = ""


def kind_agrees(slot: Slot, kind: str | None) -> bool:
    return slot.kind is None or kind is None or slot.kind == kind


def dates_meet(one: Edtf | None, other: Edtf | None) -> bool:
    """Whether both can be of one day; an unknown date meets nothing."""
    if not one or not other:
        return False
    starts = [date.earliest for date in (one, other) if date.earliest]
    ends = [date.latest for date in (one, other) if date.latest]
    return not starts or not ends or max(starts) <= min(ends)


def agree(one: Slot, other: Slot) -> bool:
    return (
        one.seat.identity == other.seat.identity
        and one.number.agrees_with(other.number)
        and kind_agrees(one, other.kind)
        and dates_meet(one.date, other.date)
    )


def is_one(slot: Slot, wanted: Slot) -> bool:
    same = (slot.kind, slot.number.key) == (wanted.kind, wanted.number.key)
    return same and slot.seat.identity == wanted.seat.identity
