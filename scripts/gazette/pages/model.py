"""Values that all pages share: a page, its links, facts, banner and files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from gazette.pages.linked.nodes import Node
from gazette.rooms import with_below
from gazette.store import code_digest, digest_of
from gazette.target import Target


def pages_code() -> str:
    """Return the digest of all code and vocabularies that pages are made with.

    Templates belong to whoever renders them.
    """
    return code_digest(*with_below("pages"))


@dataclass(frozen=True)
class Link:
    """Words, and the page or anchor of the site that they lead to, if any."""

    text: str
    address: str | None = None


@dataclass(frozen=True)
class Banner:
    """A warning above the text."""

    title: str
    text: str


@dataclass(frozen=True)
class Neighbour:
    """The letter or list before or after another."""

    direction: Literal["previous", "next"]
    relation: str
    """As in "Văn bản trước trong huyện"."""
    link: Link
    is_near: bool = False
    """True for letters in the order of their district, False in the order of all."""


Basis = Literal["stated", "inferred", "unknown"]


@dataclass(frozen=True)
class Fact:
    """An attribute as a row of a table.

    `basis` is None if the value does not come from the letter.
    """

    name: str
    values: tuple[Link, ...]
    basis: Basis | None = None
    because: str | None = None
    quote: str | None = None
    note: str | None = None
    is_code: bool = False
    is_file: bool = False
    """Whether its link saves a file."""
    more: Link | None = None
    """How many more values there are, with a link to where they stand."""


FilePart = Literal["action", "citation", "source", "data"]


@dataclass(frozen=True)
class FileLink:
    """A file beside a page."""

    part: FilePart
    """The part of the page that links it."""
    label: str
    """Key of the link text in labels.yml, section `part`."""
    address: str
    media_type: str = ""
    """Set if the head of the page names it for programs."""


PageFiles = Mapping[str, tuple[FileLink, ...]]
"""The files beside each letter's page, by the page's address."""


@dataclass(frozen=True)
class Page:
    """One page. `address` is relative to the site's root, e.g. `ngay/2021/08/index.html`."""

    address: str
    template: str
    title: str
    """Unique; windows and search engines show it."""
    data: object
    """What the template shows: a frozen value, of a class of the module that made the page."""
    heading: str | None = None
    """The h1, where it is shorter than the title."""
    description: str = ""
    section: str | None = None
    """The main section it belongs to: `places`, `dates`, `kinds` …"""
    crumbs: tuple[Link, ...] = ()
    feed: str | None = None
    """The address of the feed that tells of new documents like its own."""
    nodes: tuple[Node, ...] = ()
    """What it says to programs of what it shows, beside its crumbs."""


@dataclass(frozen=True, slots=True)
class PageTarget(Target[Page]):
    """A page not made yet, with what the sitemap says of it."""

    revised: dt.date | None = None
    """The latest change of a record that it shows. No page says it, so no digest has it."""
    is_listed: bool = True
    """Whether the sitemap lists it: not if it only leads on, or lists no documents yet."""

    @classmethod
    def of(
        cls,
        address: str,
        make: Callable[[], Page],
        *inputs: object,
        revised: dt.date | None = None,
        is_listed: bool = True,
    ) -> PageTarget:
        """Return the target of a page that depends on code and `inputs` alone.

        An input is a value whose `repr` shows all there is to it, or a digest.
        """
        digest = digest_of(pages_code(), address, *inputs)
        return cls(address, digest, make, revised, is_listed)
