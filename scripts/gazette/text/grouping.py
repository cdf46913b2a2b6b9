"""Grouping by keys: each group keeps the order of the items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")


def grouped_by(
    items: Iterable[Item], keys_of: Callable[[Item], Iterable[Key]]
) -> dict[Key, list[Item]]:
    """Return the items under each of their keys; an item may have several keys, or none."""
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys_of(item):
            groups[key].append(item)
    return dict(groups)
