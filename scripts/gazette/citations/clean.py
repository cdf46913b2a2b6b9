"""Make a text comparable, and remember where each of its characters stood.

In: any text: NFD, with no-break blanks, wrapped lines, all sorts of dashes, signs of emphasis. Out:
a `Clean`: `text` in NFC on one line a paragraph, `key` the same in small letters with one placement
of tones, both of one length, and the way back to the offsets of the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from gazette.text.tones import tone_key

# Blanks and wraps, marks on the letter before, dashes, slashes, what nobody sees, Markdown's stars.
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
    """A cleaned text. Offsets in it count code points of `text` and of `key` alike."""

    text: str
    key: str
    marks: tuple[int, ...]
    """Offsets in `text` from which on the distance to the text as given is another."""
    origins: tuple[int, ...]
    """The offset in the text as given of each of those."""

    def origin(self, offset: int) -> int:
        """Return where the character at `offset` stood in the text as given."""
        at = bisect_right(self.marks, offset) - 1
        return self.origins[at] + offset - self.marks[at]

    def span(self, start: int, end: int, given: str) -> tuple[int, int]:
        """Return the span in the text as given, its last letter with all its marks."""
        last = self.origin(end - 1) + 1
        while last < len(given) and unicodedata.combining(given[last]):
            last += 1
        return self.origin(start), last


def clean(given: str) -> Clean:
    """Clean a text."""
    if not _ANY_ODD.search(given):  # as blocks of a body mostly are
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
