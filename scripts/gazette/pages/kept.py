"""What is made of a letter once, and kept with it as long as it lives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gazette.corpus import Entry

Made = TypeVar("Made")


def kept(make: Callable[[Entry], Made]) -> Callable[[Entry], Made]:
    """Call `make` once for each entry. It must depend on nothing else."""
    name = f"{make.__module__}.{make.__qualname__}"

    def made(entry: Entry) -> Made:
        found = vars(entry)
        if name not in found:
            found[name] = make(entry)
        return found[name]  # type: ignore[no-any-return]

    return made
