"""What the search index is made of: one frozen `Document` for every page that can be found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """A paragraph, point or line of a document. A phrase never reaches across two of them."""

    point: str
    """The point's id on the page (`d3-g2`), or nothing where it has none."""
    name: str
    """The point's name for readers: "điểm 3, gạch thứ 2"."""
    text: str


@dataclass(frozen=True)
class Document:
    """A page as search sees it. All words are as readers see them; nothing is folded yet."""

    address: str
    """Where its page is, from the root of the site: `vinh-phuc/song-lo/2021/358-cv-hu.html`."""
    title: str
    number: str
    """Normalised, `358-CV/HU`, or nothing: who types it finds this document first."""
    date: str
    """The earliest day it can be of, `2021-08-10`: the sort key. Nothing where unknown."""
    blocks: tuple[Block, ...]
    when: str = ""
    """Its date in readers' words."""
    note: str = ""
    """A word on it that results show and nobody finds it by: "bản trích"."""
    where: str = ""
    """Its place in readers' words; weighs as much as the title."""
    others: tuple[str, ...] = ()
    """Further words that find it: body, kind, signer."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys it has in each facet: `{"year": ("2021",), "topic": ("tiem-chung",)}`."""
