"""Pages that only lead to another: for addresses that something had formerly, or never has long."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.pages.crumbs import crumbs_under
from gazette.pages.labels import labels
from gazette.pages.model import Link, Page


@dataclass(frozen=True)
class MovedPage:
    to: Link


def moved_page(address: str, to: Link) -> Page:
    title = labels().moved.title
    return Page(
        address=address,
        template="moved.html",
        title=title,
        crumbs=crumbs_under(title=title),
        data=MovedPage(to),
    )
