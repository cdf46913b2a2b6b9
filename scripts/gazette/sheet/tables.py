"""How a table fits the sheet: the widths of its columns, the size of its letters, its page."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from gazette.data import read_data
from gazette.sheet.printed_form import measures

MM_OF_PT = 25.4 / 72
_HORN = "\u031b"  # of ơ and ư, which it widens
_OTHER = 722  # the width of letters that are not listed
_LONGEST_WORD = 12  # em; a longer word, such as an address on the web, may be broken
_LONGEST_LINE = 30  # em; a longer cell does not widen its column
_AIRY = 1.25  # a short table is so much wider than its lines, since some faces are wider than ours
_LOOSE = 1.2  # lines broken between words hold so much less than their width
_HIGHEST = 80  # mm
_NEAR = 0.1  # mm
_BREAK = re.compile(r" (?!\d{3}(?!\d))|(?<!\d) ")  # but not in "1 250 000"
_SIZES: Mapping[str, list[int]] = measures()["paper"]["table"]["sizes"]
_STEPS = [(n, False) for n in _SIZES["upright"]] + [(n, True) for n in _SIZES["wide"]]
TABLE_SIZES = sorted({*_SIZES["upright"], *_SIZES["wide"]}, reverse=True)


@dataclass(frozen=True)
class TableFit:
    """How a table is printed."""

    widths: tuple[float, ...]
    """Of its columns, in mm."""
    size: int
    """Of its letters, in pt."""
    is_wide: bool
    """Whether it needs a page with the long side down."""
    cut_from: int
    """How many letters the shortest word has that is too long for its column; 0 if all fit.

    Words as long may be broken anywhere.
    """
    repeats_head: bool
    """Whether its head is low enough to stand on every page."""
    keeps_end: bool
    """Whether its last two rows are low enough to stay on one page."""

    def cuts(self, text: str) -> bool:
        """Tell whether a cell's text has a word that may be broken."""
        return self.cut_from > 0 and max(map(len, _BREAK.split(text))) >= self.cut_from


@cache
def _letter_width(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", base[: 2 if _HORN in base[:2] else 1])
    return _widths().get(base, 0 if unicodedata.combining(base) else _OTHER)


@cache
def _widths() -> dict[str, int]:
    data: dict[int, str] = read_data("sheet", "letter_widths")
    return {letter: width for width, row in data.items() for letter in row}


def text_width(text: str, size: float) -> float:
    """Return the width in mm of a line in bold letters of `size` pt."""
    return sum(map(_letter_width, text)) / 1000 * size * MM_OF_PT


def page_room(*, is_wide: bool) -> float:
    """Return the width in mm between the margins of a page."""
    paper = measures()["paper"]
    width = paper["height"] if is_wide else paper["width"]
    return float(width - paper["left"] - paper["right"])


def fit_table(rows: Sequence[Sequence[str]]) -> TableFit:
    """Fit a table to the first page, and there in the largest type, that holds all its words."""
    columns = list(zip_longest(*rows, fillvalue=""))
    words = [[word for cell in cells for word in _BREAK.split(cell)] for cells in columns]
    size, is_wide = _page_for([_widest(some) for some in words])
    least = [_width_for(_widest(some), size, _LONGEST_WORD) for some in words]
    wanted = [_width_for(_widest(cells), size, _LONGEST_LINE) for cells in columns]
    room = page_room(is_wide=is_wide)
    widths = tuple(_shared(_capped(least, room), wanted, min(room, _AIRY * sum(wanted))))
    head, *others = (_row_height(row, widths, size) for row in (rows[0], *rows[1:][-2:]))
    return TableFit(
        widths,
        size,
        is_wide,
        cut_from=min(_cut(words, widths, size), default=0),
        repeats_head=head <= _HIGHEST,
        keeps_end=sum(others) <= _HIGHEST,
    )


def _page_for(words: Iterable[float]) -> tuple[int, bool]:
    """Return the size of letters and the page for columns with words as wide as these."""
    widest = list(words)
    for size, is_wide in _STEPS:
        needed = sum(_width_for(width, size, _LONGEST_WORD) for width in widest)
        if needed <= page_room(is_wide=is_wide):
            break
    return size, is_wide


def _cut(words: Iterable[Sequence[str]], widths: Iterable[float], size: float) -> Iterator[int]:
    """Yield how many letters the words have that are too long for their columns."""
    for some, width in zip(words, widths, strict=True):
        yield from (len(one) for one in some if _width_for(_widest([one]), size) > width + _NEAR)


def _row_height(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Return about the height of a row in mm, rather too much than too little."""
    rule: Mapping[str, float] = measures()["paper"]["table"]
    lines = [
        1 + text_width(text, size) * _LOOSE / (width - 2 * rule["padding"])
        for text, width in zip(row, widths, strict=False)
    ]
    return max(lines) * size * rule["line"] * MM_OF_PT


def _widest(texts: Iterable[str]) -> float:
    """Return the width in mm of the widest text in letters of 1 pt."""
    return max(text_width(text, 1) for text in texts)


def _width_for(widest: float, size: float, most: float = math.inf) -> float:
    """Return the width of a column that holds a text as wide as this, or `most` em of it."""
    padding = float(measures()["paper"]["table"]["padding"])
    return min(widest, most * MM_OF_PT) * size + 2 * padding + _NEAR


def _capped(least: Sequence[float], room: float) -> list[float]:
    """Narrow the widest columns alike until all together have room."""
    left = room
    for n, width in enumerate(sorted(least)):
        share = left / (len(least) - n)
        if width > share:
            return [min(one, share) for one in least]
        left -= width
    return list(least)


def _shared(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Share the room by what the columns want; none gets less than it needs at least."""
    widths, free = list(least), set(range(len(least)))
    while free:
        left = room - sum(width for n, width in enumerate(widths) if n not in free)
        share = left / sum(wanted[n] for n in free)
        short = {n for n in free if wanted[n] * share < least[n]}
        if not short:
            return [wanted[n] * share if n in free else width for n, width in enumerate(widths)]
        free -= short
    return widths
