"""The tasks that a letter assigns, in groups by whom they are for.

In: an entry. Out: groups of rows; those with a day come first.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.documents import when_of
from gazette.pages.labels import label
from gazette.pages.model import Link
from gazette.records.model import Task
from gazette.records.task_words import Cuts, TaskWords
from gazette.text.grouping import grouped_by
from gazette.text.spans import Pieces, whole_pieces
from gazette.vocabulary import vocabulary


@dataclass(frozen=True)
class TaskRow:
    day: dt.date
    """The day to sort by: when it is due, else when it starts; the last day of all for none."""
    when: str | None
    """Start and due day; None where the text sets neither."""
    point: Link
    quote: Pieces
    cuts: Cuts
    who_because: str | None
    """Why it is for them, where neither its point nor the lead-in says so."""


@dataclass(frozen=True)
class TaskGroup:
    who: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True)
class LetterTasks:
    groups: tuple[TaskGroup, ...]

    @property
    def rows(self) -> list[TaskRow]:
        return [row for group in self.groups for row in group.rows]

    @property
    def summary(self) -> str:
        """As in "19 nhiệm vụ, 2 có thời hạn"."""
        count = label("count", "tasks", count=len(self.rows))
        dated = sum(row.day < dt.date.max for row in self.rows)
        return label("task", "dated", tasks=count, count=dated) if dated else count


def tasks_of(entry: Entry) -> LetterTasks:
    """Return the tasks of a letter; those of one day are in the order of the text."""
    groups = grouped_by(entry.record.assigned, lambda one: [frozenset(one[0].who)]).values()
    made = [_group(group) for group in groups]
    return LetterTasks(tuple(sorted(made, key=lambda group: group.rows[0].day)))


def _group(assigned: list[tuple[Task, TaskWords]]) -> TaskGroup:
    who = "; ".join(vocabulary().bodies[key].name for key in assigned[0][0].who)
    rows = sorted((_row(task, words) for task, words in assigned), key=lambda row: row.day)
    return TaskGroup(who, tuple(rows))


def _row(task: Task, words: TaskWords) -> TaskRow:
    date = task.due or task.start
    return TaskRow(
        day=date.bound if date else dt.date.max,
        when=when_of(task),
        point=Link(words.point, f"#{task.point}"),
        quote=whole_pieces(words.quote),
        cuts=words.cuts,
        who_because=task.who_because,
    )
