"""The days of tasks: held against the words that set them, and hints at those not recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gazette.records.body import Block
from gazette.records.check.set_days import set_days
from gazette.records.check.task_hints import hint_at, orders_in, sentences, tells_what_happened
from gazette.records.model import Task
from gazette.records.problem import FieldPath, Problem
from gazette.records.record import Record
from gazette.text.deadlines import NamedDate, is_relative, named_dates, time_limit_in
from gazette.text.edtf import Edtf
from gazette.text.spans import find_all


def task_days_agree_with_quotes(record: Record) -> Iterator[Problem]:
    """If the quote of a task names dates, the days of the task are among them."""
    for path, task, date in _days(record):
        named = _own_dates(task.quote)
        if named and not any(one.agrees_with(date) for one in named):
            words = " or ".join(f'"{task.quote[one.start : one.end]}"' for one in named)
            wrong, right = f"is {date}, but the quote says {words}", "write the day of the quote"
            yield record.problem(path, wrong, right)


def deadline_hints(record: Record) -> Iterator[Problem]:
    """Yield hints at deadlines without a task, and at days of tasks that the letter does not name.

    Synthetic letters have none: their tasks were made together with their text.
    """
    if record.directive.synthetic:
        return
    for block in record.blocks:
        for start, end in sentences(block.text):
            if words := _deadline_of(block.text[start:end], record.directive.date):
                yield from _unrecorded(record, block, (start, end), words)
    for path, task, date in _days(record):
        if not _is_set(record, task, date):
            wrong = f"is {date}, and neither the quote nor the rest of the letter names that day"
            hint = record.problem(path, wrong, "leave it out, or quote the words that set it")
            yield replace(hint, severity="hint")


def _days(record: Record) -> Iterator[tuple[FieldPath, Task, Edtf]]:
    """Yield the days of all tasks, each with the path to its field."""
    for i, task in enumerate(record.directive.tasks):
        for field, date in (("due", task.due), ("start", task.start)):
            if date:
                yield ("tasks", i, field), task, date


def _own_dates(text: str) -> list[NamedDate]:
    return [one for one in named_dates(text) if not one.is_of_citation]


def _is_set(record: Record, task: Task, date: Edtf) -> bool:
    """Tell whether the quote names dates, or sets a time, or else the letter names the day."""
    if is_relative(task.quote) or _own_dates(task.quote):
        return True
    return any(one.agrees_with(date) for one in _own_dates(record.body_text))


def _deadline_of(sentence: str, own: Edtf | None) -> str | None:
    """Return what a sentence sets as a deadline; None if it tells what happened or is counted."""
    due = next((one for one in set_days(sentence, own) if one.kind == "due"), None)
    if due:
        return sentence[due.day_start : due.end]
    return None if tells_what_happened(sentence) else time_limit_in(sentence)


def _unrecorded(
    record: Record, block: Block, span: tuple[int, int], words: str
) -> Iterator[Problem]:
    """Yield a hint at a deadline that no task of its sentence has."""
    tasks = [
        task
        for task in record.directive.tasks
        if task.point == block.id
        and any(a < span[1] and span[0] < b for a, b in find_all(block.text, task.quote))
    ]
    has_own_hint = not tasks and orders_in(record.directive, block.text[slice(*span)])
    if has_own_hint or any(task.due for task in tasks):
        return
    lacking = "its task has no `due`" if tasks else "no task quotes it"
    right = "if it is a deadline, add `due`" if tasks else "if it is a deadline, add the task"
    said = (f'point {block.id} sets "{words}", and {lacking}', right)
    yield hint_at(record, block, span[0], words, said)
