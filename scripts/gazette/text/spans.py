"""Spans of a text: where a quote stands, and what must not be broken over two lines.

"Covid-19", "358-CV/HU" and the "tế - xã" of a sentence stay on one line: programs that read text
off paper drop a hyphen or dash at the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_UNBREAKABLE = re.compile(
    r"(?:(?<!\S)\S{1,9}+ |(?<=\S ))- \S{1,9}"  # a dash with its short neighbours
    r"|(?<![\w/-])[\w/]{1,12}+(?:-[\w/]{1,9}){1,2}(?![\w/-])"
)

_BEFORE_DASH = 12  # characters; no such span has more before its first dash

Pieces = tuple[tuple[str, str], ...]
"""A text in pairs: words that may be broken, then words that may not. Either may be empty."""


def with_offsets(text: str, sign: str = "\n") -> Iterator[tuple[int, str]]:
    """Yield the parts between the signs, by default the lines, each after where it begins."""
    at = 0
    for part in text.split(sign):
        yield at, part
        at += len(part) + len(sign)


def find_all(text: str, quote: str) -> list[tuple[int, int]]:
    """Return the spans of `quote` in `text`, without overlap."""
    return [found.span() for found in re.finditer(re.escape(quote), text)]


def find_whole(text: str) -> list[tuple[int, int]]:
    """Return the spans that must not be broken; they are short enough to fit a line."""
    spans: list[tuple[int, int]] = []
    at = 0
    while (dash := text.find("-", at)) >= 0:
        found = _UNBREAKABLE.search(text, max(at, dash - _BEFORE_DASH))
        if not found:
            break
        spans.append(found.span())
        at = found.end()
    return spans


def whole_pieces(text: str, spans: Iterable[tuple[int, int]] = ()) -> Pieces:
    """Return a text in pieces that must not be broken, `spans` among them."""
    return tuple(_pieces(text, sorted([*find_whole(text), *spans])))


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end in spans:
        first = max(start, at)  # where two overlap, the second goes on after the first
        if first < end:
            yield text[at:first], text[first:end]
            at = end
    yield text[at:], ""
