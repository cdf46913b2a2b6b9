"""One letter of a text.

In: the lines from the beginning of its letterhead to where another letter begins. Out: its parts,
and what was left out inside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gazette.letters.model import CleanText, LeftOut, LetterParts, Piece
from gazette.letters.segment.bodies import changes_of, written
from gazette.letters.segment.completeness import branch_of, completeness_of
from gazette.letters.segment.head import read_head
from gazette.letters.segment.lines import Line
from gazette.letters.segment.notes import (
    count_note_lines,
    lines_below_foot,
    notes_among,
    notes_last,
)
from gazette.letters.segment.paragraphs import Paragraph, paragraphs_of
from gazette.letters.segment.tail import find_tail, read_tail

_LONGEST = 120  # characters of a title or of a line of a web page
_TITLE_LINES = 3
_FOOT = 6  # lines by which the foot of a web page is told


def read_letter(
    text: CleanText, lines: Sequence[Line], start: int, end: int
) -> tuple[LetterParts, list[LeftOut]]:
    """Read the letter between two lines; return what was left out too."""
    head = read_head(lines, start, end)
    last = find_tail(lines, head.end, end)
    tail = read_tail(lines, last, end)
    own = _until_foot(lines[head.end : last]) if last == end else lines[head.end : last]
    body, dropped = paragraphs_of(own, is_stamp)
    below = tail.end + count_note_lines(lines[tail.end : end], body)
    notes, _ = paragraphs_of(lines[tail.end : below], is_stamp)
    last_notes, _ = paragraphs_of(lines_below_foot(lines[below:end], body), is_stamp)
    annexes, more = paragraphs_of(_annexes(lines[below:end]), is_stamp)
    titles = {one.start for one in annexes if is_title(one)} | {one.start for one in annexes[:1]}
    pieces = (
        *head.pieces,
        *(Piece("body", one.span) for one in body),
        *tail.pieces,
        *(Piece("body", one.span) for one in notes),
        *(Piece("annex-title" if one.start in titles else "body", one.span) for one in annexes),
        *(Piece("body", one.span) for one in last_notes),
    )
    own_text = [*body, *notes, *last_notes]
    parts = LetterParts(
        text,
        completeness_of(pieces, body),
        pieces,
        branch_of(pieces, text),
        written(_ordered(own_text, annexes), titles),
        tuple(changes_of(text, [*own_text, *annexes], titles)),
    )
    return parts, [*head.left_out, *dropped, *tail.left_out, *more]


def _ordered(body: Sequence[Paragraph], annexes: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs in the order of a record: the notes of the letter below its text."""
    strayed = notes_among(annexes, body)
    return [*notes_last([*body, *strayed]), *(one for one in annexes if one not in strayed)]


def is_title(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is the title of an annex."""
    line = paragraph.lines[0]
    return len(paragraph.lines) == 1 and _begins_annex(line)


def _begins_annex(line: Line) -> bool:
    is_short = len(line.text) <= _LONGEST and not line.text.endswith((".", ";", ","))
    return line.has("annex-lead") and is_short and (line.is_capitals or line.is_after_gap)


def is_stamp(line: Line) -> bool:
    """Tell whether a line is a stamp or button of a web page inside a letter."""
    if line.has("own-words-lead"):
        return True
    return len(line.text) <= _LONGEST and line.has("stamp")


def _until_foot(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines before the foot of a web page, for a letter without an end."""
    first = next((at for at in range(len(lines)) if _is_foot(lines, at)), len(lines))
    return lines[:first]


def _is_foot(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a web page goes on from a line, rather than the letter."""
    if lines[at].has("own-foot-lead"):
        return True
    is_short = all(len(line.text) < _LONGEST for line in lines[at : at + _FOOT])
    return is_short and not lines[at].text.startswith("|") and lines[at].has("site", "stamp")


def _annexes(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of annexes, if the lines after the letter are some."""
    is_annex = bool(lines) and (_begins_annex(lines[0]) or _is_attached(lines))
    return _until_foot(lines) if is_annex else ()


def _is_attached(lines: Sequence[Line]) -> bool:
    """Tell whether lines begin with the title of a paper that goes with the letter."""
    below = lines[1 : 1 + _TITLE_LINES]
    return lines[0].is_capitals and any(line.has("attached-lead") for line in below)
