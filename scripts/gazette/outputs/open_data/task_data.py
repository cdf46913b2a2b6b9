"""The lists of tasks: all, and those of the letters of each place whose tasks have a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gazette.outputs.open_data.data_list import DataList
from gazette.outputs.open_data.list_items import ListItems
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings, Folder
from gazette.pages.lists.provinces import province_title
from gazette.pages.lists.task_lists import AssignedTask
from gazette.pages.names import folder_title
from gazette.text.grouping import grouped_by


def task_data_lists(findings: Findings, items: ListItems) -> Iterator[DataList[Any]]:
    """Yield the list of all tasks, then those of provinces and districts."""
    yield items.tasks(addresses.TASKS, labels().task.index, findings.tasks)
    for folder, tasks in grouped_by(findings.tasks, _folders).items():
        if page := findings.tasks_of_place(folder).page:
            office = tasks[0].entry.directive.office
            place = folder_title(office) if len(folder) > 1 else province_title(folder[0])
            title = label("task", "of_place", name=place)
            yield items.tasks(page, title, tasks)


def _folders(task: AssignedTask) -> Iterable[Folder]:
    """Return the province and the district of a task's letter."""
    folder = task.entry.folder
    return dict.fromkeys((folder[:1], folder))
