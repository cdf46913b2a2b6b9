"""Say which document each citation names: one that is held, one that is known, or one cited only.

In: the mentions of all letters, and the documents held. Out: for each mention its document, and how
sure that is. Two mentions are of one document where issuer with its place, kind, number and year
agree and nothing contradicts. Without a year nothing is settled, unless one document alone is
possible; then that is marked as inferred. What front matter settles no rule touches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from gazette.citations.model import Certainty, Citation, Document, Reason
from gazette.citations.naming import named
from gazette.citations.seat import Seat, seat_at
from gazette.citations.seats import cited_seat, seat_of, unknown_seat
from gazette.citations.slots import (
    Slot,
    agree,
    dates_meet,
    is_one,
    kind_agrees,
)
from gazette.records.model import Directive
from gazette.text.dates import short_edtf
from gazette.text.edtf import parse_edtf
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import parse_cited_number


@dataclass(frozen=True)
class Mention:
    """A citation with the letter that it stands in."""

    letter: str
    directive: Directive
    citation: Citation
    settled: str | None = None
    """The document that front matter names: a key of cited.yml or an address."""
    seat: Seat = field(default_factory=lambda: Seat(None, None, None))


@dataclass(frozen=True)
class Resolved:
    """What a mention names: a key of the documents, and how sure that is."""

    document: str
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    candidates: tuple[str, ...] = ()


Choice: TypeAlias = tuple[Slot, Certainty, tuple[Reason, ...], tuple[Slot, ...]]
"""A slot, how sure it is, why, and the others that it may be."""


def resolve(
    mentions: Iterable[Mention], held: Mapping[str, Directive]
) -> tuple[list[Resolved], dict[str, Document]]:
    """Resolve all mentions together. `held`: the letters by the address of their page."""
    pool = _Pool(held)
    seated = [_with_seat(mention) for mention in mentions]
    chosen: dict[int, Choice] = {}
    for at in sorted(range(len(seated)), key=lambda i: (*_order(seated[i]), i)):
        chosen[at] = pool.choose(seated[at])
    documents = named(pool.slots)
    return [
        Resolved(slot.key, certainty, reasons, tuple(sorted(one.key for one in others)))
        for slot, certainty, reasons, others in (chosen[i] for i in range(len(seated)))
    ], documents


def _with_seat(mention: Mention) -> Mention:
    citation = mention.citation
    seat = cited_seat(citation.issuer, citation.number, mention.directive, mention.letter)
    return replace(mention, seat=seat)


def _order(mention: Mention) -> tuple[int, bool, bool]:
    """Exact ones first: a day before a month before a year, with a symbol before without."""
    date = mention.citation.date
    exact = -len(date.text) if date else 0
    return exact, mention.citation.number.is_bare, not mention.seat.is_known


class _Pool:
    """All documents: those held and known, and those that mentions make.

    They are looked up by their digits and what else must agree: the issuer, the day or the place.
    """

    def __init__(self, held: Mapping[str, Directive]) -> None:
        self.slots: list[Slot] = []
        self.settled: dict[str, Slot] = {}
        self._by: dict[Hashable, list[Slot]] = defaultdict(list)
        for address, directive in held.items():
            if directive.number and not directive.is_report:
                slot = Slot(
                    seat_of(directive, address), directive.kind, directive.number, directive.issued
                )
                slot.held, slot.title = address, directive.subject
                self._add(slot)
                self.settled[address] = slot
        for known in vocabulary().cited.values():
            seat = seat_at(known.issuer, known.province, known.district)
            number = parse_cited_number(known.number)
            slot = Slot(seat, known.kind, number, parse_edtf(known.issued))
            same = [one for one in self._of_issuer(slot) if one.held and agree(one, slot)]
            slot = same[0] if len(same) == 1 else self._add(slot)
            slot.source = known.source
            if not slot.held:  # the record says what its subject is
                slot.title = known.title
            self.settled[known.key] = slot

    def _add(self, slot: Slot) -> Slot:
        self.slots.append(slot)
        digits, seat = slot.number.digits_key, slot.seat
        self._by[digits, seat.identity].append(slot)
        if seat.is_known and not slot.open:
            if slot.date and slot.date.day:
                self._by[digits, slot.date.day].append(slot)
            self._by[digits, _place(seat)].append(slot)
        return slot

    def _of_issuer(self, like: Slot) -> list[Slot]:
        return self._by[like.number.digits_key, like.seat.identity]

    def _of_day(self, mention: Mention) -> list[Slot]:
        """Return the documents of a mention's day whose issuer is known."""
        date = mention.citation.date
        return self._by[mention.citation.number.digits_key, date.day] if date and date.day else []

    def _near(self, mention: Mention) -> list[Slot]:
        """Return the documents of the letter's district, its province or the centre."""
        letter = mention.directive
        own = (letter.province, letter.district)
        places = dict.fromkeys(("centre", (letter.province, None), own))
        digits = mention.citation.number.digits_key
        return [slot for place in places for slot in self._by[digits, place]]

    def choose(self, mention: Mention) -> Choice:
        """Return the slot of a mention; what fits none makes one."""
        if mention.settled and (slot := self.settled.get(mention.settled.removeprefix("/"))):
            return self._named_by(slot, mention), "settled", (), ()
        if mention.citation.date is None:
            return self._without_year(mention)
        made = _made(mention)
        some = self._of_issuer(made)
        if not mention.seat.is_known:
            some = [*some, *self._of_day(mention)]
        fitting = [slot for slot in some if _fits(slot, mention)]
        exact = [
            slot for slot in fitting if slot.date and slot.date.text == mention.citation.issued
        ]
        fitting = exact if len(exact) == 1 else fitting
        reasons = mention.seat.reasons
        if len(fitting) == 1:
            slot = fitting[0]
            if mention.citation.number.is_bare and not slot.number.is_bare:
                reasons += (_without_symbol(slot, mention),)
            if not mention.seat.is_known and slot.seat.is_known:
                reasons += (_number_and_day(slot),)
            certainty: Certainty = "inferred" if reasons else "stated"
            return self._named_by(slot, mention), certainty, reasons, ()
        if fitting:
            return self._open(mention), "open", (_several(fitting),), tuple(fitting)
        certainty = "inferred" if reasons else "stated"
        return self._named_by(self._add(made), mention), certainty, reasons, ()

    def _without_year(self, mention: Mention) -> Choice:
        known = mention.seat.is_known
        some = self._of_issuer(_made(mention)) if known else self._near(mention)
        possible = tuple(
            slot
            for slot in some
            if slot.date and _can_be(slot, mention) and not _is_later(slot, mention)
        )
        if len(possible) == 1 and known:
            (slot,) = possible
            reasons = (*mention.seat.reasons, _only(slot))
            return self._named_by(slot, mention), "inferred", reasons, ()
        reason = _several(possible) if possible else Reason("no_year")
        return self._open(mention), "open", (reason,), possible

    def _open(self, mention: Mention) -> Slot:
        """Return the slot of a number whose year, and perhaps whose issuer, is unknown."""
        wanted = replace(_made(mention), date=None, open=True)
        if not mention.seat.is_known:
            wanted.seat = Seat(None, None, None)
        for slot in self._of_issuer(wanted):
            if slot.open and is_one(slot, wanted):
                return self._named_by(slot, mention)
        return self._named_by(self._add(wanted), mention)

    @staticmethod
    def _named_by(slot: Slot, mention: Mention) -> Slot:
        if mention.citation.issuer and not mention.seat.contradicted:
            slot.names[mention.citation.issuer] += 1
        return slot


# ---------- what a mention can be of ----------


def _place(seat: Seat) -> str | tuple[str | None, str | None]:
    return "centre" if seat.level == "centre" else (seat.province, seat.district)


def _can_be(slot: Slot, mention: Mention) -> bool:
    """Issuer, kind and number agree, as far as each is known."""
    citation = mention.citation
    if not (slot.number.agrees_with(citation.number) and kind_agrees(slot, citation.kind)):
        return False
    if mention.seat.is_known:
        return slot.seat.identity == mention.seat.identity
    return slot.seat.is_known and not slot.open and _is_near(slot, mention)


def _fits(slot: Slot, mention: Mention) -> bool:
    """All that is known agrees; where the issuer is unknown symbol and day must be alike."""
    date = mention.citation.date
    if slot.open or not dates_meet(slot.date, date):
        return False
    if mention.seat.is_known:
        return _can_be(slot, mention)
    same_day = bool(date and date.day and slot.date and slot.date.day == date.day)
    number = mention.citation.number
    same = slot.number.key == number.key and not number.is_bare
    if not slot.seat.is_known:
        return agree(slot, _made(mention))
    return same_day and same and _can_be(slot, mention)


def _is_near(slot: Slot, mention: Mention) -> bool:
    """Whether a document is of the letter's district, its province or the centre."""
    seat, letter = slot.seat, mention.directive
    if seat.level == "centre":
        return True
    return seat.province == letter.province and seat.district in (None, letter.district)


def _is_later(slot: Slot, mention: Mention) -> bool:
    date = mention.directive.date
    latest = date.latest if date else None
    return bool(latest and slot.date and slot.date.earliest and slot.date.earliest > latest)


def _made(mention: Mention) -> Slot:
    """Return a slot of what a mention says; one of unknown issuer belongs to the letter's place."""
    seat = mention.seat
    if not seat.is_known:
        seat = unknown_seat(mention.directive, mention.letter)
    citation = mention.citation
    return Slot(
        replace(seat, reasons=(), contradicted=False), citation.kind, citation.number, citation.date
    )


# ---------- why ----------


def _only(slot: Slot) -> Reason:
    return Reason("only_one", {"number": slot.number.text, "day": _day(slot)})


def _without_symbol(slot: Slot, mention: Mention) -> Reason:
    return Reason(
        "without_symbol", {"number": slot.number.text, "digits": mention.citation.number.text}
    )


def _number_and_day(slot: Slot) -> Reason:
    return Reason("number_and_day", {"number": slot.number.text, "day": _day(slot)})


def _day(slot: Slot) -> str:
    return (short_edtf(slot.date) if slot.date else None) or ""


def _several(slots: Iterable[Slot]) -> Reason:
    count = len(tuple(slots))
    return Reason("one_of_unknown" if count == 1 else "several", {"count": str(count)})
