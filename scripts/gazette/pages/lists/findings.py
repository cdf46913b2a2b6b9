"""What several pages need to know of the whole corpus, computed once.

A body in its place, a signer and the tasks of a district each have a row on an index page, at a
permanent anchor. With three documents or more they also have a page of their own; then that row and
the rest of the site link to that page. Withdrawn documents count, so that a page does not vanish
when one of its documents is withdrawn.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.documents import held_entry
from gazette.pages.lists.body_page import BodyRecord, body_records, joint_record, offices_of
from gazette.pages.lists.items import year_month, year_of
from gazette.pages.lists.model import IndexRow, Mention
from gazette.pages.lists.task_lists import AssignedTask, assigned_tasks
from gazette.pages.model import Link
from gazette.pages.names import office_name
from gazette.pages.pictures.tilemap import Tilemap, tilemap_of
from gazette.pages.pictures.timeline import Timeline, timeline_of
from gazette.records.addressees import bodies_first_named
from gazette.records.model import Directive, Signature
from gazette.store import digest_of
from gazette.text.edtf import YearMonth
from gazette.text.fold import slug
from gazette.text.grouping import grouped_by
from gazette.vocabulary.office import UNKNOWN, Office

# "T/M BAN THƯỜNG VỤ", "TM. ỦY BAN NHÂN DÂN", "T/L", "K/T"
_ON_BEHALF = re.compile(r"^[TK][/.]?[MLKT](?:Q)?\.?\s+")
OWN_PAGE = 3
"""The number of documents from which a name has a page of its own."""
Folder = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Signer:
    """A name, as printed, at one body of one place."""

    folder: tuple[str, ...]
    body: str
    name: str

    @cached_property
    def slug(self) -> str:
        return slug(self.name)


def signers_of(entry: Entry) -> tuple[Signer, ...]:
    """Return all who signed, in the order printed."""
    directive = entry.directive
    return tuple(
        Signer(entry.folder, office_of_signer(directive, sign).key or UNKNOWN, sign.name)
        for sign in directive.signers
    )


def office_of_signer(directive: Directive, sign: Signature) -> Office:
    """Return the issuer; of two issuers, the one that the authority of the signature names."""
    named = bodies_first_named(directive.office, _ON_BEHALF.sub("", sign.authority or ""))
    second = directive.issuing_offices[1:]
    return next((office for office in second if office.key in named), directive.office)


@dataclass(frozen=True)
class Placement:
    """Where a name stands: on a row of an index, and maybe on a page of its own."""

    anchor: str
    """The permanent address of its row: `co-quan/huyen-uy/index.html#vinh-phuc/song-lo`."""
    page: str | None
    """Its own page; None where it has too few documents for one."""

    @property
    def address(self) -> str:
        """The target of links to it."""
        return self.page or self.anchor

    def row(
        self,
        name: str,
        counts: tuple[int, ...],
        documents: Iterable[Mention],
        notes: tuple[Link, ...] = (),
        initial: str = "",
    ) -> IndexRow:
        """Return its row: a link to its page, or else the documents themselves."""
        return IndexRow(
            link=Link(name, self.page),
            notes=notes,
            counts=counts,
            id=self.anchor.partition("#")[2],
            documents=() if self.page else tuple(documents),
            initial=initial,
        )


@dataclass(frozen=True)
class Findings:
    corpus: Corpus

    @cached_property
    def outlines(self) -> str:
        """The digest of what lists say of all documents."""
        return digest_of([entry.outline for entry in self.corpus.entries])

    @cached_property
    def tasks(self) -> tuple[AssignedTask, ...]:
        """Every task, newest document first."""
        return tuple(assigned_tasks(self.corpus.shown, self.office_link, self.has_page))

    @cached_property
    def cited(self) -> dict[str, str]:
        """The digest of what names each cited document, by its key."""
        return {
            key: digest_of(replace(document, title=None), held.naming if held else document.title)
            for key, document in self.corpus.links.documents.items()
            for held in [held_entry(self.corpus, document)]
        }

    @cached_property
    def body_records(self) -> dict[Office, BodyRecord]:
        return body_records(self.corpus, self.tasks)

    @cached_property
    def body_kinds(self) -> dict[str, list[Office]]:
        """The bodies that have a record, by the keys of their kinds, the unknown included."""
        return grouped_by(self.body_records, lambda office: [office.key or UNKNOWN])

    @cached_property
    def joint_records(self) -> dict[str, BodyRecord]:
        """The records of all bodies of each kind together."""
        records = self.body_records
        return {
            key: joint_record(records[office] for office in offices)
            for key, offices in self.body_kinds.items()
        }

    @cached_property
    def signers(self) -> dict[Signer, list[Entry]]:
        """The documents of each signer, newest first."""
        return grouped_by(self.corpus.shown, signers_of)

    @cached_property
    def provinces(self) -> dict[str, list[Entry]]:
        """The entries of each province that has any, the unknown included, the centre not."""
        return grouped_by(self.corpus.entries, lambda entry: entry.folder[:-1])

    @cached_property
    def folders(self) -> dict[Folder, list[Entry]]:
        """The entries of each district, and of each level above the districts."""
        return grouped_by(self.corpus.entries, lambda entry: [entry.folder])

    @cached_property
    def kinds(self) -> dict[str, list[Entry]]:
        return grouped_by(self.corpus.entries, lambda entry: [entry.directive.kind])

    @cached_property
    def topics(self) -> dict[str, list[Entry]]:
        return grouped_by(self.corpus.shown, lambda entry: entry.directive.topics)

    @cached_property
    def years(self) -> dict[str | None, list[Entry]]:
        return grouped_by(self.corpus.entries, lambda entry: [year_of(entry)])

    @cached_property
    def months(self) -> dict[YearMonth, list[Entry]]:
        return grouped_by(self.corpus.entries, lambda entry: filter(None, [year_month(entry)]))

    @cached_property
    def timeline(self) -> Timeline:
        return timeline_of(self.years, self.months)

    @cached_property
    def tilemap(self) -> Tilemap:
        return tilemap_of(self.provinces)

    # ---------- where names stand ----------

    @cached_property
    def office(self) -> Callable[[Office], Placement]:
        """Returns where a body in its place stands."""
        return cache(self._office)

    def _office(self, office: Office) -> Placement:
        page = addresses.office_address(office)
        if office.is_group:  # it has no place, so only the page of its kind
            return Placement(page, page)
        anchor = addresses.office_line_address(office)
        return Placement(anchor, page if self.has_page(office) else None)

    def has_page(self, office: Office) -> bool:
        """Tell whether enough documents concern a body in its place for a page of its own."""
        return self._documents_of_office[office] >= OWN_PAGE

    @cached_property
    def office_link(self) -> Callable[[Office], Link]:
        """Returns the name of an office and where it stands."""
        link = cache(lambda office, name: Link(name, self.office(office).address))
        return lambda office: link(office, office_name(office))

    def issuer_links(self, directive: Directive) -> tuple[Link, ...]:
        """As in "Huyện ủy Sông Lô"; none for a report, two for a joint letter."""
        return tuple(map(self.office_link, directive.issuing_offices))

    @cached_property
    def signer(self) -> Callable[[Signer], Placement]:
        """Returns where a signer stands."""
        return cache(self._signer)

    def _signer(self, signer: Signer) -> Placement:
        page = self._pages_of_signers[signer]
        is_only = self._signers_of_name[signer.slug] == 1
        anchor = (
            addresses.signer_line_address(signer.slug)
            if is_only
            else addresses.namesake_line_address(page)
        )
        return Placement(anchor, page if self._documents_of_signer[signer] >= OWN_PAGE else None)

    def signer_addresses(self, entry: Entry) -> list[str]:
        """Return where each signer of an entry stands."""
        return [self.signer(signer).address for signer in signers_of(entry)]

    def tasks_of_place(self, folder: Folder) -> Placement:
        """Return where the tasks of a district's documents stand; a province always has a page."""
        page = addresses.tasks_of_place_address(folder)
        if len(folder) == 1:
            return Placement(page, page)
        is_own = self._documents_with_tasks[folder] >= OWN_PAGE
        return Placement(addresses.tasks_line_address(folder), page if is_own else None)

    # ---------- numbers of documents, withdrawn ones included ----------

    @cached_property
    def _documents_of_office(self) -> Counter[Office]:
        entries = self.corpus.unredacted
        return Counter(office for entry in entries for office in offices_of(entry))

    @cached_property
    def _documents_of_signer(self) -> Counter[Signer]:
        return Counter(chain.from_iterable(map(signers_of, self.corpus.unredacted)))

    @cached_property
    def _signers_of_name(self) -> Counter[str]:
        return Counter(signer.slug for signer in self._documents_of_signer)

    @cached_property
    def _pages_of_signers(self) -> dict[Signer, str]:
        return _pages_at(self._documents_of_signer)

    @cached_property
    def _documents_with_tasks(self) -> Counter[Folder]:
        return Counter(entry.folder for entry in self.corpus.unredacted if entry.record.assigned)


def _pages_at(signers: Iterable[Signer]) -> dict[Signer, str]:
    """Return the address of each signer's page.

    Two names at one body that differ only in their marks are two people; the address of the second
    gets a number.
    """
    taken: dict[tuple[str, ...], int] = defaultdict(int)
    pages = {}
    for signer in sorted(signers):
        where = (*signer.folder, signer.body, signer.slug)
        taken[where] += 1
        pages[signer] = addresses.signer_address(where, taken[where])
    return pages
