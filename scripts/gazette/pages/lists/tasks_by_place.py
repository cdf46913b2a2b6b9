"""Lists of tasks by place: a page for each province, with a line for each of its districts.

A district whose tasks stand in three documents or more has a page too, to which its line leads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gazette.pages import addresses
from gazette.pages.crumbs import bare_folder_name, folder_name
from gazette.pages.labels import label, labels
from gazette.pages.lists.actors import AssignedTask
from gazette.pages.lists.findings import Findings, Folder
from gazette.pages.lists.items import mention_of
from gazette.pages.lists.model import Mention, Row, Table
from gazette.pages.lists.task_lists import (
    TaskList,
    count_tasks,
    dated_or_open,
    task_row,
    tasks_by,
)
from gazette.pages.model import Link
from gazette.pages.names import capitalised, province_name
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import CENTRAL, UNKNOWN


class TasksByPlace:
    """The tasks of a corpus by the place of their documents."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._places = tasks_by(findings.tasks, lambda task: [task.entry.folder])
        self._provinces = tasks_by(findings.tasks, lambda task: [task.entry.folder[:1]])

    def table(self) -> Table:
        """Return the table of provinces, each with links to its districts."""
        rows = (
            task_row(
                _province_title(folder),
                addresses.tasks_of_place_address(folder),
                len(self._provinces[folder]),
                tuple(map(self._district_link, self._districts_of(folder))),
            )
            for folder in sorted(self._provinces, key=_order)
        )
        words, place = labels().task, labels().place
        return Table(words.by_place, (place.then, place.district, words.number), tuple(rows))

    def lists(self) -> Iterator[TaskList]:
        """Yield the lists of provinces and of the centre, then of districts that have a page."""
        for folder, tasks in self._provinces.items():
            yield self._province_list(folder, tasks)
        for folder, tasks in self._places.items():
            address = self._findings.tasks_of_place(folder).page
            if address and len(folder) > 1:
                yield self._district_list(folder, address, tasks)

    def _province_list(self, folder: Folder, tasks: Sequence[AssignedTask]) -> TaskList:
        words, name = labels().task, _province_title(folder)
        columns = (labels().place.district, words.said_in, words.number)
        rows = tuple(map(self._district_row, self._districts_of(folder)))
        return TaskList(
            address=addresses.tasks_of_place_address(folder),
            title=label("task", "of_place", name=name),
            heading=name,
            tasks=tasks,
            under=dated_or_open,
            table=Table(words.by_district, columns, rows) if rows else None,
        )

    def _district_list(
        self, folder: Folder, address: str, tasks: Sequence[AssignedTask]
    ) -> TaskList:
        name, province = _name(tasks), folder[:1]
        above = Link(_province_title(province), addresses.tasks_of_place_address(province))
        return TaskList(
            address=address,
            title=label("task", "of_place", name=f"{name}, {above.text}"),
            heading=name,
            tasks=tasks,
            under=dated_or_open,
            above=(above,),
        )

    def _district_row(self, folder: Folder) -> Row:
        """The line of a district's tasks: the way to their page, or the points that set them."""
        standing, tasks = self._findings.tasks_of_place(folder), self._places[folder]
        return Row(
            link=Link(_name(tasks), standing.page),
            notes=(),
            count=count_tasks(len(tasks)),
            id=standing.anchor,
            documents=() if standing.page else tuple(_mentions(tasks)),
        )

    def _district_link(self, folder: Folder) -> Link:
        tasks = self._places[folder]
        text = label("count", "of", name=_name(tasks), count=grouped(len(tasks)))
        return Link(text, self._findings.tasks_of_place(folder).address)

    def _districts_of(self, province: Folder) -> list[Folder]:
        """Return the places of a province that have tasks, by their names."""
        own = [folder for folder in self._places if folder[:1] == province and folder[1:]]
        names = {folder: self._places[folder][0].entry.directive for folder in own}
        return sorted(own, key=lambda folder: sort_key(bare_folder_name(names[folder])))


def _name(tasks: Sequence[AssignedTask]) -> str:
    """Name the place that tasks are of."""
    return folder_name(tasks[0].entry.directive)


def _mentions(tasks: Sequence[AssignedTask]) -> Iterator[Mention]:
    for entry, run in groupby(tasks, key=lambda task: task.entry):
        yield mention_of(entry, points=(task.point for task in run))


def _province_title(folder: Folder) -> str:
    """As in "Tỉnh Vĩnh Phúc", "Trung ương"."""
    if folder[0] == CENTRAL:
        return labels().place.central
    return capitalised(province_name(folder[0]))


def _order(folder: Folder) -> tuple[object, ...]:
    """Order provinces by name, the centre and the unknown last."""
    province = vocabulary().provinces.get(folder[0])
    return folder[0] == UNKNOWN, folder[0] == CENTRAL, sort_key(province.name if province else "")
