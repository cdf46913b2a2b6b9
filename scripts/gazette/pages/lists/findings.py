"""What several pages need to know of the whole corpus. Each thing is computed once.

In: a corpus. Out: its tasks, bodies, signers and provinces, and where each of them stands.

A body in its place, a signer and the tasks of a district each have a line on an index page, at an
anchor that never changes. With three documents or more they also have a page of their own; then the
line and the rest of the site lead to that page. Withdrawn documents count, so that a page does not
vanish when one of its documents is withdrawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.lists.actors import (
    AssignedTask,
    BodyRecord,
    Signer,
    assigned_tasks,
    body_records,
    offices_of,
    signer_of,
    signer_pages_at,
)
from gazette.pages.model import Link
from gazette.pages.names import office_name
from gazette.pages.pictures.tilemap import Tilemap, tilemap_of
from gazette.pages.pictures.timeline import Timeline, timeline_of
from gazette.records.model import Directive
from gazette.vocabulary.office import Office

OWN_PAGE = 3
"""From so many documents on, a name of an index has a page of its own."""
Folder = tuple[str, ...]


def has_page(documents: int) -> bool:
    return documents >= OWN_PAGE


@dataclass(frozen=True)
class Standing:
    """Where a name stands: on a line of an index, and maybe on a page of its own."""

    line: str
    """Its lasting anchor: `co-quan/huyen-uy/index.html#vinh-phuc/song-lo`."""
    page: str | None
    """Its own page; None where it has too few documents for one."""

    @property
    def address(self) -> str:
        """Where the site's links lead."""
        return self.page or self.line

    @property
    def anchor(self) -> str:
        """The id of its line."""
        return self.line.partition("#")[2]


def standing_of(line: str, page: str, documents: int) -> Standing:
    """Return where a name of so many documents stands."""
    return Standing(line, page if has_page(documents) else None)


@dataclass(frozen=True)
class Findings:
    corpus: Corpus

    @cached_property
    def tasks(self) -> tuple[AssignedTask, ...]:
        """Every task, newest document first."""
        return assigned_tasks(self.corpus.shown, self.office_link)

    @cached_property
    def body_records(self) -> dict[Office, BodyRecord]:
        return body_records(self.corpus.entries, self.corpus.shown, self.tasks)

    @cached_property
    def signers(self) -> dict[Signer, list[Entry]]:
        """The documents of each signer, newest first."""
        return _by_signer(self.corpus.shown)

    @cached_property
    def provinces(self) -> dict[str, list[Entry]]:
        """The entries of each province that has any, but none of the centre; `khong-ro` is one."""
        return self.corpus.grouped(lambda entry: entry.folder[:-1])

    @cached_property
    def years(self) -> dict[str | None, list[Entry]]:
        return self.corpus.grouped(lambda entry: [year_of(entry)])

    @cached_property
    def timeline(self) -> Timeline:
        return timeline_of(self.corpus.entries)

    @cached_property
    def tilemap(self) -> Tilemap:
        return tilemap_of(self.provinces)

    # ---------- where names stand ----------

    def office(self, office: Office) -> Standing:
        page = addresses.office_address(office)
        if office.is_group:  # which has no place, and the page of its kind alone
            return Standing(page, page)
        line = addresses.office_line_address(office)
        return standing_of(line, page, self._documents_of_office[office])

    def office_link(self, office: Office) -> Link:
        return Link(office_name(office), self.office(office).address)

    def issuer_link(self, directive: Directive) -> Link | None:
        """As in "Huyện ủy Sông Lô"; None for a report."""
        return self.office_link(directive.office) if directive.issuer else None

    def signer(self, signer: Signer) -> Standing:
        line, page = addresses.signer_line_address(signer.slug), self._pages_of_signers[signer]
        return standing_of(line, page, self._documents_of_signer[signer])

    def signer_address(self, entry: Entry) -> str | None:
        """Where the signer of an entry stands; None where nobody signed it."""
        signer = signer_of(entry)
        return self.signer(signer).address if signer else None

    def tasks_of_place(self, folder: Folder) -> Standing:
        """Where the tasks of a district's documents stand; those of a province have a page."""
        page = addresses.tasks_of_place_address(folder)
        if len(folder) == 1:
            return Standing(page, page)
        line = addresses.tasks_line_address(folder)
        return standing_of(line, page, self._documents_with_tasks[folder])

    # ---------- how many documents each has, withdrawn ones too ----------

    @cached_property
    def _documents_of_office(self) -> Counter[Office]:
        entries = self.corpus.unredacted
        return Counter(office for entry in entries for office in offices_of(entry.directive))

    @cached_property
    def _documents_of_signer(self) -> Counter[Signer]:
        return Counter(filter(None, map(signer_of, self.corpus.unredacted)))

    @cached_property
    def _pages_of_signers(self) -> dict[Signer, str]:
        return signer_pages_at(self._documents_of_signer)

    @cached_property
    def _documents_with_tasks(self) -> Counter[Folder]:
        return Counter(entry.folder for entry in self.corpus.unredacted if entry.directive.tasks)


def year_of(entry: Entry) -> str | None:
    return entry.directive.date.year if entry.directive.date else None


def _by_signer(entries: Iterable[Entry]) -> dict[Signer, list[Entry]]:
    groups: dict[Signer, list[Entry]] = {}
    for entry in entries:
        if signer := signer_of(entry):
            groups.setdefault(signer, []).append(entry)
    return groups
