"""Gives every document its id, by month.

Ids follow date, then address; documents without a date come first. So they depend on nothing but
the documents there are. The lists of a month number its documents from 0: another month's
documents move where it starts, and nothing else of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from gazette.search.document import SearchDocument
from gazette.store import digest_of


@dataclass(frozen=True)
class IndexedDocument:
    """A document that may have to be read, and what the index must know of it in any case."""

    address: str
    date: str
    facets: Mapping[str, tuple[str, ...]]
    digest: str
    """The digest of all that `read` depends on."""
    read: Callable[[], SearchDocument]


@dataclass(frozen=True)
class Month:
    """The documents of a month, or those without a date, in the order of their ids."""

    name: str
    """`2021-08`, or ""."""
    start: int
    """The id of its first document."""
    documents: tuple[IndexedDocument, ...]

    @cached_property
    def digest(self) -> str:
        """The digest of its documents, wherever their ids begin."""
        return digest_of([(one.address, one.digest) for one in self.documents])


def months_of(documents: Iterable[IndexedDocument]) -> list[Month]:
    """Return the months that have documents, in the order of ids."""
    ordered = sorted(documents, key=lambda one: (one.date, one.address))
    months, start = [], 0
    for name, group in groupby(ordered, key=lambda one: one.date[:7]):
        months.append(Month(name, start, tuple(group)))
        start += len(months[-1].documents)
    return months
