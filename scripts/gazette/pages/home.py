"""The home page: what a reader may know, the newest documents, and what is held where and when.

While few provinces have documents, it lists them and their months; later it draws both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.corpus import Corpus
from gazette.pages import addresses
from gazette.pages.crumbs import section_link
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import documents_table, items_of
from gazette.pages.lists.model import Item, Table
from gazette.pages.lists.months import MonthCell
from gazette.pages.lists.provinces import province_rows
from gazette.pages.lists.years import month_cells, year_rows
from gazette.pages.model import Link, Page, PageTarget
from gazette.pages.names import last_revised, office_place, province_name
from gazette.pages.pictures.tilemap import Tilemap
from gazette.pages.pictures.timeline import Timeline
from gazette.records.model import Directive
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary

NEWEST = 8
MANY_PLACES = 20
"""From so many provinces with documents on, they are drawn as a map, and the months as bars."""


@dataclass(frozen=True)
class Door:
    """What a reader may know: how to search by it, and where to browse."""

    title: str
    hint: str
    example: str | None
    ways: tuple[Link, ...]


@dataclass(frozen=True)
class Pictures:
    """The map and the chart of months, with the table that says the same as the chart."""

    timeline: Timeline
    years: Table
    tilemap: Tilemap


@dataclass(frozen=True)
class HomePage:
    title: str
    lead: str
    doors: tuple[Door, ...]
    newest: tuple[Item, ...]
    all: Link
    tallies: tuple[tuple[str, str], ...]
    """Numbers, each with the words for what it counts."""
    provinces: Table
    months: tuple[MonthCell, ...]
    pictures: Pictures | None
    """None while the list of places and the months are short."""
    contribute: Link


def home_page(findings: Findings) -> PageTarget:
    """Return the home page, which depends on what it shows and nothing else."""
    data, revised = _data(findings), last_revised(findings.corpus.entries)
    return PageTarget.of(addresses.HOME, lambda: _page(data), data, revised=revised)


def _page(data: HomePage) -> Page:
    return Page(
        address=addresses.HOME,
        template="home.html",
        title=data.title,
        heading=labels().home.heading,
        description=data.lead,
        data=data,
        feed=addresses.feed_address(addresses.HOME),
    )


def _data(findings: Findings) -> HomePage:
    words, corpus, provinces = labels().home, findings.corpus, findings.provinces
    place = labels().place
    are_many = len(provinces.keys() & vocabulary().provinces.keys()) >= MANY_PLACES
    districts = None if are_many else place.district
    years = _years(findings)
    name = labels().site.name
    return HomePage(
        title=label("home", "title_of_years", name=name, years=years) if years else name,
        lead=label("home", "lead_of_years", years=years) if years else words.lead,
        doors=tuple(_doors(corpus)),
        newest=items_of(corpus.shown[:NEWEST]),
        all=Link(label("home", "all", count=len(corpus.shown)), addresses.DATES),
        tallies=tuple(_tallies(corpus)),
        provinces=documents_table(
            words.places_then, place.then, districts, province_rows(provinces)
        ),
        months=() if are_many else month_cells(findings),
        pictures=_pictures(findings) if are_many else None,
        contribute=Link(labels().site.contribute, addresses.CONTRIBUTE),
    )


def _years(findings: Findings) -> str:
    """Return the years that documents are of: "2021–2022"; empty where none is known."""
    years = sorted(year for year in findings.years if year)
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _pictures(findings: Findings) -> Pictures:
    words, date = labels().home, labels().date
    return Pictures(
        timeline=findings.timeline,
        years=documents_table(words.by_month, date.year, date.month, year_rows(findings)),
        tilemap=findings.tilemap,
    )


def _doors(corpus: Corpus) -> Iterator[Door]:
    """Yield the ways in, with examples: number and place of the newest whole letter, a topic."""
    words, place = labels().home, labels().place
    complete = (entry.directive for entry in corpus.directives if entry.state == "complete")
    newest = next(complete, None)
    number = str(newest.number) if newest and newest.number else None
    where = _place_of(newest) if newest else None
    topics = Counter(topic for entry in corpus.shown for topic in entry.directive.topics)
    topic = max(topics, key=lambda one: topics[one], default=None)
    subject = vocabulary().topics[topic].name.lower() if topic else None
    today = Link(place.today_index, addresses.PROVINCES_TODAY)
    then = Link(place.index, addresses.PROVINCES)
    yield Door(words.know_number, words.try_number, number, (section_link("cited"),))
    yield Door(words.know_place, words.try_place, where, (then, today))
    yield Door(words.know_subject, words.try_subject, subject, (section_link("topics"),))


def _place_of(directive: Directive) -> str:
    """As in "huyện Sông Lô", "tỉnh Vĩnh Phúc"."""
    return (
        office_place(directive.office) if directive.district else province_name(directive.province)
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
