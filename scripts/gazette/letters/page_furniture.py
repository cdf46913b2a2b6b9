"""What pages add to a text: their numbers, lines that each page repeats, and page turns.

In: a text with LF. Out: edits that take them out. Form feeds part pages; without any, a number
alone on its line is a page's only where it parts a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from gazette.letters.editing import Edit
from gazette.text.spans import with_offsets

_NUMBER = re.compile(
    r"(?P<mark>[-–—~]{0,2} ?)(?P<word>(?:trang|page) ?(?:số ?)?:? ?)?(?P<number>\d{1,3})"
    r"(?P<of> ?(?:/|of|trên) ?\d{1,3})?(?: ?[-–—~]{1,2})?",
    re.IGNORECASE,
)
_SHORT = 60  # characters of what stands beside a page number
# Numbers that need no other page to be told: "- 2 -", "Trang 2/5"
_TOLD = re.compile(
    r"(?:.{1,60}\s{2,})?(?:trang|page) ?(?:số ?)?:? ?(?P<number>\d{1,2}) ?(?:/|of|trên) ?\d{1,2}"
    r"|[-–—~] ?(?P<dashed>\d{1,2}) ?[-–—~]",
    re.IGNORECASE,
)
_FIRST: tuple[int, ...] = (1, 2)  # the number of the first page that bears one
_DIGITS = re.compile(r"\d+")
_NOTICE = re.compile("Bản in từ trang tra cứu")  # at the foot of our own printouts
_OF_WEB = re.compile(r"https?://|www\.|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}")
_PRINT_OF_WEB = re.compile(
    r"https?://\S+(?: +\d{1,2}/\d{1,2})?$|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}"
)
_BROKEN = re.compile(r"[^\W_]$|,$")  # has no end
_DEEPEST = 3  # lines at either end of a page that may be furniture
_LONGEST = 160  # characters of such a line
_APART = 8  # lines between page numbers that no form feed shows
_OFTEN = 3  # pages; where so many begin alike, the first does too
_PAGE_NUMBER = "Bỏ số trang."
_RUNNING = "Bỏ dòng lặp lại ở đầu hoặc cuối mỗi trang."


@dataclass(frozen=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_Ends: TypeAlias = tuple[list[_Line], list[_Line]]
"""The first line of a page and its last, each of which may lack."""


def page_furniture(text: str) -> Iterator[Edit]:
    """Yield the edits in the order of the text."""
    pages = [_lines(page, start) for start, page in with_offsets(text, "\f")]
    taken = dict[_Line, str]()
    if len(pages) > 1:
        for _ in range(_DEEPEST):
            ends = [_ends(page, taken) for page in pages]
            found = _running(ends) | _numbers(ends)
            taken |= found
            if not found:
                break
    else:
        taken = _lone_numbers(pages[0]) | _told_numbers(pages[0]) | _prints_of_web(pages[0])
    edits = chain(_line_edits(text, taken), _page_turns(text))
    return iter(sorted(edits, key=lambda edit: edit.start))


def _lines(page: str, start: int) -> list[_Line]:
    lines = ((start + at, line) for at, line in with_offsets(page))
    return [_Line(at + line.index(bare), bare) for at, line in lines if (bare := line.strip())]


def _ends(page: list[_Line], taken: dict[_Line, str]) -> _Ends:
    """Return the first line of a page and its last, of those that are not taken."""
    left = [line for line in page if line not in taken]
    return left[:1], left[-1:] if len(left) > 1 else []


def _numbers(ends: list[_Ends]) -> dict[_Line, str]:
    """Return the page numbers: they count the pages, from wherever the first begins."""
    found = [
        (int(number["number"]) - page, line, bool(number["word"] or number["of"] or number["mark"]))
        for page, lines in enumerate(ends, 1)
        for line in chain(*lines)
        if (number := _NUMBER.fullmatch(line.text))
    ]
    often = Counter(shift for shift, _, _ in found)
    return {
        line: _PAGE_NUMBER
        for shift, line, is_marked in found
        if shift == 0 or is_marked or often[shift] > 1
    }


def _running(ends: list[_Ends]) -> dict[_Line, str]:
    """Return the lines that pages begin or end with alike; the first page may have its own."""
    taken: dict[_Line, str] = {}
    for side in (0, 1):
        lines = [(page, line) for page, both in enumerate(ends) for line in both[side]]
        often = Counter(_key(line) for _, line in lines)
        for page, line in lines:
            is_web = bool(_OF_WEB.search(line.text))
            is_often = often[_key(line)] > (1 if page or is_web else _OFTEN - 1)
            is_often = is_often or bool(_NOTICE.match(line.text))
            if is_often and len(line.text) <= _LONGEST and not _is_bare_number(line):
                taken[line] = _RUNNING
    return taken


def _key(line: _Line) -> str:
    return _DIGITS.sub("0", line.text)


def _is_bare_number(line: _Line) -> bool:
    return not any(char.isalpha() for char in line.text)


def _lone_numbers(lines: list[_Line]) -> dict[_Line, str]:
    """Return numbers alone on their lines that count pages: one at least parts a sentence."""
    found = list(_counting(lines))
    parts = (_BROKEN.search(lines[at - 1].text) and lines[at + 1].text[0].islower() for at in found)
    return dict.fromkeys((lines[at] for at in found), _PAGE_NUMBER) if any(parts) else {}


def _counting(lines: list[_Line]) -> Iterator[int]:
    """Yield the places of numbers alone on their lines, far apart, each one more than the last."""
    wanted, last = _FIRST, -_APART
    for at in range(1, len(lines) - 1):
        number = _NUMBER.fullmatch(lines[at].text)
        if number and at - last >= _APART and int(number["number"]) in wanted:
            yield at
            wanted, last = (int(number["number"]) + 1,), at


def _told_numbers(lines: list[_Line]) -> dict[_Line, str]:
    """Return the lines that say themselves which page they number, and those beside them."""
    told = {at: number for at, line in enumerate(lines) if (number := _TOLD.fullmatch(line.text))}
    counts = [int(number["number"] or number["dashed"]) for number in told.values()]
    if not counts or counts[0] not in _FIRST or counts != [*range(counts[0], counts[-1] + 1)]:
        return {}
    beside = {one for at in told for one in _beside(lines, at)}
    often = Counter(line.text for line in beside)
    running = [line for line in beside if often[line.text] > 1 and len(line.text) <= _SHORT]
    return dict.fromkeys(running, _RUNNING) | {lines[at]: _PAGE_NUMBER for at in told}


def _beside(lines: list[_Line], at: int) -> Iterator[_Line]:
    """Yield the lines next to another without a blank line between."""
    before, after = lines[at - 1] if at else None, lines[at + 1] if at + 1 < len(lines) else None
    if before and before.end + 1 == lines[at].start:
        yield before
    if after and lines[at].end + 1 == after.start:
        yield after


def _prints_of_web(lines: list[_Line]) -> dict[_Line, str]:
    """Return the lines that a browser prints on each page: its address, or its day and title."""
    often = Counter(_key(line) for line in lines if _OF_WEB.search(line.text))
    return {
        line: _RUNNING
        for line in lines
        if often[_key(line)] > 1 and len(line.text) <= _LONGEST and _PRINT_OF_WEB.match(line.text)
    }


def _line_edits(text: str, taken: dict[_Line, str]) -> Iterator[Edit]:
    """Yield the edits that take lines out, with the blank lines between them and the text."""
    for line, because in taken.items():
        start, end = line.start, line.end
        while start and text[start - 1] == " ":
            start -= 1
        while end < len(text) and text[end] == "\n":
            end += 1
        yield Edit(start, end, "", because)


def _page_turns(text: str) -> Iterator[Edit]:
    for found in re.finditer("\f", text):
        is_after_line = text[found.start() - 1 : found.start()] in ("\n", "")
        yield Edit(*found.span(), "" if is_after_line else "\n")
