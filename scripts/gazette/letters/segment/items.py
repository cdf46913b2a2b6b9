"""The items of Kính gửi and Nơi nhận.

In: two lines of a list. Out: whether the second goes on with the item of the first.
"""

from __future__ import annotations

from gazette.letters.segment.lines import Line

_ENDS = (",", ";", ".", ",*", ";*", ".*")


def is_ended(text: str) -> bool:
    """Tell whether an item ends with its comma, semicolon or stop."""
    return text.endswith(_ENDS)


def goes_on(before: Line | None, cell: Line, *, is_dashed: bool) -> bool:
    """Tell whether a cell goes on with the item before it."""
    if before is None or cell.has_dash:
        return False
    return is_dashed or not is_ended(before.text)
