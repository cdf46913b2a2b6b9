"""What a page is: an address, what the shell around it needs, and the data of its template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Link:
    """Words that lead to a page of the site, or to a point of it; None: words alone."""

    text: str
    address: str | None = None


@dataclass(frozen=True)
class Banner:
    """What must be known before all else."""

    title: str
    text: str


Basis = Literal["stated", "inferred", "unknown"]


@dataclass(frozen=True)
class Fact:
    name: str
    values: tuple[Link, ...]
    basis: Basis | None = None
    because: str | None = None
    quote: str | None = None
    note: str | None = None
    is_code: bool = False
    is_file: bool = False
    """True where the value is a file to save."""


FilePart = Literal["action", "citation", "source"]


@dataclass(frozen=True)
class FileLink:
    """A file beside a page."""

    part: FilePart
    """The part of the page that links it."""
    label: str
    """The link's words, by their name in the section `part` of labels.yml."""
    address: str


PageFiles = Mapping[str, tuple[FileLink, ...]]
"""The files beside each letter's page, by the page's address."""


@dataclass(frozen=True)
class Page:
    """One page. `address` is relative to the site's root, e.g. `ngay/2021/08/index.html`."""

    address: str
    template: str
    title: str
    """What tells it from every other page: windows and search engines show it."""
    data: object
    """What the template shows: a frozen value of the module that made the page."""
    heading: str | None = None
    """Its h1, where that is shorter than the title."""
    description: str = ""
    section: str | None = None
    """Which of the main sections it belongs to: `places`, `dates`, `kinds`, … or none."""
    crumbs: tuple[Link, ...] = ()
    revised: dt.date | None = None
    """The newest change among the records that it shows."""
