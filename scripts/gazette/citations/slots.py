"""Documents in the making: who issued each, its kind, number and date, and what agrees with it.

Two prints of one document can differ: `05/CĐ-UBND` and `5/cđ-ubnd`, a month for a day, no symbol.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from gazette.citations.context import CitedIssuer
from gazette.text.edtf import Edtf
from gazette.text.fold import fold

_DIGITS = re.compile(r"[0-9]+[a-zđ]?")


@dataclass
class Slot:
    """A document in the making; its address comes last, when all are known."""

    issuer: CitedIssuer
    kind: str | None
    number: str
    date: Edtf | None
    names: Counter[str] = field(default_factory=Counter)
    title: str | None = None
    source: str | None = None
    held: str | None = None
    open: bool = False
    key: str = ""

    @property
    def digits(self) -> str:
        return digits_of(self.number)


def same_number(number: str) -> str:
    """Return what two prints of one number share: `05/CĐ-UBND` and `5/cđ-ubnd`."""
    return fold(number).lstrip("0")


def digits_of(number: str) -> str:
    found = _DIGITS.match(same_number(number))
    return found[0] if found else ""


def is_bare(number: str) -> bool:
    return digits_of(number) == same_number(number)


def number_agrees(slot: Slot, number: str) -> bool:
    """Of one number, or one of both without its symbol."""
    ours, theirs = same_number(slot.number), same_number(number)
    return ours == theirs or slot.digits in (ours, theirs)


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
        one.issuer == other.issuer
        and number_agrees(one, other.number)
        and kind_agrees(one, other.kind)
        and dates_meet(one.date, other.date)
    )


def is_one(slot: Slot, wanted: Slot) -> bool:
    same = (slot.kind, same_number(slot.number)) == (wanted.kind, same_number(wanted.number))
    return same and slot.issuer == wanted.issuer
