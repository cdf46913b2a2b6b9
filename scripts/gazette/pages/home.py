"""The home page: the newest documents, counts of what is held, and ways to browse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.corpus import Corpus
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import documents_table, items_of
from gazette.pages.lists.model import Item, Table
from gazette.pages.lists.provinces import province_rows, today_rows
from gazette.pages.lists.years import year_rows
from gazette.pages.model import Link, Page, PageTarget
from gazette.pages.names import last_revised
from gazette.pages.pictures.tilemap import Tilemap
from gazette.pages.pictures.timeline import Timeline
from gazette.text.digits import grouped

NEWEST = 8


@dataclass(frozen=True)
class HomePage:
    newest: tuple[Item, ...]
    tallies: tuple[tuple[str, str], ...]
    """Numbers, each with the words for what it counts."""
    timeline: Timeline
    years: Table
    """The timeline's numbers."""
    tilemap: Tilemap
    provinces: Table
    provinces_today: Table
    ways: tuple[Link, ...]
    contribute: Link
    tries: tuple[str, ...]
    """Words to try a search with, taken from a directive."""


def home_page(findings: Findings) -> PageTarget:
    make, revised = lambda: _page(findings), last_revised(findings.corpus.entries)
    return PageTarget.of(addresses.HOME, make, findings.outlines, revised=revised)


def _page(findings: Findings) -> Page:
    words, site = labels().home, labels().site
    corpus, provinces = findings.corpus, findings.provinces
    place = labels().place
    data = HomePage(
        newest=items_of(corpus.shown[:NEWEST]),
        tallies=tuple(_tallies(corpus)),
        timeline=findings.timeline,
        years=documents_table(words.by_month, labels().date.year, words.month, year_rows(findings)),
        tilemap=findings.tilemap,
        provinces=documents_table(
            words.places_then, place.then, place.district, province_rows(provinces)
        ),
        provinces_today=documents_table(
            words.places_now, place.now, place.formed_from, today_rows(provinces)
        ),
        ways=(
            Link(words.all_provinces, addresses.PROVINCES),
            Link(words.all_provinces_today, addresses.PROVINCES_TODAY),
        ),
        contribute=Link(site.contribute, addresses.CONTRIBUTE),
        tries=tuple(_tries(corpus)),
    )
    return Page(
        address=addresses.HOME,
        template="home.html",
        title=words.title,
        description=site.description,
        data=data,
    )


def _tallies(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Count directives and reports apart; of the directives, also those without their full text."""
    states = Counter(entry.state for entry in corpus.directives)
    names = {"fragment": "fragments", "letterhead-missing": "headless", "withdrawn": "withdrawn"}
    parts = [
        label("home", name, count=states[state]) for state, name in names.items() if states[state]
    ]
    words = labels().home.directives
    if parts:
        words = label("home", "of_these", directives=words, parts=", ".join(parts))
    yield grouped(len(corpus.directives)), words
    if corpus.reports:
        yield grouped(len(corpus.reports)), labels().home.reports


def _tries(corpus: Corpus) -> Iterator[str]:
    """Yield the number and the signer of the newest complete directive."""
    complete = (entry.directive for entry in corpus.directives if entry.state == "complete")
    newest = next(complete, None)
    if newest and newest.number:
        yield str(newest.number)
    if newest:
        yield newest.signers[0].name
