"""A node of linked data: a thing, its type, and what is said of it in the words of schema.org."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

VOCABULARY = "https://schema.org/"


@dataclass(frozen=True)
class Ref:
    """A thing named by its address, from the root of the site or on the web."""

    address: str

    @property
    def is_ours(self) -> bool:
        return "://" not in self.address


Value: TypeAlias = "str | int | Ref | Node | tuple[Value, ...]"


@dataclass(frozen=True)
class Node:
    """A thing. `ref` is None where it has no name, so nothing else can refer to it."""

    type: str
    ref: Ref | None
    values: Mapping[str, Value | None]
    """By property. None or empty means unknown: nothing is said then."""

    def known(self) -> dict[str, tuple[str | int | Ref | Node, ...]]:
        """Return all values that are known, by property."""
        lists = {name: _as_list(value) for name, value in self.values.items()}
        return {name: values for name, values in lists.items() if values}


def _as_list(value: Value | None) -> tuple[str | int | Ref | Node, ...]:
    if isinstance(value, tuple):
        return tuple(one for part in value for one in _as_list(part))
    return () if value is None or value == "" else (value,)


Href: TypeAlias = Callable[[str], str]
"""Returns how an address of ours is written where it is to stand."""


def json_ld(nodes: tuple[Node, ...], href: Href) -> dict[str, object]:
    """Return nodes as JSON-LD. Its context is plain, so that no program has to fetch one."""
    graph = [_as_json(node, href) for node in nodes]
    return {"@context": {"@vocab": VOCABULARY}, "@graph": graph}


def _as_json(value: str | int | Ref | Node, href: Href) -> object:
    match value:
        case Ref():
            return {"@id": href(value.address) if value.is_ours else value.address}
        case Node():
            name = _as_json(value.ref, href) if value.ref else {}
            return {**name, "@type": value.type, **_properties(value, href)}  # type: ignore[dict-item]
    return value


def _properties(node: Node, href: Href) -> dict[str, object]:
    lists = {name: [_as_json(one, href) for one in values] for name, values in node.known().items()}
    return {name: values[0] if len(values) == 1 else values for name, values in lists.items()}
