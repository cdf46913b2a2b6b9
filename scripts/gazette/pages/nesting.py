"""A line of a letter as nested elements: links, marks of slips, emphasis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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

# Outermost first. A slip stands inside a citation unless it runs over the citation's edge.
_LAYERS: tuple[_Layer, ...] = (
    ("cite", lambda run: run.citation if run.citation and not run.citation.is_parted else None),
    ("slip", lambda run: run.slip),
    ("cite", lambda run: run.citation if run.citation and run.citation.is_parted else None),
    ("note", lambda run: run.note),
    ("", lambda run: run.emphasis),
    ("abbr", lambda run: run.short_form),
    ("whole", lambda run: run.is_whole),
)


def nest(line: Line) -> Tree:
    """Return a line as nested elements; their strings together are the line's text."""
    return _nest(line.runs, [layer for layer in _LAYERS if any(map(layer[1], line.runs))])


def _nest(runs: Sequence[Run], layers: Sequence[_Layer]) -> Tree:
    if not layers:
        return ("".join(run.text for run in runs),) if runs else ()
    (kind, value_of), *inner = layers
    tree: list[Node | str] = []
    for value, some in groupby(runs, key=value_of):
        children = _nest(tuple(some), inner)
        tree += [Node(kind or str(value), children, value)] if value else children
    return tuple(tree)
