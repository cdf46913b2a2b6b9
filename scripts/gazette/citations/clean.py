"""Make a text comparable, and remember where each of its characters stood.

In: any text, also in NFD, with no-break blanks, wrapped lines, odd dashes, marks of emphasis. Out:
a `Clean`: `text` in NFC with one line per paragraph; `key`, as long, in small letters with one
placement of tones; and the way back to offsets in the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from gazette.text.tones import tone_key

# Blanks and wraps, combining marks, dashes, slashes, invisible signs, Markdown's stars.
_BLANKS = r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_ODD = re.compile(
    rf"(?P<blank>{_BLANKS}{{2,}}|[^\S ])"
    r"|(?P<marked>\w[\u0300-\u036f]+)"
    r"|(?P<dash>[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d])"
    r"|(?P<slash>[\u2044\u2215\uff0f])"
    r"|(?P<eth>\u00d0)"
    r"|(?P<gone>[\u00ad\u200b-\u200f\u2060\ufeff*\\]+)"
)
_ANY_ODD = re.compile(
    r"[^\S ]|  |[\u0300-\u036f\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u2044\u2215\uff0f\u00d0"
    r"\u00ad\u200b-\u200f\u2060\ufeff*\\]"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\n?[^\S\n]*\r|\f")
_PLAIN = {"dash": "-", "slash": "/", "eth": "Đ", "gone": ""}


@dataclass(frozen=True)
class Clean:
    """A cleaned text. Offsets count code points, in `text` and `key` alike."""

    text: str
    key: str
    marks: tuple[int, ...]
    """Offsets in `text` at which the distance to the text as given changes."""
    origins: tuple[int, ...]
    """The same offsets in the text as given."""

    def origin(self, offset: int) -> int:
        """Return the offset in the text as given."""
        at = bisect_right(self.marks, offset) - 1
        return self.origins[at] + offset - self.marks[at]

    def span(self, start: int, end: int, given: str) -> tuple[int, int]:
        """Return the span in the text as given, including all marks of the last letter."""
        last = self.origin(end - 1) + 1
        while last < len(given) and unicodedata.combining(given[last]):
            last += 1
        return self.origin(start), last

    def after_last(self, pattern: re.Pattern[str], begin: int, end: int) -> int:
        """Return where the last match in `key` from `begin` to `end` ends; `begin` without one."""
        return max((found.end() for found in pattern.finditer(self.key, begin, end)), default=begin)


def clean(given: str) -> Clean:
    if not _ANY_ODD.search(given):  # most blocks of a body
        return Clean(given, tone_key(given), (0,), (0,))
    parts: list[str] = []
    marks, origins = [0], [0]
    done = length = 0
    for odd in _ODD.finditer(given):
        parts.append(given[done : odd.start()])
        plain = _plain(odd)
        parts.append(plain)
        length += odd.start() - done
        if odd.end() - odd.start() != len(plain):
            marks += [length, length + len(plain)] if plain else [length]
            origins += [odd.start(), odd.end()] if plain else [odd.end()]
        length += len(plain)
        done = odd.end()
    parts.append(given[done:])
    text = "".join(parts)
    return Clean(text, tone_key(text), tuple(marks), tuple(origins))


def _plain(odd: re.Match[str]) -> str:
    kind = odd.lastgroup or ""
    if kind == "blank":
        return "\n" if _BLANK_LINE.search(odd[0]) else " "
    return unicodedata.normalize("NFC", odd[0]) if kind == "marked" else _PLAIN[kind]
