"""A line of a letter as nested elements: links, marks of slips, emphasis.

In: a `Line`. Out: a tree whose strings together are the line's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gazette.sheet import Line, Run


@dataclass(frozen=True)
class Node:
    """An element of a line of a letter."""

    kind: str
    """`cite`, `slip`, `note`, `strong`, `em`, `abbr` or `whole`."""
    children: Tree
    data: object


Tree = tuple["Node | str", ...]
_Layer = tuple[str, Callable[[Run], object]]

# Outermost first. A slip stands inside a citation unless it runs over the citation's edge; one of
# mere spelling has no mark.
_LAYERS: tuple[_Layer, ...] = (
    ("cite", lambda run: run.citation if run.citation and not run.citation.is_parted else None),
    ("slip", lambda run: run.slip if run.slip and run.slip.may_change_meaning else None),
    ("cite", lambda run: run.citation if run.citation and run.citation.is_parted else None),
    ("note", lambda run: run.note),
    ("", lambda run: run.emphasis),
    ("whole", lambda run: run.is_whole),
    ("abbr", lambda run: run.short_form),
)
_FIRST, _LAST = re.compile(r"\S+"), re.compile(r"\S+\Z")


def nest(line: Line) -> Tree:
    """Return a line as nested elements."""
    runs = tuple(_glued(line.runs))
    return _nest(runs, [layer for layer in _LAYERS if any(map(layer[1], runs))])


def split_mark(line: Line, mark: str) -> tuple[Line, Line] | None:
    """Return a line in two: its printed number or dash, and the rest.

    None where the number has a link or a note of its own.
    """
    first, *rest = line.runs or (Run(""),)
    is_plain = Run(first.text, first.emphasis) == first
    if not mark or not is_plain or not first.text.startswith(mark):
        return None
    number, after = replace(first, text=mark), replace(first, text=first.text[len(mark) :])
    return Line((number,)), Line((after, *rest) if after.text else tuple(rest))


def _glued(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs so that an abbreviation, which is a button, stays with the signs beside it."""
    around = (None, *runs, None)
    for before, run, after in zip(around, runs, around[2:], strict=False):
        if run.short_form:
            yield replace(run, is_whole=True)
            continue
        first = _FIRST.match(run.text) if before and before.short_form else None
        start = first.end() if first else 0
        last = _LAST.search(run.text, start) if after and after.short_form else None
        end = last.start() if last else len(run.text)
        if start:
            yield replace(run, text=run.text[:start], is_whole=True)
        if start < end or not run.text:
            yield replace(run, text=run.text[start:end])
        if end < len(run.text):
            yield replace(run, text=run.text[end:], is_whole=True)


def _nest(runs: Sequence[Run], layers: Sequence[_Layer]) -> Tree:
    if not layers:
        return ("".join(run.text for run in runs),) if runs else ()
    (kind, value_of), *inner = layers
    tree: list[Node | str] = []
    for value, some in groupby(runs, key=value_of):
        children = _nest(tuple(some), inner)
        tree += [Node(kind or str(value), children, value)] if value else children
    return tuple(tree)
