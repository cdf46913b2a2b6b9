r"""Markers of emphasis that lost their partner: `- Kính gửi:*`.

In: a text. Out: edits that take them out. A star alone on its line is the letterhead's; one before
a blank begins an item; where a line explains stars, all of them stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.letters.editing import Edit

_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_STARS = re.compile(r"(?<!\\)\*{1,3}")
_NOTE = re.compile(r"^\s*\(?\*{1,3}\)?\s*(?:Ghi chú|Chú thích|Lưu ý)|\(\*{1,3}\)", re.MULTILINE)
_ADDRESSED = re.compile(r"kính gửi\s*:?\s*$", re.IGNORECASE)
_MOST = 200  # of a paragraph; one with more is no text
_OF = "Bỏ dấu {} thừa, có lẽ là dấu in nghiêng, in đậm của bản số hóa."
_OF_ADDRESSED = "Bỏ dấu {} thừa sau “Kính gửi:”, có lẽ là dấu in nghiêng của bản số hóa."


def stray_stars(text: str) -> Iterator[Edit]:
    """Yield an edit for each stray marker."""
    if "*" not in text or _NOTE.search(text):
        return
    for paragraph in _PARAGRAPH.finditer(text):
        if paragraph[0].count("*") > _MOST:
            continue
        for start, end in _unpaired(paragraph[0]):
            stars = paragraph[0][start:end]
            is_addressed = _ADDRESSED.search(paragraph[0][:start])
            because = (_OF_ADDRESSED if is_addressed else _OF).format(stars)
            yield Edit(paragraph.start() + start, paragraph.start() + end, "", because)


def _unpaired(text: str) -> list[tuple[int, int]]:
    """Return the spans of markers without a partner in a paragraph."""
    waiting: list[tuple[int, int]] = []
    stray: list[tuple[int, int]] = []
    for found in _STARS.finditer(text):
        opens, closes = _sides(text, *found.span())
        partner = next((one for one in waiting if text[slice(*one)] == found[0]), None)
        if closes and partner:
            at = waiting.index(partner)
            stray += waiting[at + 1 :]
            waiting = waiting[:at]
        elif opens:
            waiting.append(found.span())
        elif closes:
            stray.append(found.span())
    return sorted(stray + waiting)


def _sides(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Tell whether stars can begin emphasis, and whether they can end it; in 2*3, neither."""
    before, after = text[start - 1 : start].strip(), text[end : end + 1].strip()
    is_inside = before.isalnum() and after.isalnum()
    return bool(after) and not before.isalnum(), bool(before) and not is_inside
