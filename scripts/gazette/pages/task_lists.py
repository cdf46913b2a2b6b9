"""Lists of tasks across all letters: by day, by body, by place; dated ones apart from open ones.

In: a corpus and its charges. Out: the page of all these lists, and the pages of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TypeVar

from gazette.pages import addresses
from gazette.pages.charges import Charge
from gazette.pages.crumbs import bare_folder_name, crumbs_under, folder_name
from gazette.pages.labels import label, labels
from gazette.pages.listing import Beside, Group, ListPage, Row, Table, chunks, following, page_data
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, last_revised, month_name, province_name
from gazette.pages.seats import kind_name_of
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import CENTRAL, UNKNOWN

PAGE_SIZE = 100
"""How many tasks of a list stand on a page."""
Key = TypeVar("Key")
Month = tuple[str, str]
"""Year and month; either may be empty where it is not known."""
ChargeGroup = Callable[[Charge], tuple[int, str, str]]
"""Gives the rank, title and id of the group that a task stands in; lower ranks come first."""


@dataclass(frozen=True)
class _List:
    """One list: its address, names and tasks, and what it lies beside."""

    address: str
    title: str
    heading: str
    charges: Sequence[Charge]
    group: ChargeGroup
    above: tuple[Link, ...] = ()
    beside: tuple[Beside, ...] = ()


def task_pages(charges: Sequence[Charge]) -> list[Page]:
    """Return the index of tasks, and the lists of each month, body and place."""
    months, bodies = _by_month(charges), _by_body(charges)
    places = _grouped(charges, lambda charge: [charge.entry.folder])
    provinces = _grouped(charges, lambda charge: [charge.entry.folder[:1]])
    lists = [
        *_month_lists(months),
        *_open_list(charges),
        *_body_lists(bodies),
        *_place_lists(places, provinces),
    ]
    index = _index(charges, months, bodies, places, provinces)
    return [index, *(page for one in lists for page in _pages(one))]


def task_list_pages(page: Page, charges: Sequence[Charge], group: ChargeGroup) -> list[Page]:
    """Return `page` with tasks in groups; after a hundred it goes on at `trang-2.html` and so on.

    `page.data` is the `ListPage` to fill.
    """
    ordered, words = sorted(charges, key=lambda charge: group(charge)[0]), labels().list
    data = page_data(page)
    parts = [
        replace(data, groups=grouped_tasks(chunk, group)) for chunk in chunks(ordered, PAGE_SIZE)
    ]
    revised = last_revised(charge.entry for charge in charges)
    return following(replace(page, revised=revised), parts, words.page_before, words.page_after)


def grouped_tasks(charges: Iterable[Charge], group: ChargeGroup) -> tuple[Group, ...]:
    """Return tasks, which stand in the order of their groups, under their headings."""
    runs = groupby(charges, key=lambda charge: group(charge)[1:])
    return tuple(
        Group(title, id_, tasks=tuple(charge.item for charge in run)) for (title, id_), run in runs
    )


def dated_or_open(charge: Charge) -> tuple[int, str, str]:
    """Group what has a day, the latest first, apart from what has none."""
    words = labels().task
    if charge.date is None:
        return 0, words.open_title, "khong-neu-han"
    return -_day(charge), words.dated_title, "co-ngay"


def due_or_start(charge: Charge) -> tuple[int, str, str]:
    """Group what is due, by its day, apart from what begins."""
    words, day = labels().task, _day(charge)
    if charge.is_due:
        return day, words.due_title, "den-han"
    return day + 10**7, words.start_title, "bat-dau"


def _day(charge: Charge) -> int:
    """Order by the last day on which something can be due, the first on which it can begin."""
    date = charge.date
    if date is None:
        return 0
    return ((charge.is_due and date.latest) or date.bound).toordinal()


def count_tasks(count: int) -> str:
    """As in "12 nhiệm vụ"."""
    return label("count", "tasks", count=grouped(count))


def _pages(one: _List) -> list[Page]:
    return task_list_pages(
        Page(
            address=one.address,
            template="list.html",
            title=one.title,
            heading=one.heading,
            description=f"{one.title}: {count_tasks(len(one.charges))}.",
            section="tasks",
            crumbs=crumbs_under(_crumb(), *one.above, title=one.heading),
            data=ListPage(lead=f"{count_tasks(len(one.charges))}.", beside=one.beside),
        ),
        one.charges,
        one.group,
    )


def _crumb() -> Link:
    return Link(labels().site.tasks, addresses.TASKS)


def _grouped(
    charges: Iterable[Charge], keys: Callable[[Charge], Iterable[Key]]
) -> dict[Key, list[Charge]]:
    groups: dict[Key, list[Charge]] = defaultdict(list)
    for charge in charges:
        for key in keys(charge):
            groups[key].append(charge)
    return dict(groups)


# ---------- by day ----------


def _by_month(charges: Iterable[Charge]) -> dict[Month, list[Charge]]:
    """Return what has a day by its month, the latest first."""
    months = _grouped(charges, lambda charge: [_month(charge.date)] if charge.date else [])
    return {key: months[key] for key in sorted(months, reverse=True)}


def _month(date: Edtf) -> Month:
    return (date.year or "", date.month or "") if date.year else ("", "")


def _month_title(month: Month) -> str:
    if not month[0]:
        return labels().list.no_year
    return month_name(*month) if month[1] else label("list", "year", year=month[0])


def _month_lists(months: dict[Month, list[Charge]]) -> list[_List]:
    addresses_of = {
        month: addresses.tasks_of_month_address(own[0].date) for month, own in months.items()
    }
    links = {month: Link(_month_title(month), addresses_of[month]) for month in months}
    words = labels().list
    after = {earlier: Beside(words.after, links[later]) for later, earlier in pairwise(months)}
    before = {later: Beside(words.before, links[earlier]) for later, earlier in pairwise(months)}
    return [
        _List(
            address=addresses_of[month],
            title=label("task", "of_month", month=_month_title(month)),
            heading=label("task", "of_month", month=_month_title(month)),
            charges=own,
            group=due_or_start,
            beside=tuple(filter(None, (before.get(month), after.get(month)))),
        )
        for month, own in months.items()
    ]


def _open_list(charges: Iterable[Charge]) -> list[_List]:
    own = [charge for charge in charges if charge.date is None]
    words = labels().task
    address = addresses.tasks_of_month_address(None)
    return [_List(address, words.open_list, words.open_title, own, _by_year)] if own else []


def _by_year(charge: Charge) -> tuple[int, str, str]:
    """Group by the year of the document; what has no year comes last."""
    date = charge.entry.directive.date
    if date is None or date.year is None:
        return 0, labels().task.no_year, "nam-khong-ro"
    return -int(date.year), label("task", "year", year=date.year), f"nam-{date.year}"


# ---------- by body ----------


def _by_body(charges: Iterable[Charge]) -> dict[str, list[Charge]]:
    return _grouped(charges, lambda charge: dict.fromkeys(seat.key for seat in charge.seats))


def _body_lists(bodies: dict[str, list[Charge]]) -> list[_List]:
    return [_body_list(key, own) for key, own in bodies.items()]


def _body_list(key: str, own: list[Charge]) -> _List:
    name = kind_name_of(vocabulary().bodies[key])
    address = addresses.tasks_of_body_address(key)
    return _List(address, label("task", "of_body", name=name), name, own, dated_or_open)


# ---------- by place ----------

Folder = tuple[str, ...]


def _place_lists(
    places: dict[Folder, list[Charge]], provinces: dict[Folder, list[Charge]]
) -> list[_List]:
    lists = []
    for folder, own in provinces.items():
        name = _province_title(folder)
        address = addresses.tasks_of_place_address(folder)
        lists.append(_List(address, label("task", "of_place", name=name), name, own, dated_or_open))
    for folder, own in places.items():
        if len(folder) == 1:
            continue  # the centre, which stands with the provinces
        name = folder_name(own[0].entry.directive)
        title = label("task", "of_place", name=f"{name}, {_province_title(folder[:1])}")
        above = Link(_province_title(folder[:1]), addresses.tasks_of_place_address(folder[:1]))
        address = addresses.tasks_of_place_address(folder)
        lists.append(_List(address, title, name, own, dated_or_open, (above,)))
    return lists


def _province_title(folder: Folder) -> str:
    """As in "Tỉnh Vĩnh Phúc", "Trung ương"."""
    if folder[0] == CENTRAL:
        return labels().place.central
    return capitalised(province_name(folder[0]))


# ---------- the index ----------


def _index(
    charges: Sequence[Charge],
    months: dict[Month, list[Charge]],
    bodies: dict[str, list[Charge]],
    places: dict[Folder, list[Charge]],
    provinces: dict[Folder, list[Charge]],
) -> Page:
    words = labels().task
    tables = (
        Table(words.by_day, (words.month, None, words.number), _month_rows(charges, months)),
        Table(
            words.by_place,
            (labels().place.then, labels().place.district, words.number),
            _place_rows(places, provinces),
        ),
        Table(words.by_body, (words.body, None, words.number), _body_rows(bodies)),
    )
    return Page(
        address=addresses.TASKS,
        template="list.html",
        title=words.index,
        description=words.index_lead,
        section="tasks",
        crumbs=crumbs_under(title=labels().site.tasks),
        revised=last_revised(charge.entry for charge in charges),
        data=ListPage(lead=_lead(charges), tables=tables),
    )


def _lead(charges: Sequence[Charge]) -> str:
    """Say how many there are, and of how many a day is stated."""
    due = sum(charge.is_due for charge in charges)
    dated = sum(charge.date is not None for charge in charges)
    return label(
        "task",
        "lead",
        count=grouped(len(charges)),
        documents=grouped(len({charge.entry.address for charge in charges})),
        due=grouped(due),
        start=grouped(dated - due),
        open=grouped(len(charges) - dated),
    )


def _month_rows(charges: Sequence[Charge], months: dict[Month, list[Charge]]) -> tuple[Row, ...]:
    rows = [
        _row(_month_title(month), addresses.tasks_of_month_address(own[0].date), own)
        for month, own in months.items()
    ]
    if unset := [charge for charge in charges if charge.date is None]:
        rows.append(_row(labels().task.open_title, addresses.tasks_of_month_address(None), unset))
    return tuple(rows)


def _body_rows(bodies: dict[str, list[Charge]]) -> tuple[Row, ...]:
    names = {key: kind_name_of(vocabulary().bodies[key]) for key in bodies}
    return tuple(
        _row(names[key], addresses.tasks_of_body_address(key), bodies[key])
        for key in sorted(bodies, key=lambda key: sort_key(names[key]))
    )


def _place_rows(
    places: dict[Folder, list[Charge]], provinces: dict[Folder, list[Charge]]
) -> tuple[Row, ...]:
    order = sorted(provinces, key=lambda folder: (folder[0] == UNKNOWN, _sorted_by(folder)))
    return tuple(
        _row(
            _province_title(folder),
            addresses.tasks_of_place_address(folder),
            provinces[folder],
            _district_links(places, folder),
        )
        for folder in order
    )


def _sorted_by(folder: Folder) -> tuple[object, ...]:
    province = vocabulary().provinces.get(folder[0])
    return (folder[0] == CENTRAL, sort_key(province.name if province else ""))


def _district_links(places: dict[Folder, list[Charge]], province: Folder) -> tuple[Link, ...]:
    own = {folder: at for folder, at in places.items() if folder[:1] == province and folder[1:]}
    names = {folder: at[0].entry.directive for folder, at in own.items()}
    order = sorted(own, key=lambda folder: sort_key(bare_folder_name(names[folder])))
    return tuple(
        Link(
            label("count", "of", name=folder_name(names[folder]), count=grouped(len(own[folder]))),
            addresses.tasks_of_place_address(folder),
        )
        for folder in order
    )


def _row(name: str, address: str, charges: Sequence[Charge], notes: tuple[Link, ...] = ()) -> Row:
    return Row(Link(name, address), notes, count_tasks(len(charges)))
