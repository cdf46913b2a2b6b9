"""What a scanner makes of a seal, a star, a signature or a line drawn: a few signs without sense.

In: a line or its text. Out: whether it is such noise, and where noise stands beside its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.letters.segment.lines import Line

_LONGEST = 12  # characters
_LETTERS = 2  # of them, small, are no word
_SIGNS = r"[/\\{}<>~^`´'‘’°⁄=«»‹›¬_¦]"
_RULE = "[-–—_=.]{3,}"  # a line drawn under a motto
_BEFORE = re.compile(rf"(?:{_SIGNS}{{1,3}}|{_RULE})\s+(?=\S)")
_AFTER = re.compile(rf"(?<=\S)(?:\s+(?:{_SIGNS}{{1,3}}|{_RULE}))+\Z")
# After the end of an item, also other signs: "- Như trên, -", "- Lưu VPHU. Ỷ ,"
_AFTER_ITEM = re.compile(r"(?<=[,;.)])(?:\s+\w)?(?:\s+[^\w\s()]{1,3})+\Z")
_WORD = re.compile(r"[^\W\d_]{3}")
_QUOTED = re.compile(rf"(?:{_SIGNS}|[\"“”]).*(?:{_SIGNS}|[\"“”])")
_SIGN = re.compile(r"[^\w\s]")


def is_noise(line: Line) -> bool:
    """Tell whether a line has no word, and no sign of a letter."""
    text = line.text.strip("* ")
    if len(text) > _LONGEST or line.has("subject-lead", "number", "authority-lead", "body-lead"):
        return False
    is_letter = len(text) == 1 or (len(text) <= _LETTERS and text.islower())
    if is_letter or _QUOTED.fullmatch(text):
        return True
    return not _WORD.search(text) and bool(_SIGN.search(text))


def noise_beside(text: str) -> Iterator[int]:
    """Yield where the words of a text begin after noise, and where they end before it."""
    if not any(map(str.isalnum, text)):
        return
    if before := _BEFORE.match(text):
        yield before.end()
    if after := _AFTER_ITEM.search(text) or _AFTER.search(text):
        yield after.start()
