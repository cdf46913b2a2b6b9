"""Which body of which place issued a cited document, as far as text and letter tell it.

In: a citation and the letter it stands in. Out: a `Seat`: the body itself, never its standing
board, with its place. "Ủy ban nhân dân tỉnh" in a letter of Sông Lô is that of Vĩnh Phúc. A symbol
alone names a body only where just one of the letter's own line can be meant, and that is marked.
Where the symbol names another body than the words before it, the symbol is right.
"""

from __future__ import annotations

from dataclasses import replace

from gazette.citations.model import Reason
from gazette.citations.seat import Seat, body_name, seat_at
from gazette.citations.seats_by_name import named_seat
from gazette.citations.seats_by_symbol import (
    contradicts,
    seat_against,
    seat_by_symbol,
)
from gazette.records.model import Directive
from gazette.text.fold import fold
from gazette.vocabulary.number import Number


def seat_of(directive: Directive, address: str) -> Seat:
    """Return who issued a letter that is held."""
    return _kept_apart(seat_at(directive.issuer, directive.province, directive.district), address)


def _kept_apart(seat: Seat, address: str) -> Seat:
    return seat if seat.is_placed else replace(seat, within=address)


def cited_seat(issuer: str | None, number: Number, directive: Directive, address: str) -> Seat:
    """Return who issued a document that a letter, by its address, cites.

    A number with a slip in it names nobody: "398-TB/HU", where TU would be expected.
    """
    has_slip = any(fold(number.text) in fold("".join(slip.quote.split())) for slip in directive.sic)
    if issuer and not has_slip and contradicts(issuer, number):
        seat = _by_symbol_against(issuer, number, directive)
    elif issuer:
        seat = named_seat(issuer, directive)
    elif has_slip:
        seat = Seat(None, None, None)
    else:
        seat = seat_by_symbol(number, directive)
    return _kept_apart(seat, address) if seat.is_known else seat


def _by_symbol_against(issuer: str, number: Number, directive: Directive) -> Seat:
    """Return whom the symbol names, of the named body's own level; else nobody, and why."""
    seat = seat_against(issuer, named_seat(issuer, directive), number, directive)
    values = {"named": issuer, "symbol": number.body, "issuer": body_name(seat)}
    reason = Reason("other_symbol" if seat.is_known else "contradicted", values)
    return replace(seat, reasons=(reason,), contradicted=True)


def unknown_seat(directive: Directive, address: str) -> Seat:
    """Return the seat of a body that nothing names: unknown, and of the letter's place."""
    own = seat_of(directive, address)
    return Seat(None, directive.province, directive.district, within=own.within)
