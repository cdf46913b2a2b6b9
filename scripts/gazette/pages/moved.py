"""Pages that only lead to another page: former addresses of records, and of cited documents."""

from __future__ import annotations

from gazette.corpus import Corpus
from gazette.pages.crumbs import crumbs_under
from gazette.pages.documents import entry_link
from gazette.pages.labels import labels
from gazette.pages.model import Link, Page, PageTarget


def moved_pages(corpus: Corpus) -> list[PageTarget]:
    """Return a page for every former address of a record, leading to its present one."""
    return [
        moved_page(old.lstrip("/"), entry_link(entry))
        for entry in corpus.entries
        for old in entry.directive.formerly
    ]


def moved_page(address: str, to: Link) -> PageTarget:
    """Return a page that only leads to another."""

    def make() -> Page:
        title = labels().moved.title
        crumbs = crumbs_under(title=title)
        return Page(address, template="moved.html", title=title, crumbs=crumbs, data=to)

    return PageTarget.of(address, make, to, is_moved=True)
