"""Whether a letter is whole, and whose it is.

In: its pieces and its body. Out: the completeness as records have it, and the branch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from gazette.letters.model import CleanText, Piece, Role
from gazette.letters.segment.lines import Line
from gazette.letters.segment.paragraphs import Paragraph
from gazette.records.model import FORM_LINES, Completeness
from gazette.vocabulary.number import parse_number


def completeness_of(pieces: Iterable[Piece], body: Sequence[Paragraph]) -> Completeness:
    """Return the completeness: a letter without signers and without an end is a fragment."""
    roles = {piece.role for piece in pieces}
    lacks = any(role not in roles for role in FORM_LINES[1:])
    if "name" in roles:
        return "letterhead-missing" if lacks else "complete"
    is_closed = bool(body) and body[-1].lines[-1].text.endswith("./.")
    return "letterhead-missing" if lacks and is_closed else "fragment"


def branch_of(pieces: Sequence[Piece], text: CleanText) -> Literal["party", "state"] | None:
    """Return the branch that the motto tells, or else the number, the issuer, or who signs."""
    for tell in (_by_motto, _by_number, _by_names, _by_authority):
        if found := tell(pieces, text):
            return found
    return None


def _lines(pieces: Iterable[Piece], text: CleanText, *roles: Role) -> list[Line]:
    return [Line(text.quote(one.span), one.span.start) for one in pieces if one.role in roles]


def _by_motto(pieces: Sequence[Piece], text: CleanText) -> Literal["party", "state"] | None:
    lines = _lines(pieces, text, "motto")
    return _told(lines, "motto-party-inside", "motto-state-inside")


def _by_number(pieces: Sequence[Piece], text: CleanText) -> Literal["party", "state"] | None:
    for line in _lines(pieces, text, "number"):
        number = parse_number(line.text.strip("*-– "))
        if number and not number.is_joint:
            return "party" if number.is_party else "state"
    return None


def _by_names(pieces: Sequence[Piece], text: CleanText) -> Literal["party", "state"] | None:
    lines = _lines(pieces, text, "issuer", "superior")
    return _told(lines, "party-body-inside", "state-body-inside")


def _by_authority(pieces: Sequence[Piece], text: CleanText) -> Literal["party", "state"] | None:
    lines = _lines(pieces, text, "authority", "position")
    return _told(lines, "party-signing-inside", "state-signing-inside")


def _told(lines: Sequence[Line], party: str, state: str) -> Literal["party", "state"] | None:
    """Return the branch whose sign some line has, unless both have one."""
    is_party = any(line.has(party) for line in lines)
    is_state = any(line.has(state) for line in lines)
    if is_party == is_state:
        return None
    return "party" if is_party else "state"
