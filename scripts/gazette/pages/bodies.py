"""Pages of bodies: what each issued, received, was charged with and was copied on.

In: a corpus and its charges. Out: the index of kinds of bodies, the page of each kind, and the page
of each body in its place. A group, which is no body proper, has the page of its kind alone.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.breakdown import by_kind, by_province
from gazette.pages.charges import Charge, Concern, concerns_of
from gazette.pages.crumbs import crumbs_under
from gazette.pages.facts import Fact
from gazette.pages.items import items_of
from gazette.pages.labels import label, labels
from gazette.pages.listing import PAGE_SIZE, Group, ListPage, Row, Table, index_pages, list_pages
from gazette.pages.listing import by_year as by_year_alone
from gazette.pages.model import Link, Page
from gazette.pages.names import count_name, last_revised
from gazette.pages.seats import Seat, kind_name_of
from gazette.pages.task_lists import PAGE_SIZE as TASKS_SIZE
from gazette.pages.task_lists import count_tasks, dated_or_open, task_list_pages
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import UNKNOWN

FIRST = 10
"""How many of a long list stand on the page of a body, before the way to all."""


def body_pages(corpus: Corpus, charges: Sequence[Charge]) -> list[Page]:
    """Return the index of bodies, and the pages of every kind and of every body in its place."""
    concerns = concerns_of(corpus, charges)
    kinds: dict[str, dict[Seat, Concern]] = defaultdict(dict)
    for seat, concern in concerns.items():
        kinds[seat.key][seat] = concern
    together = {key: _together(own.values()) for key, own in kinds.items()}
    pages = [_index(together)]
    for key, seats in kinds.items():
        if not vocabulary().bodies[key].is_group:
            pages += _kind_pages(key, seats, together[key])
        pages += [page for seat, own in seats.items() for page in _seat_pages(seat, own)]
    return pages


def _together(concerns: Iterable[Concern]) -> Concern:
    """Return what concerns all of these, newest first."""
    whole = Concern()
    for concern in concerns:
        whole.add(concern)
    for entries in (whole.issued, whole.received, whole.copied):
        entries.sort(key=lambda entry: entry.order)
    return whole


# ---------- indexes ----------


def _index(kinds: dict[str, Concern]) -> Page:
    """All kinds of bodies, by branch."""
    words = labels().body
    tables = []
    for branch in dict.fromkeys(body.branch for body in vocabulary().bodies.values()):
        rows = [
            _row(Link(kind_name_of(body), addresses.body_kind_address(body.key)), kinds[body.key])
            for body in vocabulary().bodies.values()
            if body.branch == branch and body.key in kinds
        ]
        tables.append(_table(label("branch", branch), rows))
    return Page(
        address=addresses.BODIES,
        template="list.html",
        title=words.index,
        description=words.index_lead,
        section="bodies",
        crumbs=crumbs_under(title=labels().site.bodies),
        data=ListPage(lead=words.index_lead, tables=tuple(tables)),
    )


def _table(caption: str, rows: Iterable[Row]) -> Table:
    words = labels().body
    return Table(caption, (words.name, words.concerns, words.issued), tuple(rows))


def _row(link: Link, concern: Concern) -> Row:
    """A body: what was sent to it and charged on it, and how much it issued."""
    counts = (
        ("row_received", len(concern.received)),
        ("row_charged", len(concern.charged)),
        ("row_copied", len(concern.copied)),
    )
    notes = (Link(label("body", name, count=grouped(count))) for name, count in counts if count)
    return Row(link, tuple(notes), count_name(concern.issued))


# ---------- kinds ----------


def _kind_pages(key: str, seats: dict[Seat, Concern], concern: Concern) -> list[Page]:
    """The page of all bodies of a kind, every Huyện ủy together.

    Where they issued documents it lists these, and the bodies stand on a page of their own.
    """
    body = vocabulary().bodies[key]
    name, kind = kind_name_of(body), addresses.body_kind_address(key)
    order = sorted(seats, key=lambda seat: sort_key(seat.title))
    rows = [_row(Link(seat.title, seat.address), seats[seat]) for seat in order]
    by_place = ListPage(
        lead=label("body", "by_place_lead", name=name),
        tables=(_table(name, rows),),
        facts=_relation_facts(concern, addresses.tasks_of_body_address(key)),
        facts_title=labels().list.divided,
    )
    title = label("body", "kind_title", name=name)
    page = Page(
        address=kind,
        template="list.html",
        title=title,
        heading=name,
        description=label("body", "by_place_lead", name=name),
        section="bodies",
        crumbs=crumbs_under(_crumb(), title=name),
        data=by_place,
    )
    if not concern.issued:
        return index_pages(page)
    words = labels().body
    where = addresses.bodies_by_place_address(key)
    own = replace(
        page,
        address=where,
        title=label("body", "by_place_title", name=name),
        heading=words.by_place,
        crumbs=crumbs_under(_crumb(), Link(name, kind), title=words.by_place),
    )
    issued = ListPage(
        lead=label("body", "kind_lead", name=name),
        see=Link(label("body", "see_by_place", count=grouped(len(seats))), where),
        facts=(
            *by_place.facts,
            by_kind(concern.issued, {"co-quan": key}),
            by_province(concern.issued, {"co-quan": key}),
        ),
        facts_title=labels().list.divided,
    )
    return [*list_pages(replace(page, data=issued), concern.issued, by_year), *index_pages(own)]


def _crumb() -> Link:
    return Link(labels().site.bodies, addresses.BODIES)


# ---------- one body ----------


def _seat_pages(seat: Seat, concern: Concern) -> list[Page]:
    """The page of a body in its place; what is long there goes on at pages of its own."""
    body = seat.body
    kind = Link(kind_name_of(body), addresses.body_kind_address(body.key))
    above = (_crumb(),) if body.is_group else (_crumb(), kind)
    groups, further = _relations(seat, concern, above)
    page = Page(
        address=seat.address,
        template="list.html",
        title=seat.title,
        heading=seat.name,
        description=_lead(seat),
        section="bodies",
        crumbs=crumbs_under(*above, title=seat.name),
        revised=_revised(concern),
        data=ListPage(
            lead=_lead(seat),
            relations=groups,
            facts=(*_relation_facts(concern), *_issued_facts(concern.issued)),
            facts_title=labels().list.divided,
        ),
    )
    own = list_pages(page, concern.issued, by_year) if concern.issued else [page]
    return [*own, *further]


def _relations(
    seat: Seat, concern: Concern, above: tuple[Link, ...]
) -> tuple[tuple[Group, ...], list[Page]]:
    """Return what a body received, was charged with and was copied on, and the long ones' pages."""
    words, stem = labels().body, seat.address.removesuffix("index.html")
    received, copied = f"{stem}kinh-gui/index.html", f"{stem}noi-nhan/index.html"
    charged = f"{stem}nhiem-vu/index.html"
    if seat.body.is_group:
        charged = addresses.tasks_of_body_address(seat.key)
    groups = (
        _documents("kinh-gui", words.received, concern.received, received),
        _tasks(concern.charged, charged),
        _documents("noi-nhan", words.copied, concern.copied, copied),
    )
    pages: list[Page] = []
    for title, entries, address in (
        (words.received, concern.received, received),
        (words.copied, concern.copied, copied),
    ):
        if len(entries) > PAGE_SIZE:
            pages += list_pages(_below(seat, title, address, above), entries, by_year_alone)
    if len(concern.charged) > TASKS_SIZE and not seat.body.is_group:
        page = _below(seat, words.charged, charged, above)
        pages += task_list_pages(page, concern.charged, dated_or_open)
    return tuple(group for group in groups if group.items or group.tasks), pages


def _below(seat: Seat, title: str, address: str, above: tuple[Link, ...]) -> Page:
    """Return the page of one long list of a body's."""
    whole = label("body", "relation_title", name=seat.title, relation=title)
    return Page(
        address=address,
        template="list.html",
        title=whole,
        heading=title,
        description=f"{whole}.",
        section="bodies",
        crumbs=crumbs_under(*above, seat.link, title=title),
        data=ListPage(lead=seat.title),
    )


def _lead(seat: Seat) -> str:
    words = labels()
    if seat.body.is_group:
        return label("body", "group_lead", name=seat.name)
    lead = label("body", "lead", name=seat.name)
    return f"{lead} {words.place.unknown_lead}" if seat.is_unknown else lead


def _documents(id_: str, title: str, entries: list[Entry], all_of_them: str) -> Group:
    if len(entries) <= PAGE_SIZE:
        return Group(title, id_, items_of(entries))
    more = Link(label("body", "all_documents", count=grouped(len(entries))), all_of_them)
    return Group(title, id_, items_of(entries[:FIRST]), more=more)


def _tasks(charges: list[Charge], all_of_them: str) -> Group:
    """The tasks of a body, those with a day first."""
    ordered = sorted(charges, key=lambda charge: dated_or_open(charge)[0])
    items = tuple(charge.item for charge in ordered)
    title = labels().body.charged
    if len(items) <= TASKS_SIZE:
        return Group(title, "duoc-giao", tasks=items)
    more = Link(label("body", "all_tasks", count=grouped(len(items))), all_of_them)
    return Group(title, "duoc-giao", tasks=items[:FIRST], more=more)


def _relation_facts(concern: Concern, tasks: str | None = None) -> tuple[Fact, ...]:
    """Return how much concerns it in each of the four ways; `tasks` is where its tasks stand."""
    words = labels().body
    charged = count_tasks(len(concern.charged)) if concern.charged else labels().count.none
    return (
        Fact(words.issued, (Link(count_name(concern.issued)),)),
        Fact(words.received, (Link(count_name(concern.received)),)),
        Fact(words.charged, (Link(charged, tasks if concern.charged else None),)),
        Fact(words.copied, (Link(count_name(concern.copied)),)),
    )


def _issued_facts(entries: list[Entry]) -> tuple[Fact, ...]:
    if not entries:
        return ()
    directive = entries[0].directive
    place = {"huyen": f"{directive.province}/{directive.district}"} if directive.district else {}
    facets = {"co-quan": directive.issuer or "", "tinh": directive.province or UNKNOWN, **place}
    return (by_kind(entries, facets),)


def _revised(concern: Concern) -> dt.date | None:
    entries = [*concern.issued, *concern.received, *concern.copied]
    entries += [charge.entry for charge in concern.charged]
    return last_revised(entries)


def by_year(entry: Entry) -> tuple[int, str, str]:
    """Group what a body issued by the year of the document."""
    rank, title, id_ = by_year_alone(entry)
    return rank, label("body", "issued_in", year=title[:1].lower() + title[1:]), id_
