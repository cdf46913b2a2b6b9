"""Make a text comparable, and remember where each of its characters stood.

In: any text, also in NFD, with no-break blanks, wrapped lines, odd dashes, marks of emphasis and of
footnotes. Out: a `Clean`: `text` in NFC with one line per paragraph; `key`, as long, in small
letters with one placement of tones and damaged words put right; and the way back to offsets in the
text as given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gazette.text.signs import DASHES
from gazette.vocabulary.damaged import meant_key

# Blanks and wraps, combining marks, dashes, slashes, marks of footnotes, invisible signs and
# Markdown's stars. Between a digit and a letter, a soft hyphen or its sign in old PDFs is a dash.
_BLANKS = r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_SLASHES = r"\u2044\u2215\u29f8\uff0f"
_RAISED = r"\u00b2\u00b3\u00b9\u2020\u2021\u2070\u2074-\u2079\u207d\u207e"
_UNSEEN = r"\u00ad\u200b-\u200f\u2060\ufeff*\\"
# Marks of footnotes, as in "12-CT/TU(1)", "TU(a)", "TU(*)", "TU[2, 3]", "TU[^3]", "TU{4}", "TU^5^".
_AFTER = r"(?<=[\w\u0300-\u036f)\]].)"
_MARK = r"\^?[0-9]{1,3}(?:,\s?[0-9]{1,2})*"
_NOTES = (
    rf"\({_AFTER}(?:{_MARK}|[A-Za-z]|\*{{1,3}})\)",
    rf"\[{_AFTER}{_MARK}\]",
    rf"\{{{_AFTER}{_MARK}\}}",
    rf"\^{_AFTER}\(?[0-9]{{1,2}}[)^]?",
    r"<[Ss][Uu][Pp]>\(?[0-9]{1,2}\)?</[Ss][Uu][Pp]>",
)
_ODD = re.compile(
    rf"(?P<blank>{_BLANKS}{{2,}}|[^\S ])"
    r"|(?P<marked>\w[\u0300-\u036f]+)"
    rf"|(?P<dash>[{DASHES}]|[\u00ac\u00ad](?<=[0-9].)(?=[^\W\d_]))"
    rf"|(?P<slash>[{_SLASHES}])"
    r"|(?P<eth>\u00d0)"
    rf"|(?P<gone>{'|'.join(_NOTES)}|[{_RAISED}]+|[{_UNSEEN}]+)"
)
_ANY_ODD = re.compile(
    rf"[^\S ]|  |[\u0300-\u036f\u00ac\u00d0{DASHES}{_SLASHES}{_RAISED}{_UNSEEN}]"
    r"|[(\[{^][0-9^(]|\([A-Za-z]\)|<[Ss]"
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

    @cached_property
    def is_in_capitals(self) -> bool:
        return self.text.isupper()

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


@lru_cache(maxsize=1 << 7)
def clean(given: str) -> Clean:
    """Return a text cleaned; the blocks of a letter are asked for many times."""
    if not _ANY_ODD.search(given):  # most blocks of a body
        return Clean(given, meant_key(given), (0,), (0,))
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
    return Clean(text, meant_key(text), tuple(marks), tuple(origins))


def _plain(odd: re.Match[str]) -> str:
    kind = odd.lastgroup or ""
    if kind == "blank":
        return "\n" if _BLANK_LINE.search(odd[0]) else " "
    return unicodedata.normalize("NFC", odd[0]) if kind == "marked" else _PLAIN[kind]
