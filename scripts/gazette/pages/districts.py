"""Pages of the districts that have documents, and of the levels above the district."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.crumbs import crumbs_under, folder_crumbs, folder_name, places_crumb
from gazette.pages.facts import Fact
from gazette.pages.labels import label, labels
from gazette.pages.listing import ListPage, by_year, list_pages
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, count_name, province_name
from gazette.pages.provinces import district_links, provinces_with
from gazette.pages.task_lists import count_tasks
from gazette.records.address import above_district
from gazette.records.model import Directive
from gazette.text.dates import short_date
from gazette.vocabulary import District, Province, vocabulary


def district_pages(corpus: Corpus) -> list[Page]:
    """Return the pages of districts, and of the levels above the district."""
    pages = []
    provinces = provinces_with(corpus)
    for folder, entries in corpus.grouped(lambda entry: [entry.folder]).items():
        others = [entry for entry in provinces.get(folder[0], []) if entry.folder != folder]
        directive = entries[0].directive
        heading = folder_name(directive)
        lead = _lead(directive)
        page = Page(
            address=addresses.folder_address(directive),
            template="list.html",
            title=_title(heading, directive),
            heading=heading,
            description=lead or heading,
            section="places",
            crumbs=crumbs_under(places_crumb(), *folder_crumbs(directive)[:-1], title=heading),
            data=ListPage(
                lead=lead, facts=_facts(entries, others), facts_title=labels().place.facts
            ),
        )
        pages += list_pages(page, entries, by_year)
    return pages


def _title(heading: str, directive: Directive) -> str:
    """Name a place with its province: several districts share a name."""
    if len(folder_crumbs(directive)) == 1:
        return heading
    return f"{heading}, {province_name(directive.province)}"


def _lead(directive: Directive) -> str:
    """Say where the district lay and lies; of a level above it there is nothing to add."""
    if above_district(directive):
        return ""
    province, unit = _province(directive), _district(directive)
    if unit is None or province is None:
        return labels().place.unknown_lead
    return label(
        "place",
        "district_lead",
        district=capitalised(unit.full_name),
        province=province.full_name,
        today=vocabulary().provinces_today[province.today].full_name,
    )


def _facts(entries: list[Entry], others: list[Entry]) -> tuple[Fact, ...]:
    words, directive = labels().place, entries[0].directive
    province, unit = _province(directive), _district(directive)
    facts = [Fact(labels().list.number, (Link(count_name(entries)),)), *_tasks(entries)]
    if province:
        facts = [*_province_facts(province), *facts]
    if unit and not above_district(directive):
        facts = [Fact(words.code, (Link(unit.code),)), Fact(words.ended, (_end(unit),)), *facts]
    if others:
        facts.append(Fact(words.other_districts, district_links(others)))
    return tuple(facts)


def _tasks(entries: list[Entry]) -> Iterator[Fact]:
    """Lead to the tasks of the place's documents, where there are any."""
    count = sum(len(e.directive.tasks) for e in entries)
    if count:
        where = addresses.tasks_of_place_address(entries[0].folder)
        yield Fact(labels().task.title, (Link(count_tasks(count), where),))


def _province_facts(province: Province) -> tuple[Fact, Fact]:
    words, today = labels().place, vocabulary().provinces_today[province.today]
    then = capitalised(province.full_name)
    now = capitalised(today.full_name)
    return (
        Fact(words.then, (Link(then, addresses.province_address(province.key)),)),
        Fact(words.now, (Link(now, addresses.province_today_address(today.key)),)),
    )


def _end(unit: District) -> Link:
    """Say when the district ended: with the level, or before it."""
    if unit.until is None:
        return Link(labels().place.ended_value)
    day = short_date(dt.date.fromisoformat(unit.until))
    return Link(label("place", "no_longer", date=day))


def _province(directive: Directive) -> Province | None:
    return vocabulary().province(directive.province)


def _district(directive: Directive) -> District | None:
    return vocabulary().district(directive.province, directive.district)
