"""Pages of the districts that have documents, and of the levels above the district."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TypeVar

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.crumbs import (
    folder_crumbs,
    folder_link,
    province_link,
)
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import counted
from gazette.pages.lists.model import DocumentsPage, FactBox
from gazette.pages.lists.paging import ListHead, document_pages
from gazette.pages.lists.task_lists import count_tasks
from gazette.pages.model import Fact, Link, PageTarget
from gazette.pages.names import (
    capitalised,
    count_name,
    folder_name,
    folder_order,
    folder_title,
)
from gazette.text.dates import short_date
from gazette.text.grouping import grouped_by
from gazette.vocabulary import District, Province, ProvinceToday, Unit, vocabulary
from gazette.vocabulary.office import Office
from gazette.vocabulary.unit import DISTRICTS_UNTIL

Thing = TypeVar("Thing")
Districts = Callable[[], tuple[Link, ...]]
"""Returns a link to each district of a province, with its count."""


def district_pages(findings: Findings) -> list[PageTarget]:
    groups = findings.folders
    places = [(folder, own[0].directive.office, len(own)) for folder, own in groups.items()]
    others = grouped_by(places, lambda place: [place[0][0]])
    links = cache(lambda province: district_links(findings.provinces.get(province, [])))
    return [
        page
        for folder, entries in groups.items()
        for page in _pages(findings, entries, others[folder[0]], partial(links, folder[0]))
    ]


def _pages(
    findings: Findings, entries: list[Entry], counts: object, districts: Districts
) -> list[PageTarget]:
    """Return the pages of a district; `counts` are those of the districts of its province."""
    office = entries[0].directive.office
    heading, lead = folder_name(office), _lead(office)
    *above, _ = folder_crumbs(office)
    head = ListHead(
        "places",
        addresses.folder_address(office),
        title=folder_title(office),
        heading=heading,
        description=lead or heading,
        above=tuple(above),
        has_feed=True,
    )
    around = DocumentsPage(lead=lead)

    def first() -> DocumentsPage:
        box = FactBox(labels().place.facts, tuple(_facts(findings, entries, districts)))
        return replace(around, box=box)

    inputs = (_tasks(findings, entries), counts)
    return document_pages(head, around, entries, first=first, inputs=inputs)


def _lead(office: Office) -> str:
    """Say where the district was and is; nothing of a level above it."""
    if office.is_above_district:
        return ""
    province, unit = office.in_province, office.unit
    if unit is None or province is None:
        return labels().place.unknown_lead
    where = {"province": province.full_name, "today": today_of(province).full_name}
    if (own := _district(office)) and own.changed:
        return label("place", "district_changed_lead", **where, **in_time(own))
    return label("place", "district_lead", **where, district=capitalised(unit.full_name))


def _facts(findings: Findings, entries: Sequence[Entry], districts: Districts) -> Iterator[Fact]:
    words, office = labels().place, entries[0].directive.office
    if unit := _district(office):
        yield Fact(words.code, (Link(unit.code),))
        yield from _life(unit)
    if province := vocabulary().province(office.province):
        then = province_link(province.key, office.date)
        yield Fact(words.then, (then,))
        yield today_fact(province)
    yield Fact(labels().list.number, (Link(count_name(entries)),))
    if tasks := _tasks(findings, entries):
        yield Fact(labels().task.title, (tasks,))
    own = addresses.folder_address(office)
    if others := tuple(link for link in districts() if link.address != own):
        yield Fact(words.other_districts, others)


def _tasks(findings: Findings, entries: Sequence[Entry]) -> Link | None:
    """Count the tasks of a district's documents; None where there are none."""
    count = sum(len(entry.record.assigned) for entry in entries)
    where = findings.tasks_of_place(entries[0].folder).address
    return Link(count_tasks(count), where) if count else None


def _life(unit: District) -> Iterator[Fact]:
    """Say since when and until when the district existed."""
    words = labels().place
    if unit.since > dt.date.min:
        yield Fact(
            words.founded, (Link(label("place", "founded_on", date=short_date(unit.since))),)
        )
    yield Fact(words.ended, (_end(unit),))


def _end(unit: District) -> Link:
    """Say when the district was abolished: with all districts, or before and into which."""
    if unit.until == DISTRICTS_UNTIL:
        return Link(labels().place.ended_value)
    after = (vocabulary().districts[unit.province, key].full_name for key in unit.into)
    return Link(label("place", "no_longer", date=short_date(unit.until), into=", ".join(after)))


def _district(office: Office) -> District | None:
    """Return the district itself, whatever it was called on the office's date."""
    return office.undated_unit if isinstance(office.undated_unit, District) else None


# ---------- shared with other lists ----------


def in_time(unit: Unit) -> dict[str, str]:
    """Return the names of a unit that changed, with the last day of one and the first of the other.

    They are the values of labels.
    """
    first = unit.changed or dt.date.max
    before, after = (form.full_name for form in unit.in_order)
    last = short_date(first - dt.timedelta(days=1))
    return {"before": capitalised(before), "last": last, "after": after, "first": short_date(first)}


def today_of(province: Province) -> ProvinceToday:
    return vocabulary().provinces_today[province.today]


def today_fact(province: Province) -> Fact:
    today = today_of(province)
    address = addresses.province_today_address(today.key)
    return Fact(labels().place.now, (Link(capitalised(today.full_name), address),))


def by_district(
    things: Iterable[Thing], entry_of: Callable[[Thing], Entry]
) -> list[tuple[Office, list[Thing]]]:
    """Group documents, or what stands in them, by district, in `folder_order`.

    Each comes with the office that issued its first document.
    """
    groups = grouped_by(things, lambda thing: [entry_of(thing).folder])
    found = [(entry_of(own[0]).directive.office, own) for own in groups.values()]
    return sorted(found, key=lambda group: folder_order(group[0]))


def district_links(entries: Iterable[Entry]) -> tuple[Link, ...]:
    """Link each district among the entries, with its count: "Huyện Sông Lô (1)"."""
    return tuple(
        Link(counted(link.text, len(own)), link.address) for link, own in districts_of(entries)
    )


def districts_of(entries: Iterable[Entry]) -> list[tuple[Link, list[Entry]]]:
    return [(folder_link(office), own) for office, own in by_district(entries, lambda entry: entry)]
