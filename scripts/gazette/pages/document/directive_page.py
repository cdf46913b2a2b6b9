"""The page of one directive: the letter, then everything else the site knows about it.

In: a corpus. Out: a `Page` for every entry. A withdrawn one keeps its address and shows number,
issuer and date only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.bibliography import BibliographicReference, read_reference
from gazette.pages.changes import ChangeNotice, change_inputs, changed_by
from gazette.pages.crumbs import crumbs_under, folder_crumbs, section_link
from gazette.pages.document.card import Card, card_of
from gazette.pages.document.contents import ContentsLine, contents_of
from gazette.pages.document.doors import Door, DoorFinder
from gazette.pages.document.facts import facts_of, source_facts_of
from gazette.pages.document.relations import RelationFinder, Relations
from gazette.pages.document.scan_pages import ScanView, scan_view
from gazette.pages.document.tasks import LetterTasks, tasks_of
from gazette.pages.documents import (
    banner_of,
    citation_of,
    deadline_note,
    place_line,
    title_with_place,
)
from gazette.pages.end_words import EndLine, end_lines
from gazette.pages.labels import label, labels
from gazette.pages.linked.legislation import document_node
from gazette.pages.linked.nodes import Node
from gazette.pages.lists.findings import Findings
from gazette.pages.model import (
    Banner,
    Fact,
    FileLink,
    Link,
    Neighbour,
    Page,
    PageFiles,
    PageTarget,
)
from gazette.pages.names import date_within, subject_of, title_of, unit_word
from gazette.pages.publisher import Publisher
from gazette.pages.slips import SlipNote, slip_notes
from gazette.records.model import Directive, PublishedChange, Withdrawn
from gazette.sheet import Sheet, Sheets
from gazette.text.grouping import grouped_by


@dataclass(frozen=True)
class DirectivePage:
    entry: Entry
    sheets: Sheets
    subject: str | None
    """The line under the heading; None for a report, whose heading is its subject."""
    place_line: str
    changed: tuple[ChangeNotice, ...]
    """What other letters do to it."""
    banner: Banner | None
    card: Card
    facts: tuple[Fact, ...]
    tasks: LetterTasks
    deadline_note: str | None
    """What is to be said of deadlines where no task has one."""
    scan: ScanView | None
    source: tuple[Fact, ...]
    citation: str
    reference: BibliographicReference
    files: tuple[FileLink, ...]
    """The files beside the page."""
    relations: Relations
    doors: tuple[Door, ...]
    neighbours: tuple[Neighbour, ...]
    draft: DraftNotes | None = None
    """Of a draft, which only whoever serves the site sees."""

    @property
    def directive(self) -> Directive:
        return self.entry.directive

    @property
    def sheet(self) -> Sheet:
        """The letter, laid out when its page is rendered."""
        return self.sheets.of(self.entry)

    @property
    def unsure(self) -> str:
        """How many attributes are inferred or unknown: "4 suy luận, 1 chưa xác định"."""
        bases = [fact.basis for fact in self.facts]
        kinds = (("inferred", labels().fact.inferred), ("unknown", labels().fact.unknown))
        return ", ".join(f"{bases.count(kind)} {name}" for kind, name in kinds if kind in bases)

    @property
    def contents(self) -> tuple[ContentsLine, ...]:
        return contents_of(self.sheet.blocks, self.directive.points)

    @property
    def slips(self) -> tuple[SlipNote, ...]:
        return slip_notes(self.sheet)

    def end(self, address: str | None, publisher: Publisher) -> Iterator[EndLine]:
        """Return the lines at the end of the printed page; `address` is None where unknown."""
        return end_lines(self.entry, self.sheet, address, publisher)


@dataclass(frozen=True)
class DraftSource:
    """The source file of a draft."""

    name: str
    address: str
    """Where it can be opened."""
    text: str | None
    """Its text, if it has any that can be read at once."""


@dataclass(frozen=True)
class DraftNotes:
    """What is to do in a draft, and its source file."""

    to_do: tuple[str, ...]
    """In Vietnamese."""
    source: DraftSource | None


@dataclass(frozen=True)
class WithdrawnPage:
    place_line: str
    withdrawn: Withdrawn
    history: tuple[PublishedChange, ...]


def directive_pages(
    findings: Findings,
    sheets: Sheets,
    files: PageFiles,
    drafts: Mapping[str, DraftNotes] = MappingProxyType({}),
) -> Iterator[PageTarget]:
    """Yield the page of every entry, with links to the `files` beside it; of drafts only theirs.

    `drafts` are by the addresses of their pages.
    """
    corpus = findings.corpus
    around, finder, doors = neighbours(corpus), RelationFinder(findings), DoorFinder(corpus)

    def data_of(entry: Entry) -> DirectivePage:
        directive, beside = entry.directive, files.get(entry.address, ())
        relations = finder.relations(entry)
        return DirectivePage(
            entry=entry,
            sheets=sheets,
            subject=None if directive.is_report else subject_of(directive),
            place_line=place_line(directive),
            changed=tuple(changed_by(corpus, entry.key, "changed")),
            banner=banner_of(entry.record),
            card=card_of(entry, findings, relations),
            facts=facts_of(entry, findings),
            tasks=tasks_of(entry),
            deadline_note=deadline_note(entry.record),
            scan=scan_view(entry),
            source=tuple(source_facts_of(entry, beside)),
            citation=citation_of(entry),
            reference=read_reference(entry, None),
            files=beside,
            relations=relations,
            doors=doors.of(entry),
            neighbours=tuple(_neighbour(entry, one) for one in around[entry.address]),
            draft=drafts.get(entry.address),
        )

    def inputs_of(entry: Entry) -> tuple[object, ...]:
        """Return what its page says that is not in its record, and of which others it says it."""
        return (
            [vars(file) for file in files.get(entry.address, ())],
            findings.issuer_links(entry.directive),
            findings.signer_addresses(entry),
            [(way, where, other.naming) for way, where, other in around[entry.address]],
            finder.inputs(entry),
            doors.inputs(entry),
            change_inputs(corpus, entry),
            drafts.get(entry.address),
        )

    def node_of(entry: Entry) -> Node:
        beside = files.get(entry.address, ())
        original = next((file.address for file in beside if file.part == "source"), None)
        return document_node(entry, corpus, original)

    for entry in corpus.entries:
        if drafts and entry.address not in drafts:
            continue
        letter, revised = corpus.sheet_digest(entry), entry.directive.revised
        make = partial(_page_of, entry, data_of, node_of)
        inputs = inputs_of(entry) if entry.is_shown else ()
        yield PageTarget.of(entry.address, make, letter, inputs, revised=revised)


def _page_of(
    entry: Entry, data_of: Callable[[Entry], DirectivePage], node_of: Callable[[Entry], Node]
) -> Page:
    directive = entry.directive
    if directive.withdrawn is None:
        page = _page(entry, "directive.html", subject_of(directive), data_of(entry))
        return replace(page, nodes=(node_of(entry),))
    data = WithdrawnPage(place_line(directive), directive.withdrawn, directive.history)
    return _page(entry, "withdrawn.html", labels().withdrawn.title, data)


def _page(entry: Entry, template: str, about: str, data: object) -> Page:
    directive, title = entry.directive, title_of(entry.directive)
    return Page(
        address=entry.address,
        template=template,
        title=title_with_place(directive),
        heading=title,
        description=f"{about}. {place_line(directive)}.",
        section="places",
        crumbs=crumbs_under(section_link("places"), *folder_crumbs(directive.office), title=title),
        data=data,
        feed=addresses.feed_address(addresses.folder_address(directive.office)),
    )


class _Beside(NamedTuple):
    """An entry before or after another, in the district or in time."""

    direction: Literal["previous", "next"]
    where: str
    entry: Entry


def neighbours(corpus: Corpus) -> dict[str, list[_Beside]]:
    """Return the neighbours of every shown entry, by its address.

    Letters whose district is unknown may be of several districts, so they have no near ones; those
    of no known year stand before and after none.
    """
    found: dict[str, list[_Beside]] = {entry.address: [] for entry in corpus.shown}
    dated = [entry for entry in corpus.shown if entry.has_year]
    by_district = grouped_by(dated, _district).values()
    districts = [("in_district", entries) for entries in by_district]
    for where, entries in (*districts, ("in_time", dated)):
        for older, newer in pairwise(reversed(entries)):
            found[newer.address].append(_Beside("previous", where, older))
            found[older.address].append(_Beside("next", where, newer))
    return found


def _district(entry: Entry) -> list[tuple[str, ...]]:
    return [entry.folder] if entry.directive.district else []


def _neighbour(own: Entry, one: _Beside) -> Neighbour:
    """Return the link from a page to a neighbour: "Văn bản trước trong huyện"."""
    text = f"{title_of(one.entry.directive)} ({date_within(one.entry.directive.date)})"
    unit = unit_word(own.directive.office)
    relation = label("directive", f"{one.direction}_{one.where}", unit=unit)
    link = Link(text, one.entry.address)
    return Neighbour(one.direction, relation, link, one.where == "in_district")
