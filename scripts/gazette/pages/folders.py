"""Pages of the folders that addresses have but no list fills: each leads to the page above it.

In: the addresses of all pages. Out: a page for every such folder, so that an address can be cut
back part by part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gazette.pages.labels import label, labels
from gazette.pages.model import Link, PageTarget
from gazette.pages.moved import moved_page


def folder_pages(addresses: Collection[str]) -> Iterator[PageTarget]:
    """Yield a page for each folder above an address that has none."""
    words = labels().moved
    lacking = {folder for address in addresses for folder in _above(address)} - {*addresses}
    for folder in sorted(lacking):
        nearest = next(one for one in _above(folder) if one in addresses)
        title = label("moved", "folder", folder=folder.removesuffix("index.html"))
        yield moved_page(folder, Link(words.nearest, nearest), title, words.no_list)


def _above(address: str) -> Iterator[str]:
    """Yield the pages of the folders that an address stands in, the nearest first."""
    *folders, _ = address.split("/")
    for depth in range(len(folders), -1, -1):
        page = "/".join((*folders[:depth], "index.html"))
        if page != address:
            yield page
