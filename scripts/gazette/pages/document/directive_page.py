"""The page of one directive: the letter first, then what the site knows of it.

In: a corpus. Out: a `Page` for every entry, whose data are a frozen `DirectivePage`; one that was
withdrawn keeps its address and says no more than number, issuer and day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.corpus import Corpus, Entry
from gazette.pages.crumbs import crumbs_under, folder_crumbs, places_crumb
from gazette.pages.document.facts import facts_of, source_facts_of
from gazette.pages.document.relations import Relations, Relator
from gazette.pages.document.task_words import TaskRow, task_row
from gazette.pages.documents import banner_of, citation_of, place_line
from gazette.pages.end_words import EndWords, end_words
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.model import Banner, Fact, FileLink, Link, Page, PageFiles
from gazette.pages.names import date_name, subject_of, title_of
from gazette.records.model import Directive, Mended, Withdrawn
from gazette.sheet import Sheet, Sheets


@dataclass(frozen=True)
class DirectivePage:
    entry: Entry
    sheets: Sheets
    subject: str | None
    """What stands under the heading; None for a report, whose heading it is."""
    place_line: str
    banner: Banner | None
    facts: tuple[Fact, ...]
    tasks: tuple[TaskRow, ...]
    mended: tuple[Mended, ...]
    source: tuple[Fact, ...]
    citation: str
    end: EndWords
    files: tuple[FileLink, ...]
    """The files beside the page."""
    relations: Relations
    neighbours: tuple[Neighbour, ...]

    @property
    def directive(self) -> Directive:
        return self.entry.directive

    @property
    def sheet(self) -> Sheet:
        """The letter itself, laid out when its page is rendered."""
        return self.sheets.of(self.entry)


@dataclass(frozen=True)
class WithdrawnPage:
    place_line: str
    withdrawn: Withdrawn


def directive_pages(findings: Findings, sheets: Sheets, files: PageFiles) -> list[Page]:
    """Return the page of every entry, with links to the `files` beside it."""
    corpus, writer = findings.corpus, _Writer(findings, sheets, files)
    return [
        writer.page(entry) if entry.is_shown else _withdrawn_page(entry) for entry in corpus.entries
    ]


class _Writer:
    """Writes the pages of a corpus; what they ask of all entries together is found once."""

    def __init__(self, findings: Findings, sheets: Sheets, files: PageFiles) -> None:
        self._findings = findings
        self._corpus = corpus = findings.corpus
        self._files = files
        self._sheets = sheets
        self._around = neighbours(corpus)
        self._relator = Relator(corpus)

    def page(self, entry: Entry) -> Page:
        data, subject = self._data(entry), subject_of(entry.directive)
        return _page(entry, "directive.html", title_of(entry.directive), subject, data)

    def _data(self, entry: Entry) -> DirectivePage:
        directive = entry.directive
        files = self._files.get(entry.address, ())
        return DirectivePage(
            entry=entry,
            sheets=self._sheets,
            subject=None if directive.is_report else subject_of(directive),
            place_line=place_line(directive),
            banner=banner_of(entry.record),
            facts=facts_of(
                entry,
                self._findings.issuer_link(directive),
                self._findings.signer_address(entry),
            ),
            tasks=tuple(
                task_row(task, entry.record.points[task.point]) for task in directive.tasks
            ),
            mended=directive.mended,
            source=source_facts_of(entry, files),
            citation=citation_of(directive),
            end=end_words(directive),
            files=files,
            relations=self._relator.relations(entry),
            neighbours=self._around[entry.address],
        )


def _withdrawn_page(entry: Entry) -> Page:
    directive = entry.directive
    assert directive.withdrawn  # noqa: S101 (the caller asked)
    data = WithdrawnPage(place_line(directive), directive.withdrawn)
    return _page(entry, "withdrawn.html", title_of(directive), labels().withdrawn.title, data)


def _page(entry: Entry, template: str, title: str, about: str, data: object) -> Page:
    directive, where = entry.directive, place_line(entry.directive)
    return Page(
        address=entry.address,
        template=template,
        title=f"{title}, {where}",
        heading=title,
        description=f"{about}. {where}.",
        section="places",
        crumbs=crumbs_under(places_crumb(), *folder_crumbs(directive), title=title),
        data=data,
        revised=directive.revised,
    )


# ---------- neighbours ----------

Around = dict[str, tuple[Entry | None, Entry | None]]
"""By address: the entry before, and the entry after."""


@dataclass(frozen=True)
class Neighbour:
    direction: str
    """`previous` or `next`."""
    is_near: bool
    """True in the order of its district, False in that of all documents."""
    relation: str
    link: Link


def neighbours(corpus: Corpus) -> dict[str, tuple[Neighbour, ...]]:
    """Return the neighbours of every entry whose text is shown, by its address.

    Letters of one unknown district are not of one district, so they have none in it.
    """
    districts = corpus.grouped(_district)
    in_district = {a: pair for own in districts.values() for a, pair in _around(own).items()}
    in_time = _around(corpus.shown)
    return {
        address: (
            *_links("in_district", in_district.get(address, (None, None))),
            *_links("in_time", around),
        )
        for address, around in in_time.items()
    }


def _district(entry: Entry) -> list[tuple[str, ...]]:
    return [entry.folder] if entry.directive.district and entry.is_shown else []


def _around(newest_first: Sequence[Entry]) -> Around:
    ordered = (None, *newest_first, None)
    rows = zip(newest_first, ordered[2:], ordered, strict=False)
    return {entry.address: (before, after) for entry, before, after in rows}


def _links(where: str, around: tuple[Entry | None, Entry | None]) -> Iterator[Neighbour]:
    for direction, entry in zip(("previous", "next"), around, strict=True):
        if entry:
            text = f"{title_of(entry.directive)} ({date_name(entry.directive.date)})"
            relation = label("directive", f"{direction}_{where}")
            yield Neighbour(direction, where == "in_district", relation, Link(text, entry.address))
