"""A text with what the site knows of its parts, as a tree that templates can print.

In: a text and spans over it. Out: strings and nodes in order, whose strings, put together, are the
text: nothing is added, lost or changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gazette.text.whole import find_whole


@dataclass(frozen=True)
class Span:
    """A stretch of a text, in code points, and what it is; `data` is for the template."""

    start: int
    end: int
    kind: str
    data: object = None


@dataclass(frozen=True)
class Node:
    kind: str
    children: tuple[Node | str, ...]
    data: object = None


Tree = tuple[Node | str, ...]

_KEPT = re.compile(r"(?:ngày|tháng|năm) \d[\d/]*|(?:Th\. )?\S+ \([\d.]+\)")


def nest(text: str, layers: Sequence[Iterable[Span]]) -> Tree:
    """Return `text` as a tree, the first layer outermost.

    Spans of one layer don't overlap. A span that crosses the end of an outer one is cut there.
    """
    return _nest(text, layers, 0, len(text))


def _nest(text: str, layers: Sequence[Iterable[Span]], start: int, end: int) -> Tree:
    if not layers:
        return (text[start:end],) if start < end else ()
    tree: list[Node | str] = []
    at = start
    for span in sorted(layers[0], key=lambda span: span.start):
        first, last = max(span.start, at), min(span.end, end)
        if first >= last:
            continue
        tree += _nest(text, layers[1:], at, first)
        tree.append(Node(span.kind, _nest(text, layers[1:], first, last), span.data))
        at = last
    tree += _nest(text, layers[1:], at, end)
    return tuple(tree)


def find_whole_words(text: str) -> list[Span]:
    """Return the words with a hyphen, short enough never to be broken at it: "Covid-19"."""
    return [Span(start, end, "whole") for start, end in find_whole(text)]


@lru_cache(maxsize=1 << 16)  # the same words stand on many lists
def whole_words(text: str) -> Tree:
    """Return the site's own words with dates and counts marked, too, as not to be broken."""
    kept = [Span(found.start(), found.end(), "whole") for found in _KEPT.finditer(text)]
    return nest(text, [[*find_whole_words(text), *kept]])
