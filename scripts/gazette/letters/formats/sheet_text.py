"""The text of pages, in the order of reading.

In: sheets. Out: text with a form feed between pages. A letterhead and a signature in two columns
come column by column; a table as `| a | b |`; paragraphs have blank lines between, and a paragraph
that goes on overleaf has none there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile, zip_longest

from gazette.letters.formats.sheet_columns import Block, blocks_of
from gazette.letters.formats.sheet_runs import Line, Sheet, leading
from gazette.records.marks import mark_of

_LOOSE = 1.3  # times the usual distance of lines: a new paragraph
_STOPS = (".", ";", ":", "!", "?")
_INDENT = 0.7  # of the size: a first line set in
_CENTRED = 0.03  # of the width of the text, how far from its middle a centred line may be
_OTHER_SIZE = 0.25  # of the size, by which a line of another size differs
_SIDE = 0.4  # of the size, by which a centred line is set in on both sides
_DEEPEST = 3  # lines at either end of a page that pages may have alike
_MANY_LINES = re.compile(r"\n{3,}")
_FAR, _SMALL, _LONGEST = 1.6, 0.9, 120  # in sizes, in parts of the size above, in characters
_OFTEN = 0.08  # share of the lines that show where the text begins and ends


@dataclass(frozen=True)
class _Frame:
    """The room of the running text."""

    left: float
    right: float
    step: float
    """The distance of lines, in parts of their size."""

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class _Page:
    """A page: what pages add to the text, and the text between."""

    head: tuple[Line, ...]
    body: Sheet
    foot: tuple[Line, ...]


def text_of_sheets(sheets: Iterable[Sheet]) -> str:
    """Return the text of pages."""
    pages = _pages(tuple(sheets))
    frame: _Frame | None = None
    texts: list[str] = []
    for page, following in zip_longest(pages, pages[1:]):
        frame = _frame(page.body.lines) or frame
        parts = chain.from_iterable(_block(block, frame) for block in blocks_of(page.body))
        body = _MANY_LINES.sub("\n\n", "\n".join(parts).strip("\n"))
        goes_on = following is not None and _goes_on(page.body, following.body, frame)
        lines = (*(_lines(page.head)), body, *([] if goes_on else [""]), *_lines(page.foot))
        texts.append("\n".join(lines))
    return "\n\f".join(texts).rstrip("\n") + "\n"


def _lines(lines: Iterable[Line]) -> Iterator[str]:
    return (line.text for line in lines)


def _goes_on(page: Sheet, following: Sheet, frame: _Frame | None) -> bool:
    """Tell whether the last paragraph of a page goes on overleaf."""
    if not frame or not page.lines or not following.lines:
        return False
    return not _begins(page.lines[-1], following.lines[0], frame, 0)


def _pages(sheets: Sequence[Sheet]) -> list[_Page]:
    """Return pages without their numbers, and without lines that they begin or end with alike."""
    ends = Counter(key for sheet in sheets for key in {_key(line) for line in _outer(sheet)})
    return [_page(sheet, ends) for sheet in sheets]


def _page(sheet: Sheet, ends: Counter[str]) -> _Page:
    def is_furniture(line: Line) -> bool:
        return _is_number(line) or ends[_key(line)] > 1

    lines = sheet.lines
    head = tuple(takewhile(is_furniture, lines[:_DEEPEST]))
    rest = lines[len(head) :]
    foot = tuple(takewhile(is_furniture, rest[::-1][:_DEEPEST]))[::-1]
    rest = rest[: len(rest) - len(foot)]
    if not foot and _has_notice(rest):
        rest, foot = rest[:-1], rest[-1:]
    return _Page(head, replace(sheet, lines=rest), foot)


def _has_notice(lines: Sequence[Line]) -> bool:
    """Tell whether the last line is a notice at the foot: small, and far below the text."""
    if len(lines) <= 1:
        return False
    above, last = lines[-2:]
    is_far = above.y - last.y > _FAR * last.size
    return is_far and last.size < _SMALL * above.size and len(last.text) <= _LONGEST


def _outer(sheet: Sheet) -> tuple[Line, ...]:
    return sheet.lines[:_DEEPEST] + sheet.lines[_DEEPEST:][-_DEEPEST:]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def _block(block: Block, frame: _Frame | None) -> list[str]:
    if block.rows:
        return ["", *block.rows, ""]
    if frame is None or block.is_column:
        return ["", *(line.text for line in block.lines), ""]
    return list(_paragraphs(block.lines, frame))


def _paragraphs(lines: Sequence[Line], frame: _Frame) -> Iterator[str]:
    """Yield lines with an empty one before each paragraph."""
    for at, line in enumerate(lines):
        above = lines[at - 1] if at else None
        if above is None or _begins(above, line, frame, above.y - line.y):
            yield ""
        yield line.text
    yield ""


def _begins(above: Line, line: Line, frame: _Frame, distance: float) -> bool:
    """Tell whether a line begins a paragraph after the one above; overleaf, distance is 0."""
    if frame.step and distance > _LOOSE * frame.step * line.size:
        return True
    if _is_centred(above, frame) and _is_centred(line, frame):
        return abs(above.size - line.size) > _OTHER_SIZE * line.size
    if frame.right - above.x1 > line.cells[0].first + line.size / 3:
        return True  # its first word had room above
    is_set_in = line.x0 - frame.left > _INDENT * line.size
    if is_set_in and above.text.endswith(_STOPS) and line.text[:1].isupper():
        return True
    is_hanging = abs(line.x0 - above.x0) < _INDENT * line.size or bool(mark_of(above.text))
    return is_set_in and not (is_hanging and not mark_of(line.text))


def _is_centred(line: Line, frame: _Frame) -> bool:
    left, right = line.x0 - frame.left, frame.right - line.x1
    return left > _SIDE * line.size and abs(left - right) < 2 * _CENTRED * frame.width


def _frame(lines: Sequence[Line]) -> _Frame | None:
    """Return the room of the text of a page; None where it has too few lines to show it."""
    if len(lines) <= 1:
        return None
    need = max(2, round(len(lines) * _OFTEN))
    size = sorted(line.size for line in lines)[len(lines) // 2]
    left = _edge([line.x0 for line in lines], size, need)
    right = -_edge([-line.x1 for line in lines], size, need)
    return _Frame(left, right, leading(lines))


def _edge(values: list[float], size: float, need: int) -> float:
    """Return the outermost place at which enough lines begin; else the outermost of all."""
    ordered = sorted(values)
    pairs = zip(ordered, ordered[need - 1 :], strict=False)
    return next((value for value, last in pairs if last - value < size / 2), ordered[0])


def _is_number(line: Line) -> bool:
    """Tell whether a line is nothing but the number of a page."""
    signs = line.text.replace(" ", "")
    is_short = len(line.cells) == 1 and len(signs) <= len("-100-")
    return is_short and not re.search(r"[^\d–—/.-]", signs) and any(map(str.isdecimal, signs))
