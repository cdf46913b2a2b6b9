"""The input of the search index: one `SearchDocument` for every page that can be found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SearchBlock:
    """A paragraph, point or line. A phrase never reaches from one block into the next."""

    point: str
    """The id of the point on its page (`d3-g2`), or ""."""
    name: str
    """The name of the point for readers: "điểm 3, gạch đầu dòng thứ hai"."""
    text: str


@dataclass(frozen=True)
class SearchDocument:
    """A page to be found. All texts are as readers see them, with capitals and marks."""

    address: str
    """The address of the page below the site's root: `vinh-phuc/song-lo/2021/358-cv-hu.html`."""
    title: str
    number: str
    """The normalised number (`358-CV/HU`), or "". A query for it finds this document first."""
    date: str
    """The earliest possible day, to sort by: `2021-08-10`. "" if unknown."""
    blocks: tuple[SearchBlock, ...]
    own_date: str = ""
    """The date as far as it is known: `2021-08-10`, `2021-08`. A query for it finds it first."""
    when: str = ""
    """The date in readers' words. Not searched."""
    note: str = ""
    """A remark shown in results and not searched: "bản trích"."""
    where: str = ""
    """The place in readers' words, which may say that it is unknown. Not searched."""
    place: str = ""
    """The place as far as it is known. It ranks as high as the title."""
    others: tuple[str, ...] = ()
    """Other searchable texts: body, signer, day."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys in each facet: `{"year": ("2021",), "topic": ("tiem-chung",)}`."""
