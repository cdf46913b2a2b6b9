"""What a cell of a letterhead is.

In: a cell, what was read before it, and the lines after it. Out: its role, or None if it belongs to
no letterhead. `names` tells superior and issuer apart afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.letters.model import Role
from gazette.letters.segment.cells import cells_of
from gazette.letters.segment.datelines import begins_dateline, ends_dateline
from gazette.letters.segment.lines import Line
from gazette.letters.segment.reading import Read, Reading
from gazette.letters.segment.reasons import RECEIVED, UNKNOWN
from gazette.records.check.secrecy import secrecy_marks
from gazette.records.marks import mark_of

_STAR = re.compile(r"(?:\*\*\s+)?\\?\*")
_LONGEST = 160  # characters of a line of a letterhead
_LONGEST_SUBJECT = 120
_LONGEST_NAME = 90
_MOTTOS = ("motto-party-inside", "motto-state-inside", "motto-other-inside")
_NAMES: tuple[Role, ...] = ("issuer", "second-issuer")
_BELOW_NAMES: tuple[Role, ...] = ("number", "dateline", "title", "subject")
_MARKS: tuple[Role, ...] = ("secrecy", "urgency")
_QUOTES = "*_“\"'(["
_WIDER = 1.6  # how much wider than the subject a line of the body is
_MOST_LINES = 8  # of a subject


def role_of(reading: Reading, cell: Line, ahead: Sequence[Line]) -> Role | None:
    """Return the role of a cell that is no rule and no "Kính gửi:"."""
    if len(cell.text) > _LONGEST:
        return None
    if mark := mark_role(cell):
        return mark
    if is_motto(cell) or _is_broken_motto(reading, cell, ahead):
        return "motto"
    if _goes_on_with_subject(reading, cell) and not _begins_with_capital(cell):
        return "subject"
    return _line_role(reading, cell, ahead) or _words_role(reading, cell, ahead)


def _begins_with_capital(cell: Line) -> bool:
    return cell.text.lstrip(_QUOTES)[:1].isupper()


def _line_role(reading: Reading, cell: Line, ahead: Sequence[Line]) -> Role | None:
    if cell.has("number"):
        return _number_role(reading)
    if reading.has("dateline"):
        return "dateline" if ends_dateline(reading, cell) else None
    return "dateline" if cell.has("dateline") or begins_dateline(cell, ahead) else None


def is_star(cell: Line) -> bool:
    """Tell whether a cell is the star under the issuer's name."""
    return bool(_STAR.fullmatch(cell.text))


def is_motto(cell: Line) -> bool:
    """Tell whether a cell is a line of the Party's or of the State's motto."""
    is_short = len(cell.text) <= _LONGEST_NAME
    return is_short and cell.has(*_MOTTOS)


def _is_broken_motto(reading: Reading, cell: Line, ahead: Sequence[Line]) -> bool:
    """Tell whether a line is a part of a motto that a narrow column broke in two."""
    if cell.has("motto-open"):
        return any(part.has("motto-rest") for line in ahead[:1] for part in cells_of(line))
    last = reading.last_with("motto")
    return last is not None and last.cell.has("motto-open") and cell.has("motto-rest")


def mark_role(cell: Line) -> Role | None:
    """Return the role of a mark of secrecy or urgency."""
    if next(secrecy_marks(cell.text), None):
        return "secrecy"
    begins = cell.text.lstrip("/ " + _QUOTES)[:1]
    return "urgency" if begins.isupper() and cell.has("urgency") else None


def is_addressed(cell: Line) -> bool:
    return cell.has("addressed-lead") or (cell.is_capitals and cell.has("addressed"))


def is_site_words(cell: Line) -> bool:
    """Tell whether a line is one of a web page around a letter."""
    is_short = len(cell.text) <= _LONGEST
    return cell.has("own-words-lead") or (is_short and cell.has("site", "stamp", "day"))


def is_body_name(cell: Line) -> bool:
    """Tell whether a line names a body as a letterhead does."""
    is_open = cell.text.endswith(",") and cell.is_capitals  # "BAN CHỈ ĐẠO PHÒNG,"
    is_line = len(cell.text) <= _LONGEST_NAME and (is_open or cell.text[-1:] not in ".,:;")
    return is_line and cell.has("body-lead")


def is_prose(cell: Line) -> bool:
    """Tell whether a line is the beginning of the body rather than of a subject."""
    is_led = cell.text.lstrip("*")[:1].isupper() and cell.has("prose-lead")
    return is_led or is_surely_prose(cell)


def is_surely_prose(cell: Line) -> bool:
    """Tell whether a line can be no part of a subject, whatever its words."""
    mark = mark_of(cell.text)
    if mark and mark[0] == "dash":
        mark = None if cell.text[1:].lstrip()[:1].islower() else mark  # "kinh tế / - xã hội"
    if len(cell.text) > _LONGEST_SUBJECT or mark:
        return True
    if cell.text.endswith((":", ";", "./.")) or cell.text.startswith("|"):
        return True
    return cell.is_after_gap and cell.text.endswith(".")


def _number_role(reading: Reading) -> Role | None:
    if not reading.has("number"):
        return "number"
    if reading.has("second-number", "subject", "title"):
        return None
    return "second-number"


def _words_role(reading: Reading, cell: Line, ahead: Sequence[Line]) -> Role | None:
    is_told = reading.has("title", "subject")
    if not is_told and cell.has("title") and (cell.is_capitals or reading.has("number")):
        return "title"
    if cell.has("subject-lead") and not reading.has("subject"):
        return "subject"
    if is_body_name(cell) and not is_told and (cell.is_capitals or not reading.has("number")):
        return _name_role(reading, cell)
    if name := _goes_on_with_name(reading, cell):
        return name
    if _goes_on_with_subject(reading, cell) or _is_subject(reading, cell, ahead):
        return "subject"
    return None


def _name_role(reading: Reading, cell: Line) -> Role:
    """Return the role of a body's name; the second issuer's is beside the first or after it."""
    over = reading.last_over(cell, *_NAMES)
    if reading.has("number") or (over and over.role == "second-issuer"):
        return "second-issuer"
    last = reading.last
    is_beside = last and last.role == "issuer" and last.cell.row == cell.row
    return "second-issuer" if is_beside and not over else "issuer"


def _goes_on_with_name(reading: Reading, cell: Line) -> Role | None:
    """Return the role of the name that a line in capitals goes on with, a motto between or not."""
    if not cell.is_capitals:
        return None
    last = reading.last_over(cell) or reading.last
    if last and last.role == "motto" and not reading.has(*_BELOW_NAMES):
        last = reading.last_with(*_NAMES)
    return last.role if last and last.role in _NAMES else None


def _goes_on_with_subject(reading: Reading, cell: Line) -> bool:
    last = _last_beside_marks(reading) if cell.text[:1].islower() else reading.last
    over = reading.last_over(cell)
    follows = any(read and read.role == "subject" for read in (last, over))
    count = sum(read.role == "subject" for read in reading.cells)
    if not follows or count >= _MOST_LINES:
        return False
    if last and cell.text[:1].isdigit() and last.cell.has("before-number-end"):
        return True
    if is_prose(cell):
        return False
    if cell.text[:1].isupper() and not cell.is_capitals and _begins_body(reading, cell):
        return False
    if _was_left_out(reading) or (cell.is_after_gap and cell.has("page-number")):
        return False
    return not (cell.is_capitals and cell.has("body-lead", "position-lead"))


def _last_beside_marks(reading: Reading) -> Read | None:
    """Return the last line read but for marks, which may stand beside a subject."""
    others = (read for read in reversed(reading.cells) if read.role not in _MARKS)
    return next(others, None)


def _was_left_out(reading: Reading) -> bool:
    """Tell whether a line of the stamp of another office stands above."""
    last = reading.left_out[-1] if reading.left_out else None
    is_below = last and reading.last and last.span.start > reading.last.cell.start
    return bool(is_below) and last is not None and last.because in (RECEIVED, UNKNOWN)


def _begins_body(reading: Reading, cell: Line) -> bool:
    """Tell whether a line is apart from the subject above it, by a blank line or its length."""
    above = [read.cell for read in reading.cells if read.role == "subject"]
    if cell.is_after_gap and not above[-1].is_after_gap:
        return True
    is_wide = len(cell.text) > max(len(one.text) for one in above) * _WIDER
    return is_wide and not cell.has("about-lead")


def _is_subject(reading: Reading, cell: Line, ahead: Sequence[Line]) -> bool:
    """Tell whether a line is a subject that no "V/v" tells."""
    if reading.has("subject") or is_surely_prose(cell) or cell.has("basis-lead"):
        return False
    if reading.has("title"):
        return True
    if not reading.has("number", "dateline", "star", "motto"):
        return False
    if any(line.has("subject-lead") for line in ahead):
        return False
    if any(map(is_addressed, ahead)):
        return True
    return not cell.has("sentence-end") and any(map(is_prose, ahead))
