"""Pages of the districts that have documents, and of the levels above the district."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.crumbs import folder_crumbs, folder_name, places_crumb
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.model import DocumentsPage, FactBox
from gazette.pages.lists.paging import by_year, document_pages, list_page
from gazette.pages.lists.provinces import district_links
from gazette.pages.lists.task_lists import count_tasks
from gazette.pages.model import Fact, Link, Page
from gazette.pages.names import capitalised, count_name, province_name
from gazette.records.model import Directive
from gazette.text.dates import short_date
from gazette.vocabulary import District, Province, vocabulary


def district_pages(findings: Findings) -> list[Page]:
    """Return the pages of districts, and of the levels above the district."""
    groups = findings.corpus.grouped(lambda entry: [entry.folder])
    return [page for entries in groups.values() for page in _pages(findings, entries)]


def _pages(findings: Findings, entries: list[Entry]) -> list[Page]:
    directive, folder = entries[0].directive, entries[0].folder
    others = [e for e in findings.provinces.get(folder[0], []) if e.folder != folder]
    heading, lead = folder_name(directive), _lead(directive)
    facts = _facts(findings, entries, others)
    page = list_page(
        addresses.folder_address(directive),
        DocumentsPage(lead=lead, box=FactBox(labels().place.facts, facts)),
        title=_title(heading, directive),
        heading=heading,
        description=lead or heading,
        section="places",
        above=(places_crumb(), *folder_crumbs(directive)[:-1]),
    )
    return document_pages(page, entries, by_year)


def _title(heading: str, directive: Directive) -> str:
    """Name a place with its province: several districts share a name."""
    if len(folder_crumbs(directive)) == 1:
        return heading
    return f"{heading}, {province_name(directive.province)}"


def _lead(directive: Directive) -> str:
    """Say where the district lay and lies; of a level above it there is nothing to add."""
    if directive.office.is_above_district:
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


def _facts(findings: Findings, entries: list[Entry], others: list[Entry]) -> tuple[Fact, ...]:
    words, directive = labels().place, entries[0].directive
    province, unit = _province(directive), _district(directive)
    facts = [Fact(labels().list.number, (Link(count_name(entries)),)), *_tasks(findings, entries)]
    if province:
        facts = [*_province_facts(province), *facts]
    if unit and not directive.office.is_above_district:
        facts = [Fact(words.code, (Link(unit.code),)), Fact(words.ended, (_end(unit),)), *facts]
    if others:
        facts.append(Fact(words.other_districts, district_links(others)))
    return tuple(facts)


def _tasks(findings: Findings, entries: list[Entry]) -> Iterator[Fact]:
    """Lead to the tasks of the place's documents, where there are any."""
    count = sum(len(e.directive.tasks) for e in entries)
    if count:
        where = findings.tasks_of_place(entries[0].folder).address
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
