"""Who must do what by when, as a directive's page says it: the words are the directive's own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.pages.labels import label
from gazette.pages.names import date_bounds, date_name
from gazette.records.body import Block
from gazette.records.model import Task
from gazette.text.edtf import Edtf
from gazette.text.spans import Pieces, whole_pieces
from gazette.vocabulary import vocabulary

_BEGINS = re.compile(r"(?:[.;:]|^\s*(?:[-+*]|\w{1,3}[.)]))\s*$")
_ENDS = re.compile(r"\s*(?:[.;:]|$)")


@dataclass(frozen=True)
class TaskRow:
    who: str
    when: str | None
    """Due and start; None where the text sets no day."""
    point: str
    point_name: str
    quote: Pieces


def task_row(task: Task, point: Block) -> TaskRow:
    """Return the row of a task that stands in a point."""
    quote = with_cuts(task.quote, point.text)
    names = (vocabulary().bodies[key].name for key in task.who)
    return TaskRow(
        who="; ".join(names),
        when=when_of(task),
        point=point.id,
        point_name=point.name,
        quote=whole_pieces(quote),
    )


def with_cuts(quote: str, text: str) -> str:
    """Return words of a text, with "…" where its sentence goes on before or after them."""
    before, _, after = text.partition(quote)
    is_begun = bool(before.strip()) and not _BEGINS.search(before)
    is_cut = bool(after.strip()) and not (quote.endswith((".", ";")) or _ENDS.match(after))
    return f"{'…' if is_begun else ''}{quote}{'…' if is_cut else ''}"


def when_of(task: Task) -> str | None:
    """Say start and due day; None where the text sets none."""
    dates = (("start", task.start), ("due", task.due))
    set_days = [label("task", relation, date=_moment(date)) for relation, date in dates if date]
    return ", ".join(set_days) or None


def _moment(date: Edtf) -> str:
    """Write a day with its hour, where one is set: "12 giờ ngày 06/5/2021"."""
    if date.time is None:
        return date_bounds(date) or date_name(date)
    hour, minute, _ = date.time.split(":")
    form = "hour" if minute == "00" else "minute"
    return label("task", form, hour=int(hour), minute=minute, date=date_name(date))
