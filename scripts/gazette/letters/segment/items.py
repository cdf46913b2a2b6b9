"""The items of Kính gửi and Nơi nhận.

In: two lines of a list. Out: whether the second goes on with the item of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gazette.letters.segment.lines import Line

_DASH_INSIDE = re.compile(r"(?<=[,;.])\s+(?=[-–—+]\s*[^\W\d_])")
_BARE_INSIDE = re.compile(r"(?<=;)\s+(?=[^\W\d_])(?!(?:và|trực thuộc|thuộc)\b)")
_ENDS = (",", ";", ".", ",*", ";*", ".*")


def is_ended(text: str) -> bool:
    """Tell whether an item ends with its comma, semicolon or stop."""
    return text.endswith(_ENDS)


def goes_on(before: Line | None, cell: Line, *, is_dashed: bool) -> bool:
    """Tell whether a cell goes on with the item before it."""
    if before is None or cell.has_dash:
        return False
    return is_dashed or not is_ended(before.text)


def items_of(cell: Line, *, is_dashed: bool = True) -> Iterator[Line]:
    """Yield the items of a line, which holds several if they were run together.

    In a list without dashes a semicolon parts them: "Kính gửi: Công an huyện; Trung tâm Y tế."
    What a file keeps is one item: "Lưu: VT; TH."
    """
    is_dashed = is_dashed or cell.has_dash or bool(_DASH_INSIDE.search(cell.text))
    inside = _DASH_INSIDE if is_dashed else _BARE_INSIDE
    kept = cell.key.find("luu") if inside is _BARE_INSIDE else -1
    found = inside.finditer(cell.text, 0, kept + 1 if kept >= 0 else len(cell.text))
    cuts = [0, *(one.end() for one in found), len(cell.text)]
    return (cell.part(start, end) for start, end in pairwise(cuts))
