"""Who signed a letter, as printed, and the lists of those who receive it.

In: the pieces of a letter. Out: each signature with its authority, position and name. Of two side
by side, the pieces may come one signature after the other or row by row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from gazette.letters.fields.lines import Line, items_of, joined, line_at
from gazette.letters.model import LetterParts, Span

_ROLES = ("authority", "position", "name")


@dataclass(frozen=True)
class Signed:
    authority: Line | None = None
    position: Line | None = None
    name: Line | None = None

    @property
    def span(self) -> Span:
        spans = [line.span for line in (self.authority, self.position, self.name) if line]
        return Span(min(spans).start, max(span.end for span in spans))

    def texts(self) -> dict[str, str | None]:
        """Return what is printed, by its field."""
        lines = {role: getattr(self, role) for role in _ROLES}
        return {role: line.text if line else None for role, line in lines.items()}


def signatures_of(parts: LetterParts) -> tuple[Signed, ...]:
    """Return the signatures of a letter, in the order printed."""
    lines = _lines(parts)
    rows = [[line for one, line in lines if one == role] for role in _ROLES]
    if len(rows[2]) > 1 and _is_row_by_row(lines):
        return tuple(Signed(*row) for row in zip_longest(*rows))
    return tuple(_one_by_one(lines))


def _lines(parts: LetterParts) -> list[tuple[str, Line]]:
    """Return the lines of signatures by their role; one that goes on is one with its next."""
    lines: list[tuple[str, Line]] = []
    for piece in parts.pieces:
        line = line_at(parts.text, piece.span) if piece.role in _ROLES else None
        if line and piece.continues and lines and lines[-1][0] == piece.role:
            lines[-1] = (piece.role, joined([lines[-1][1], line]) or line)
        elif line:
            lines.append((piece.role, line))
    return lines


def _is_row_by_row(lines: list[tuple[str, Line]]) -> bool:
    """Tell whether all names come after all that stands above them."""
    roles = [role for role, _ in lines]
    return "name" not in roles[: len(roles) - roles.count("name")]


def _one_by_one(lines: list[tuple[str, Line]]) -> Iterator[Signed]:
    """Yield the signatures, each of which ends with its name.

    What stands below the last name is of that signature too, as another post of who signed.
    """
    signed, last = Signed(), Signed()
    for role, line in lines:
        above = getattr(signed, role)
        signed = replace(signed, **{role: joined([above, line]) if above else line})
        if role == "name":
            if last != Signed():
                yield last
            signed, last = Signed(), signed
    if (whole := _with(last, signed)) != Signed():
        yield whole


def _with(last: Signed, below: Signed) -> Signed:
    both = {role: (getattr(last, role), getattr(below, role)) for role in _ROLES}
    return Signed(**{role: joined(filter(None, lines)) for role, lines in both.items()})


def recipients_of(parts: LetterParts) -> tuple[Line, ...]:
    """Return the lines of Kính gửi, without their dashes."""
    return items_of(parts, "recipient")


def copies_of(parts: LetterParts) -> tuple[Line, ...]:
    """Return the lines of Nơi nhận, without their dashes."""
    return items_of(parts, "copy")
