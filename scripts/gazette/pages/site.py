"""The whole site: every page of a corpus, each address once.

In: a `Corpus`. Out: pages in a fixed order. Hand-written pages (`docs/`) are MkDocs' own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType

from gazette.corpus import Corpus
from gazette.pages import addresses
from gazette.pages.crumbs import crumbs_under
from gazette.pages.directive import directive_pages
from gazette.pages.documents import entry_link
from gazette.pages.glossary import glossary_page
from gazette.pages.home import home_page
from gazette.pages.labels import labels
from gazette.pages.lists.bodies import body_pages
from gazette.pages.lists.cited import cited_pages
from gazette.pages.lists.dates import date_pages
from gazette.pages.lists.districts import district_pages
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.groups import group_pages
from gazette.pages.lists.provinces import province_pages
from gazette.pages.lists.provinces_today import province_today_pages
from gazette.pages.lists.side_by_side import side_by_side_pages
from gazette.pages.lists.signers import signer_pages
from gazette.pages.lists.task_index import task_pages
from gazette.pages.model import Link, Page, PageFiles
from gazette.pages.moved import moved_page
from gazette.sheet import Sheets

NO_FILES: PageFiles = MappingProxyType({})


class SameAddressError(ValueError):
    """Two pages or files have one address."""


@dataclass(frozen=True)
class SearchPage:
    ways: tuple[Link, ...]
    """Where to browse instead, without script or where nothing is found."""


def site_pages(corpus: Corpus, sheets: Sheets, files: PageFiles = NO_FILES) -> list[Page]:
    """Return every generated page; raise `SameAddressError` where two would collide."""
    findings = Findings(corpus)
    pages = [
        home_page(findings),
        _search_page(),
        *province_pages(findings),
        *province_today_pages(findings),
        *district_pages(findings),
        *date_pages(findings),
        *group_pages(corpus),
        *body_pages(findings),
        *task_pages(findings),
        *side_by_side_pages(corpus),
        glossary_page(corpus),
        *signer_pages(findings),
        *cited_pages(corpus),
        *directive_pages(findings, sheets, files),
        *_moved_pages(corpus),
    ]
    uses = Counter(page.address for page in pages)
    uses.update(file.address for links in files.values() for file in links)
    if twice := [address for address, count in uses.items() if count > 1]:
        raise SameAddressError(f"two pages or files would have the address {', '.join(twice)}")
    return pages


def _search_page() -> Page:
    site, words = labels().site, labels().search
    ways = (
        Link(site.places, addresses.PROVINCES),
        Link(labels().place.today_index, addresses.PROVINCES_TODAY),
        Link(site.dates, addresses.DATES),
        Link(site.kinds, addresses.KINDS),
        Link(site.bodies, addresses.BODIES),
        Link(site.signers, addresses.SIGNERS),
        Link(site.topics, addresses.TOPICS),
        Link(site.cited, addresses.CITED),
        Link(site.tasks, addresses.TASKS),
        Link(site.glossary, addresses.GLOSSARY),
    )
    return Page(
        address=addresses.SEARCH,
        template="search.html",
        title=words.title,
        description=words.hint,
        crumbs=crumbs_under(title=words.title),
        data=SearchPage(ways),
    )


def _moved_pages(corpus: Corpus) -> list[Page]:
    """Keep every address that a record had formerly: it leads to the one of today."""
    return [
        moved_page(old.lstrip("/"), entry_link(entry))
        for entry in corpus.entries
        for old in entry.directive.formerly
    ]
