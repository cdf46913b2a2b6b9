"""The home page: what this is, search, the newest, and ways to browse with counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gazette.corpus import Corpus
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.dates import year_rows
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import items_of
from gazette.pages.lists.model import Item, Table
from gazette.pages.lists.provinces import province_rows, today_rows
from gazette.pages.model import Link, Page
from gazette.pages.names import last_revised
from gazette.pages.pictures.tilemap import Tilemap
from gazette.pages.pictures.timeline import Timeline
from gazette.text.digits import grouped

NEWEST = 8


@dataclass(frozen=True)
class Tally:
    count: str
    words: str


@dataclass(frozen=True)
class HomePage:
    newest: tuple[Item, ...]
    tallies: tuple[Tally, ...]
    timeline: Timeline
    years: Table
    """What the timeline shows, in numbers."""
    tilemap: Tilemap
    provinces: Table
    provinces_today: Table
    ways: tuple[Link, ...]
    contribute: Link
    tries: tuple[str, ...]
    """Words to search for, taken from what is held."""


def home_page(findings: Findings) -> Page:
    words, site = labels().home, labels().site
    corpus, provinces = findings.corpus, findings.provinces
    number, place = labels().list.number, labels().place
    data = HomePage(
        newest=items_of(corpus.shown[:NEWEST]),
        tallies=_tallies(corpus),
        timeline=findings.timeline,
        years=Table(words.by_month, (labels().date.year, words.month, number), year_rows(findings)),
        tilemap=findings.tilemap,
        provinces=Table(
            words.places_then, (place.then, place.district, number), province_rows(provinces)
        ),
        provinces_today=Table(
            words.places_now, (place.now, place.formed_from, number), today_rows(provinces)
        ),
        ways=(
            Link(words.all_provinces, addresses.PROVINCES),
            Link(words.all_provinces_today, addresses.PROVINCES_TODAY),
        ),
        contribute=Link(site.contribute, addresses.CONTRIBUTE),
        tries=_tries(corpus),
    )
    return Page(
        address=addresses.HOME,
        template="home.html",
        title=words.title,
        description=site.description,
        data=data,
        revised=last_revised(corpus.entries),
    )


def _tallies(corpus: Corpus) -> tuple[Tally, ...]:
    """Count directives and reports apart, and say of how many there is not the whole."""
    states = Counter(entry.state for entry in corpus.directives)
    lacks = {"fragments": "fragment", "headless": "letterhead-missing", "withdrawn": "withdrawn"}
    parts = [
        label("home", name, count=grouped(states[state]))
        for name, state in lacks.items()
        if states[state]
    ]
    words = labels().home.directives
    if parts:
        words = label("home", "of_these", directives=words, parts=", ".join(parts))
    tallies = [Tally(grouped(len(corpus.directives)), words)]
    if corpus.reports:
        tallies.append(Tally(grouped(len(corpus.reports)), labels().home.reports))
    return tuple(tallies)


def _tries(corpus: Corpus) -> tuple[str, ...]:
    """A number and a signer that are there to be found."""
    complete = [entry.directive for entry in corpus.directives if entry.state == "complete"]
    if not complete:
        return ()
    newest = complete[0]
    signer = newest.signature.name if newest.signature else None
    return tuple(str(one) for one in (newest.number, signer) if one)
