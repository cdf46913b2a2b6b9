"""The page of one directive: the letter first, then what the site knows of it.

In: a corpus. Out: a `Page` for every entry, whose data are a frozen `DirectivePage`; one that was
withdrawn keeps its address and says no more than number, issuer and day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.citation import citation_of
from gazette.pages.crumbs import crumbs_under, folder_crumbs, places_crumb
from gazette.pages.end_words import EndLine, end_lines
from gazette.pages.facts import Fact, facts_of, source_facts_of
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.model import Banner, FileLink, Page, PageFiles
from gazette.pages.names import (
    capitalised,
    dated,
    district_name,
    issuer_name,
    missing_parts,
    place_of_issuer,
    province_name,
    subject_of,
    title_of,
    with_bounds,
)
from gazette.pages.neighbours import Neighbour, neighbours
from gazette.pages.relations import Relations, Relator
from gazette.pages.tasks import TaskRow, task_row
from gazette.records.model import Directive, Mended, Withdrawn
from gazette.records.record import Record
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

    def end(self, address: str | None) -> Iterator[EndLine]:
        """Return the lines at the end of the printed page, whose whole address may be unknown."""
        return end_lines(self.entry, self.sheet, address)


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


def place_line(directive: Directive) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, ngày 10/8/2021"."""
    if directive.is_report:
        district = capitalised(district_name(directive.province, directive.district))
        parts = [district, province_name(directive.province)]
    else:
        issuer = issuer_name(directive) or capitalised(labels().place.unknown_issuer)
        parts = [issuer, *filter(None, [place_of_issuer(directive)])]
    return ", ".join((*parts, with_bounds(dated(directive.date), directive.date)))


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


def banner_of(record: Record) -> Banner | None:
    """Say of what is no whole letter that it is none."""
    directive, words = record.directive, labels().directive
    if directive.is_report:
        text = label("directive", "report_text", date=dated(directive.event))
        return Banner(words.report_banner, text)
    if directive.completeness == "fragment":
        last = record.blocks[-1].name if record.blocks else words.text
        text = label("directive", "fragment_text", point=last)
        return Banner(
            words.fragment_banner, " ".join((text, _missing(directive), words.not_filled))
        )
    if directive.completeness == "letterhead-missing":
        return Banner(words.headless_banner, f"{_missing(directive)} {words.not_filled}")
    return None


def _missing(directive: Directive) -> str:
    missing = missing_parts(directive)
    return f"{missing}." if missing else ""
