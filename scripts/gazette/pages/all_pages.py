"""Every generated page of the site, in a fixed order.

In: `Findings`. Out: a `PageTarget` for each page, with an address of its own. Planning is cheap:
the data of a page are made when it is. MkDocs renders the hand-written pages of `docs/`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from gazette.corpus import Entry
from gazette.loading import collector_paused
from gazette.pages import addresses
from gazette.pages.crumbs import crumbs_under, section_link
from gazette.pages.document.directive_page import directive_pages
from gazette.pages.folders import folder_pages
from gazette.pages.glossary import glossary_page
from gazette.pages.home import home_page
from gazette.pages.labels import labels
from gazette.pages.lists.bodies import body_pages
from gazette.pages.lists.cited import cited_pages
from gazette.pages.lists.districts import district_pages
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.kinds_and_topics import kind_pages, side_by_side_pages, topic_pages
from gazette.pages.lists.provinces import province_pages
from gazette.pages.lists.signers import signer_pages
from gazette.pages.lists.tasks import task_pages
from gazette.pages.lists.years import date_pages
from gazette.pages.model import Link, Page, PageFiles, PageTarget, pages_code
from gazette.pages.moved import moved_pages
from gazette.pages.other_indexes import other_indexes_page
from gazette.sheet import Sheets
from gazette.store import NO_STORE, Store, digest_of
from gazette.target import stored_plan


class SameAddressError(ValueError):
    """Two pages or files have one address."""


def site_targets(
    findings: Findings,
    sheets: Sheets,
    files: PageFiles,
    store: Store = NO_STORE,
    *,
    are_dated: bool = True,
) -> list[PageTarget]:
    """Return every generated page, not made yet; raise `SameAddressError` where two collide.

    Without a sitemap the pages of lists need not be dated.
    """
    with collector_paused():
        pages = [
            *_planned_lists(findings, store, are_dated=are_dated),
            *cited_pages(findings),
            *directive_pages(findings, sheets, files),
            *moved_pages(findings.corpus),
        ]
        pages += folder_pages({page.address for page in pages})
    uses = Counter(page.address for page in pages)
    uses.update(file.address for links in files.values() for file in links)
    if twice := [address for address, count in uses.items() if count > 1]:
        raise SameAddressError(f"two pages or files would have the address {', '.join(twice)}")
    return pages


def _planned_lists(findings: Findings, store: Store, *, are_dated: bool) -> Iterator[PageTarget]:
    """Yield the pages of lists, whose plan is stored."""
    entries = findings.corpus.unredacted
    dates = [entry.directive.revised for entry in entries] if are_dated else None
    key = digest_of("lists", pages_code(), list(map(_said, entries)), dates)
    return stored_plan(store, key, lambda: _lists(findings, are_dated=are_dated))


def _said(entry: Entry) -> object:
    """Return what lists say of an entry, and where they show it."""
    return entry.outline, entry.record.quoted, sorted(entry.record.short_forms)


def _lists(findings: Findings, *, are_dated: bool = True) -> list[PageTarget]:
    """Plan the pages that depend on no more of the records than `_said` and their dates tell."""
    corpus = findings.corpus
    pages = [
        home_page(findings),
        _search_page(),
        other_indexes_page(),
        *province_pages(findings),
        *district_pages(findings),
        *date_pages(findings),
        *kind_pages(findings),
        *topic_pages(findings),
        *body_pages(findings),
        *task_pages(findings),
        *side_by_side_pages(corpus),
        glossary_page(corpus),
        *signer_pages(findings),
    ]
    return pages if are_dated else [replace(page, revised=None) for page in pages]


def _search_page() -> PageTarget:
    """Return the search page, with links to browse where scripts are off or nothing is found."""
    return PageTarget.of(addresses.SEARCH, _search)


def _search() -> Page:
    words = labels().search
    places, *others = map(section_link, addresses.SECTIONS)
    today = Link(labels().place.today_index, addresses.PROVINCES_TODAY)
    glossary = Link(labels().site.glossary, addresses.GLOSSARY)
    return Page(
        address=addresses.SEARCH,
        template="search.html",
        title=words.title,
        description=words.hint,
        crumbs=crumbs_under(title=words.title),
        data=(places, today, *others, glossary),
    )
