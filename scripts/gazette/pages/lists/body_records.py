"""What each body in its place issued, received, was assigned and was copied on.

In: entries and their tasks. Out: a `BodyRecord` for each body that a document names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from gazette.corpus import Entry
from gazette.pages.lists.assigned_tasks import AssignedTask
from gazette.records.addressees import bodies_of
from gazette.records.model import Directive
from gazette.vocabulary.office import Office, office_meant


@dataclass(frozen=True)
class BodyRecord:
    """The documents and tasks that concern one body, newest first."""

    issued: list[Entry] = field(default_factory=list)
    received: list[Entry] = field(default_factory=list)
    tasks: list[AssignedTask] = field(default_factory=list)
    copied: list[Entry] = field(default_factory=list)

    @property
    def documents(self) -> list[Entry]:
        """Every document that concerns the body, once, newest first."""
        found = (*self.issued, *self.received, *self.copied, *(task.entry for task in self.tasks))
        unique = {entry.address: entry for entry in found}
        return sorted(unique.values(), key=lambda entry: entry.order)


def body_records(
    entries: Iterable[Entry], shown: Iterable[Entry], tasks: Iterable[AssignedTask]
) -> dict[Office, BodyRecord]:
    """Return the record of each body. Of what is not shown, only its issuer is told."""
    found: dict[Office, BodyRecord] = defaultdict(BodyRecord)
    for entry in entries:
        for office in _issuer(entry.directive):
            found[office].issued.append(entry)
    for entry in shown:
        directive = entry.directive
        for office in _named(directive, directive.recipients):
            found[office].received.append(entry)
        for office in _named(directive, directive.copies):
            found[office].copied.append(entry)
    for task in tasks:
        for office in task.offices:
            found[office].tasks.append(task)
    return dict(found)


def joint_record(records: Iterable[BodyRecord]) -> BodyRecord:
    """Return what concerns any of several bodies, newest first."""
    records = list(records)
    return BodyRecord(
        issued=_merged(record.issued for record in records),
        received=_merged(record.received for record in records),
        tasks=[task for record in records for task in record.tasks],
        copied=_merged(record.copied for record in records),
    )


def offices_of(directive: Directive) -> set[Office]:
    """Return the bodies on whose record a document stands."""
    own = directive.office
    tasks = (office_meant(key, own) for task in directive.tasks for key in task.who)
    named = _named(directive, (*directive.recipients, *directive.copies))
    return {*_issuer(directive), *named, *tasks}


def _merged(lists: Iterable[list[Entry]]) -> list[Entry]:
    return sorted(chain.from_iterable(lists), key=lambda entry: entry.order)


def _issuer(directive: Directive) -> Iterator[Office]:
    if directive.issuer:
        yield directive.office


def _named(directive: Directive, lines: Iterable[str]) -> list[Office]:
    """Return the bodies that lines name, each once."""
    own = directive.office
    keys = (key for line in lines for key in bodies_of(own, line))
    return [office_meant(key, own) for key in dict.fromkeys(keys)]
