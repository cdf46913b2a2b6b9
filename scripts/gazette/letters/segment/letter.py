"""One letter of a text.

In: the lines from the beginning of its letterhead to where another letter begins. Out: its parts,
and what was left out inside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from gazette.letters.model import CleanText, LeftOut, LetterParts, Piece, Span
from gazette.letters.segment.bodies import changes_of, written
from gazette.letters.segment.completeness import branch_of, completeness_of
from gazette.letters.segment.head import read_head
from gazette.letters.segment.lines import Line
from gazette.letters.segment.paragraphs import Paragraph, paragraphs_of
from gazette.letters.segment.reasons import SITE
from gazette.letters.segment.tail import find_tail, read_tail


def read_letter(
    text: CleanText, lines: Sequence[Line], start: int, end: int
) -> tuple[LetterParts, list[LeftOut]]:
    """Read the letter between two lines; return what was left out too."""
    head = read_head(lines, start, end)
    last = find_tail(lines, head.end, end)
    tail = read_tail(lines, last, end)
    own, dropped = _own(lines[head.end : last], is_open=last == end)
    after, more = _annexes(lines[tail.end : end])
    body = paragraphs_of(own)
    annexes = paragraphs_of(after)
    titles = [one.start for one in annexes if is_title(one)]
    pieces = [*head.pieces, *map(_piece, body), *tail.pieces, *map(_piece, annexes)]
    parts = LetterParts(
        text,
        completeness_of(pieces, body, text),
        tuple(pieces),
        branch_of(pieces, text),
        written([*body, *annexes], titles),
        tuple(changes_of(text, [*body, *annexes], titles)),
    )
    return parts, [*head.left_out, *dropped, *tail.left_out, *more]


def _piece(paragraph: Paragraph) -> Piece:
    span = Span(paragraph.start, paragraph.end)
    return Piece("annex-title" if is_title(paragraph) else "body", span)


def is_title(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is the title of an annex."""
    line = paragraph.lines[0]
    return len(paragraph.lines) == 1 and _begins_annex(line)


def _begins_annex(line: Line) -> bool:
    is_short = len(line.text) <= 120 and not line.text.endswith((".", ";", ","))
    return line.has("annex-lead") and is_short and (line.is_capitals or line.is_after_gap)


def _own(lines: Sequence[Line], *, is_open: bool) -> tuple[list[Line], list[LeftOut]]:
    """Return the lines of a body; the end of a page after a letter without an end is left out."""
    own = list(lines)
    if is_open:
        first = next((i for i, line in enumerate(own) if _is_foot(own, i)), len(own))
        own = own[:first]
    stamps = [line for line in own if line.has("stamp")]
    return [line for line in own if line not in stamps], [LeftOut(one.span, SITE) for one in stamps]


def _is_foot(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a web page goes on from a line, rather than the letter."""
    line = lines[at]
    rest = lines[at : at + 6]
    return line.has("site", "stamp") and all(len(one.text) < 120 for one in rest)


def _annexes(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """Return the lines of annexes, if the lines after the letter are some."""
    if not lines or not _begins_annex(lines[0]):
        return [], []
    return _own(lines, is_open=True)
