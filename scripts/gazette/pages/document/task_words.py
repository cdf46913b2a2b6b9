"""The wording of a task: who must do it, by when, and what the letter says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.pages.labels import label
from gazette.pages.names import date_bounds, date_name
from gazette.records.body import Block
from gazette.records.model import Task
from gazette.text.edtf import Edtf
from gazette.text.whole import Pieces, whole_pieces
from gazette.vocabulary import vocabulary

_BEGINS = re.compile(r"(?:[.;:]|^\s*(?:[-+*]|\w{1,3}[.)]))\s*$")
_ENDS = re.compile(r"\s*(?:[.;:]|$)")


@dataclass(frozen=True)
class TaskRow:
    who: str
    when: str | None
    """Start and due day; None where the text sets neither."""
    point: str
    point_name: str
    quote: Pieces


def task_row(task: Task, point: Block) -> TaskRow:
    """Return the row of a task that is set in `point`."""
    return TaskRow(
        who="; ".join(vocabulary().bodies[key].name for key in task.who),
        when=when_of(task),
        point=point.id,
        point_name=point.name,
        quote=whole_pieces(with_cuts(task.quote, point.text)),
    )


def with_cuts(quote: str, text: str) -> str:
    """Return a quotation with "…" where its sentence goes on in `text`, before or after it."""
    before, _, after = text.partition(quote)
    is_begun = bool(before.strip()) and not _BEGINS.search(before)
    is_cut = bool(after.strip()) and not (quote.endswith((".", ";")) or _ENDS.match(after))
    return f"{'…' if is_begun else ''}{quote}{'…' if is_cut else ''}"


def when_of(task: Task) -> str | None:
    """As in "từ 12 giờ ngày 06/5/2021, hạn 15/12/2021"; None where the text sets no day."""
    dates = {"start": task.start, "due": task.due}
    set_days = (label("task", name, date=_moment(date)) for name, date in dates.items() if date)
    return ", ".join(set_days) or None


def _moment(date: Edtf) -> str:
    """As in "06/5/2021", "12 giờ ngày 06/5/2021"."""
    if date.time is None:
        return date_bounds(date) or date_name(date)
    hour, minute, _ = date.time.split(":")
    form = "hour" if minute == "00" else "minute"
    return label("task", form, hour=int(hour), minute=minute, date=date_name(date))
