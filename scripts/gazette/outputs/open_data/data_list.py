"""A list as data: its items in one or several files, each with links to those before and after.

A long list goes on at `trang-2.json`. What an item says is text already: a letter stands in some
twenty lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from gazette.outputs.model import outputs_code
from gazette.outputs.open_data.json_files import as_json, list_address, with_schema
from gazette.pages.addresses import part_address
from gazette.pages.lists.paging import split
from gazette.store import digest_of
from gazette.target import Target

PART = 200
"""The number of items in a file."""
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class DataItems(Generic[Thing]):
    """How things become the items of a list."""

    schema: str
    """The name of the schema of the list's files."""
    text: Callable[[Thing], str]
    """Returns a thing as JSON."""
    digest: Callable[[Thing], str]
    """Returns what the text of a thing depends on, beside code."""


@dataclass(frozen=True)
class DataList(Generic[Thing]):
    page: str
    """The address from which that of its files is made: the page that shows it, if it has one."""
    title: str
    items: DataItems[Thing]
    things: Sequence[Thing]
    about: Mapping[str, object] = field(default_factory=dict)
    """What else its files say; `page`, if another page shows the list, or none does."""
    site_url: str | None = None
    """The address of the site, where it is known; that of its page then begins with it."""

    @property
    def address(self) -> str:
        return list_address(self.page)

    def targets(self) -> Iterator[Target[bytes]]:
        """Yield its files."""
        parts = split(self.things, PART) or [()]
        for number, part in enumerate(parts, 1):
            head = self._head(number, len(parts))
            digests = [self.items.digest(thing) for thing in part]
            digest = digest_of(outputs_code(), head, digests)
            address = list_address(part_address(self.page, number))
            yield Target(address, digest, partial(_make, self.items, address, head, part))

    def _head(self, number: int, count: int) -> str:
        """Return all that a file says before its items."""
        near = {"previous": number - 1, "next": number + 1}
        links = {
            name: list_address(part_address(self.page, one)) if 1 <= one <= count else None
            for name, one in near.items()
        }
        numbers = {"total": len(self.things), "part": number, "parts": count}
        told = {"title": self.title, "page": self.page, **numbers, **links, **self.about}
        if told["page"]:
            told["page"] = f"{self.site_url or ''}{told['page']}"
        return as_json(told)


def _make(items: DataItems[Thing], address: str, head: str, part: Sequence[Thing]) -> bytes:
    text = ",\n".join(map(items.text, part))
    return with_schema(f'{head[:-1]},"items":[\n{text}\n]}}', address, items.schema)
