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


def moved_page(
    address: str, to: Link, title: str | None = None, description: str = ""
) -> PageTarget:
    """Return a page that only leads to another; it says that it moved unless told what to say."""

    def make() -> Page:
        name = title or labels().moved.title
        return Page(
            address,
            template="moved.html",
            title=name,
            description=description,
            crumbs=crumbs_under(title=name),
            data=to,
        )

    return PageTarget.of(address, make, (to, title, description), is_listed=False)
