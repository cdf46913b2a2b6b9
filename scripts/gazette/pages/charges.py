"""Every task of a corpus as a line of lists, and what else of its letters concerns each body.

In: a corpus. Out: charges, newest letter first; and by body and place what it issued, what names it
under Kính gửi and Nơi nhận, and what it was charged with. What was withdrawn says nothing more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gazette.corpus import Corpus, Entry
from gazette.pages.items import TaskItem, where_of
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.pages.names import dated, title_of, with_bounds
from gazette.pages.seats import Seat, seat_in
from gazette.pages.tasks import when_of, with_cuts
from gazette.records.addressees import bodies_of
from gazette.records.body import Block
from gazette.records.model import Directive, Task
from gazette.text.edtf import Edtf


@dataclass(frozen=True)
class Charge:
    """A task in its document."""

    entry: Entry
    seats: tuple[Seat, ...]
    date: Edtf | None
    """Its due day, else its start, else None."""
    is_due: bool
    item: TaskItem


@dataclass
class Concern:
    """What concerns one body, newest first."""

    issued: list[Entry] = field(default_factory=list)
    received: list[Entry] = field(default_factory=list)
    charged: list[Charge] = field(default_factory=list)
    copied: list[Entry] = field(default_factory=list)

    def add(self, other: Concern) -> None:
        """Take in what concerns another body."""
        self.issued += other.issued
        self.received += other.received
        self.charged += other.charged
        self.copied += other.copied


def charges_of(corpus: Corpus) -> list[Charge]:
    """Return every task of what is shown, in the order of its documents and points."""
    return [charge for entry in corpus.shown for charge in _charges(entry)]


def concerns_of(corpus: Corpus, charges: Iterable[Charge]) -> dict[Seat, Concern]:
    """Return what concerns each body of each place."""
    found: dict[Seat, Concern] = defaultdict(Concern)
    for entry in corpus.entries:
        if entry.directive.issuer:
            found[seat_in(entry.directive.issuer, entry.directive)].issued.append(entry)
    for entry in corpus.shown:
        directive = entry.directive
        for seat in _named(directive, directive.recipients):
            found[seat].received.append(entry)
        for seat in _named(directive, directive.copies):
            found[seat].copied.append(entry)
    for charge in charges:
        for seat in charge.seats:
            found[seat].charged.append(charge)
    return dict(found)


def _named(directive: Directive, lines: Iterable[str]) -> list[Seat]:
    """Return the bodies that lines name, each once."""
    keys = (key for line in lines for key in bodies_of(directive, line))
    return [seat_in(key, directive) for key in dict.fromkeys(keys)]


def _charges(entry: Entry) -> list[Charge]:
    directive = entry.directive
    if not directive.tasks:
        return []
    day = with_bounds(dated(directive.date), directive.date)
    where = f"{where_of(directive)}, {day}"
    return [
        _charge(entry, task, entry.record.points[task.point], where) for task in directive.tasks
    ]


def _charge(entry: Entry, task: Task, point: Block, where: str) -> Charge:
    directive, when = entry.directive, when_of(task)
    seats = tuple(seat_in(key, directive) for key in dict.fromkeys(task.who))
    said_at = label("task", "said_at", title=title_of(directive), point=point.name)
    item = TaskItem(
        who=tuple(seat.link for seat in seats),
        when=when or labels().task.open,
        is_open=when is None,
        quote=with_cuts(task.quote, point.text),
        said_at=Link(said_at, f"{entry.address}#{task.point}"),
        where=where,
    )
    return Charge(entry, seats, task.due or task.start, task.due is not None, item)
