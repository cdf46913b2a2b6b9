"""The runs of text of a PDF, with their places, as PDFium finds them.

In: an open page. Out: sheets: what a reader sees, and the text under a picture, as scanners write
it. Text that stands aslant, such as a watermark, is left out.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from typing import NamedTuple

from pypdfium2 import PdfPage, PdfTextPage
from pypdfium2 import raw as pdfium

from gazette.letters.formats.sheet_runs import NO_BLANK, Drawn, Run, Sheet, Wall, sheet_of

_SAME_FOOT = 0.12  # of the size
_APART = 1.2  # of the size: a wider gap ends a run
_BACK = 0.6  # of the size: how far back the next character may begin
_HYPHENS = ("\x02", "\ufffe")  # what PDFium makes of a hyphen at the end of a line
_WALLED = 0.1  # of the size: a gap that a wall may stand in
_THIN, _LONG = 3, 20  # points: a rule is no higher and at least as wide
_HIGH = 7  # points: a wall is as high
_MOST_PATHS, _MOST_WALLS = 5000, 500  # of a page
_ASLANT = 0.05  # of a quarter


class _Glyph(NamedTuple):
    text: str
    x0: float
    x1: float
    y: float
    size: float
    turn: int
    """Quarters by which it is turned; -1 if it stands aslant."""
    is_hidden: bool
    is_made: bool
    """Whether it is a blank that PDFium adds."""

    @property
    def is_blank(self) -> bool:
        return self.text.isspace()


def read_page(page: PdfPage) -> tuple[Sheet, Sheet]:
    """Return what is seen on a page, and what is hidden."""
    glyphs = list(_glyphs(page.get_textpage()))
    seen = [glyph for glyph in glyphs if not glyph.is_hidden]
    hidden = [glyph for glyph in glyphs if glyph.is_hidden]
    return _sheet(seen, _drawn(page)), _sheet(hidden, Drawn())


def _glyphs(page: PdfTextPage) -> Iterator[_Glyph]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    turn, is_hidden = 0, False
    for at in range(page.count_chars()):
        text = _text(pdfium.FPDFText_GetUnicode(page, at))
        is_made = pdfium.FPDFText_IsGenerated(page, at) == 1
        if not text or (is_made and text != " "):
            continue
        if not is_made:
            turn, is_hidden = _turn(pdfium.FPDFText_GetCharAngle(page, at)), _is_hidden(page, at)
        pdfium.FPDFText_GetLooseCharBox(page, at, box)
        pdfium.FPDFText_GetCharOrigin(page, at, x, y)
        x0, x1, _ = _upright(box.left, box.right, box.bottom, box.top, turn)
        _, _, foot = _upright(x.value, x.value, y.value, y.value, turn)
        size = pdfium.FPDFText_GetFontSize(page, at) or 1.0
        yield _Glyph(text, x0, x1, foot, size, turn, is_hidden, is_made)


def _is_hidden(page: PdfTextPage, at: int) -> bool:
    item = pdfium.FPDFText_GetTextObject(page, at)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else None
    return bool(mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _text(code: int) -> str:
    sign = chr(code) if code else ""
    if sign in _HYPHENS:
        return "-"
    return "" if "\ud800" <= sign <= "\udfff" or sign in ("\r", "\n") else sign


def _turn(angle: float) -> int:
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _ASLANT else -1


def _upright(x0: float, x1: float, y0: float, y1: float, turn: int) -> tuple[float, float, float]:
    """Return where text begins and ends and its foot, once the page is turned."""
    turned = {0: (x0, x1, y0), 1: (y0, y1, -x1), 2: (-x1, -x0, -y1), 3: (-y1, -y0, x0)}
    return turned.get(turn, (x0, x1, y0))


def _sheet(glyphs: list[_Glyph], drawn: Drawn) -> Sheet:
    turns = Counter(glyph.turn for glyph in glyphs if glyph.turn >= 0)
    usual = turns.most_common(1)[0][0] if turns else 0
    upright = [glyph for glyph in glyphs if glyph.turn == usual]
    drawn = Drawn() if usual else drawn
    return sheet_of(_runs(upright, drawn), drawn)


def _runs(glyphs: list[_Glyph], drawn: Drawn) -> Iterator[Run]:
    has_blanks = any(glyph.is_blank and not glyph.is_made for glyph in glyphs)
    run: list[_Glyph] = []
    last: _Glyph | None = None
    for glyph in glyphs:
        if last and not glyph.is_made:
            room = NO_BLANK if has_blanks and not last.is_blank and not glyph.is_blank else _APART
            if not _goes_on(last, glyph, room, drawn):
                yield from _run(run)
                run = []
        run.append(glyph)
        last = last if glyph.is_made else glyph
    yield from _run(run)


def _goes_on(last: _Glyph, glyph: _Glyph, room: float, drawn: Drawn) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.x0 - last.x1
    is_level = abs(glyph.y - last.y) < _SAME_FOOT * size
    if not is_level or not -_BACK * size < gap < room * size:
        return False
    return gap < _WALLED * size or not drawn.wall_between(last.x1, glyph.x0, glyph.y + size / 4)


def _run(glyphs: list[_Glyph]) -> Iterator[Run]:
    written = [at for at, glyph in enumerate(glyphs) if not glyph.is_made]
    glyphs = glyphs[written[0] : written[-1] + 1] if written else []
    words = [list(word) for blank, word in groupby(glyphs, lambda one: one.is_blank) if not blank]
    if words:
        (first, *_), last = words[0], words[-1][-1]
        size = max(glyph.size for word in words for glyph in word)
        text = "".join(glyph.text for glyph in glyphs)
        yield Run(text, first.x0, last.x1, first.y, size, words[0][-1].x1 - first.x0)


def _drawn(page: PdfPage) -> Drawn:
    rules, walls = list[float](), list[Wall]()
    for path in islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]), _MOST_PATHS):
        left, low, right, high = path.get_bounds()
        if right - left >= _LONG:
            rules += (low, high) if high - low > _THIN else (low,)
        if high - low >= _HIGH:
            walls += (
                Wall(x, low, high) for x in ((left, right) if right - left > _THIN else (left,))
            )
    return Drawn(tuple(rules), tuple(walls[:_MOST_WALLS]))
