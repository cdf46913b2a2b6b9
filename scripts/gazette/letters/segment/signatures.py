"""The lines of a signature: authority, position, name.

In: what was read of the end of a letter, and a line. Out: that with the line in its signature. Two
signers stand in columns, or their lines come in turn where columns were lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gazette.letters.model import Role
from gazette.letters.segment.lines import Line
from gazette.letters.segment.persons import can_be_name, is_name
from gazette.letters.segment.reading import Read, Reading

_LONGEST = 110  # characters of a line of a signature
LONGEST_PLAIN = 60
"""Characters of one that is not in capitals."""
_LONG_NAME = 24  # characters of the first line of a name on two lines
_SHORT_NAME = 2  # words of the first line of a name that a narrow column broke
_LAST_WORDS = 2  # of a name that its middle name shows to be cut
_MOST_SIGNERS = 30
_SIGN: tuple[Role, ...] = ("authority", "position", "name")


def is_signing(cell: Line) -> bool:
    """Tell whether a line names an authority or a post as above a signature."""
    if not cell.has("authority-lead", "position-lead"):
        return False
    return in_capitals(cell) or _is_plain(cell)


def in_capitals(cell: Line) -> bool:
    """Tell whether a line can be that of a signature by its capitals."""
    is_ended = cell.text.rstrip("*").endswith((".", ":", ";"))
    is_line = len(cell.text) <= _LONGEST and not is_ended
    return is_line and cell.is_capitals


def _is_plain(cell: Line) -> bool:
    """Tell whether a line can be that of a signature though it is not in capitals."""
    is_line = cell.text.strip("*")[:1].isupper() and cell.text[-1] not in ".,:;"
    return is_line and len(cell.text) <= LONGEST_PLAIN and not cell.has_dash


def with_sign(reading: Reading, cell: Line) -> Reading | None:
    """Read a line of a signature; None if it is none."""
    newest = max((read.column for read in reading.cells), default=0)
    if newest > _MOST_SIGNERS:
        return None
    over = _over(reading, cell)
    role = _role_of(over.role if over else None, cell)
    if over and role is None and _ends_name(over, cell):
        return reading.adding("name", cell, continues=True, column=over.column)
    if role is None:
        return None
    if over is None or over.role == "name" or _is_beside(over, cell):
        role = "authority" if over and _is_beside(over, cell) else role
        return reading.adding(role, cell, column=newest + 1)
    return reading.adding(role, cell, continues=over.role == role, column=over.column)


def _ends_name(over: Read, cell: Line) -> bool:
    """Tell whether a line is the last word of a name too long for its column, or cut in it."""
    if over.role != "name" or not cell.text.istitle() or cell.has("site", "stamp"):
        return False
    name, words = over.cell.text, cell.text.split()
    if over.cell.has("middle-name-end"):
        return len(words) <= _LAST_WORDS and all(map(str.isalpha, words))
    is_open = len(name) >= _LONG_NAME or len(name.split()) <= _SHORT_NAME
    return is_open and cell.row == over.cell.row + 1 and cell.text.isalpha()


def _is_beside(over: Read, cell: Line) -> bool:
    """Tell whether a line begins the signature of another body that signs too."""
    return over.role in ("authority", "position") and _is_for_body(cell)


def _is_for_body(cell: Line) -> bool:
    return cell.has("for-body-lead")


def _over(reading: Reading, cell: Line) -> Read | None:
    """Return the line of a signature that a line goes on from."""
    lasts = [reading.last_in(column) for column in _open_columns(reading)]
    under = [last for last in lasts if last and cell.is_under(last.cell)]
    if under:  # several if columns were lost: the first signer who lacks this line
        lacking = (last for last in under if is_person(cell) or last.role == "authority")
        return next(lacking, under[-1])
    last = reading.last_with(*_SIGN)
    is_beside = last is not None and last.cell.row == cell.row and not _is_surely_name(cell)
    return reading.last_over(cell, *_SIGN) or (None if is_beside else last)


def _is_surely_name(cell: Line) -> bool:
    return is_name(cell.text) and not cell.has("position-lead", "authority-lead")


def _open_columns(reading: Reading) -> Iterator[int]:
    """Yield the signers whose name was not read."""
    named = {read.column for read in reading.cells if read.role == "name"}
    signed = dict.fromkeys(read.column for read in reading.cells if read.role in _SIGN)
    return (column for column in signed if column not in named)


def _role_of(last: Role | None, cell: Line) -> Role | None:
    """Return the role of a line of a signature, after the line above it."""
    if last in ("authority", "position") and is_person(cell):
        return "name"
    if not (in_capitals(cell) or _is_plain(cell)):
        return None
    is_under = last in ("authority", "position")
    if cell.has("authority-lead"):
        return "position" if is_under else "authority"
    if cell.has("position-lead"):
        return "position"
    return last if is_under and cell.is_capitals else None


def with_name(reading: Reading) -> Reading:
    """Return the reading with a name: the last line of a signature, if all is in capitals."""
    last = reading.last_with(*_SIGN)
    if last is None or not last.continues or reading.has("name"):
        return reading
    if last.cell.has("position-lead", "authority-lead", "body-lead"):
        return reading
    if not can_be_name(last.cell.text):
        return reading
    cells = (
        replace(one, role="name", continues=False) if one is last else one for one in reading.cells
    )
    return replace(reading, cells=tuple(cells))


def is_person(cell: Line) -> bool:
    """Tell whether a line can be the name of who signed; in capitals only with a known surname."""
    if cell.is_capitals:
        return is_name(cell.text) and not cell.has("position-lead")
    return can_be_name(cell.text)
