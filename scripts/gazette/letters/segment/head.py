"""The head of a letter: letterhead, subject, Kính gửi, up to the body.

In: the lines of a letter from its first. Out: its pieces, and where the body begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.letters.model import LeftOut, Piece, Role
from gazette.letters.segment.cells import cells_of
from gazette.letters.segment.datelines import with_dateline
from gazette.letters.segment.head_roles import (
    is_addressed,
    is_site_words,
    is_star,
    is_surely_prose,
    role_of,
)
from gazette.letters.segment.lines import Line
from gazette.letters.segment.names import name_roles
from gazette.letters.segment.noise import is_noise
from gazette.letters.segment.reading import Reading
from gazette.letters.segment.reasons import PAGE, RECEIVED, RULED, SITE, UNKNOWN
from gazette.letters.segment.recipients import with_recipients

_NEAR = 3  # lines in which it must follow a line that is left out
_WINDOW = 8  # lines in which "Kính gửi:" must follow a subject that nothing else tells


@dataclass(frozen=True)
class Head:
    """The pieces of a head, and the number of the line that begins the body."""

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    end: int


def read_head(lines: Sequence[Line], start: int, end: int) -> Head:
    """Read the head that begins at a line, in a letter that ends before another line."""
    reading, at = Reading(), start
    while at < end:
        ahead = lines[at + 1 : min(end, at + _WINDOW)]
        longer = _with_line(reading, lines[at], ahead) or _without(reading, lines[at], ahead)
        if longer is None:
            break
        reading, at = longer, at + 1
        if reading.has("addressed") and not (at < end and lines[at].has("dien-lead")):
            reading, at = with_recipients(reading, lines, at, end)
            break
    return Head(tuple(name_roles(reading)), reading.left_out, at)


def _with_line(reading: Reading, line: Line, ahead: Sequence[Line]) -> Reading | None:
    """Return the reading with a line; None if the line belongs to no head."""
    is_open = reading.has("number") and not reading.has("dateline", "title", "addressed")
    is_open = is_open and not any(one.has("dateline") for one in ahead)
    for cells in (*(with_dateline(line) if is_open else ()), cells_of(line), (line,)):
        longer: Reading | None = reading
        for cell in cells:
            longer = _with_cell(longer, cell, ahead) if longer else None
        if longer:
            return longer
    return None


def _without(reading: Reading, line: Line, ahead: Sequence[Line]) -> Reading | None:
    """Leave out a line that is none of a letterhead's, if "V/v" or "Kính gửi:" is soon after it."""
    is_inside = any(is_addressed(one) or _begins_subject(reading, one) for one in ahead[:_NEAR])
    return reading.leaving_out(line, UNKNOWN) if is_inside and not is_surely_prose(line) else None


def _begins_subject(reading: Reading, line: Line) -> bool:
    return not reading.has("title", "subject") and line.has("subject-lead")


def _with_cell(reading: Reading, cell: Line, ahead: Sequence[Line]) -> Reading | None:
    if because := _why_out(reading, cell):
        return reading.leaving_out(cell, because)
    if is_star(cell):
        return reading.adding("star", cell)
    if reading.has("addressed"):
        role: Role = "addressed" if cell.has("dien-lead") else "recipient"
        return reading.adding(role, cell, continues=role == "addressed")
    is_telegram = reading.has("title") and cell.has("addressed") and cell.text[:1].isupper()
    is_led = cell.is_capitals and bool(ahead) and ahead[0].has("dien-lead")
    if is_addressed(cell) or is_telegram or is_led:
        return _addressed(reading, cell)
    role_ = role_of(reading, cell, ahead)
    return _adding(reading, role_, cell) if role_ else None


def _why_out(reading: Reading, cell: Line) -> str | None:
    """Return the reason to leave a cell out; None for one that says something."""
    if is_site_words(cell) and not _is_day_of_subject(reading, cell):
        return SITE
    if cell.is_after_gap and cell.has("page-number") and reading.has("subject", "title"):
        return PAGE
    if _is_stamp(reading, cell):
        return RECEIVED
    if is_star(cell):
        return None
    if not cell.words or cell.has("rule"):
        return RULED
    is_above = not reading.has("title", "subject", "addressed")
    return UNKNOWN if is_above and is_noise(cell) else None


def _is_day_of_subject(reading: Reading, cell: Line) -> bool:
    """Tell whether a line begins with the day that the subject above leads to."""
    last = reading.last
    is_open = last is not None and last.role == "subject" and last.cell.has("before-number-end")
    return is_open and cell.text[:1].isdigit()


def _is_stamp(reading: Reading, cell: Line) -> bool:
    """Tell whether a line is one of the stamp of the office that a letter came to."""
    if cell.has("received", "received-day"):
        return cell.is_capitals or cell.text.startswith("ĐẾN") or cell.has("received-day")
    is_under = bool(reading.left_out) and reading.left_out[-1].because == RECEIVED
    return is_under and cell.has("received-part")


def _adding(reading: Reading, role: Role, cell: Line) -> Reading:
    goes_on = role in ("motto", "title", "dateline") and reading.has(role)
    return reading.adding(role, cell, continues=goes_on)


def _addressed(reading: Reading, cell: Line) -> Reading:
    """Read "Kính gửi:" and what stands beside it."""
    end = cell.length_of("addressed-lead") or len(cell.text)
    rest = cell.part(end, len(cell.text))
    if not rest.words:
        return reading.adding("addressed", cell)
    label = cell.part(0, rest.start - cell.start)
    return reading.adding("addressed", label).adding("recipient", rest)
