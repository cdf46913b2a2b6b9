"""A line of a letter as nested elements, which templates print.

In: a `Line`. Out: strings and nodes in order, whose strings, put together, are the line's text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from gazette.sheet import Line, Run


@dataclass(frozen=True)
class Node:
    kind: str
    """What it is, as the template knows it: `slip`, `cite`, `abbr`, `whole`, `strong` or `em`."""
    children: Tree
    data: object


Tree = tuple["Node | str", ...]
_Layer = tuple[str, Callable[[Run], object]]

# The outermost first. A citation holds the slips in it, unless one goes over its edge.
_LAYERS: tuple[_Layer, ...] = (
    ("cite", lambda run: run.citation if run.citation and not run.citation.is_parted else None),
    ("slip", lambda run: run.slip),
    ("cite", lambda run: run.citation if run.citation and run.citation.is_parted else None),
    ("", lambda run: run.emphasis),
    ("abbr", lambda run: run.short_form),
    ("whole", lambda run: run.is_whole),
)


def nest(line: Line) -> Tree:
    """Return a line as a tree."""
    return _nest(line.runs, _LAYERS)


def _nest(runs: Sequence[Run], layers: Sequence[_Layer]) -> Tree:
    if not layers:
        return ("".join(run.text for run in runs),)
    (kind, value_of), *inner = layers
    tree: list[Node | str] = []
    for value, some in groupby(runs, key=value_of):
        children = _nest(tuple(some), inner)
        tree += [Node(kind or str(value), children, value)] if value else children
    return tuple(tree)
