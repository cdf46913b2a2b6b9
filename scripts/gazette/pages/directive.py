"""The page of one directive: the letter first, then what the site knows of it.

In: a corpus. Out: a `Page` for every entry, whose data are a frozen `DirectivePage`; one that was
withdrawn keeps its address and says no more than number, issuer and day.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.citation import citation_of
from gazette.pages.crumbs import crumbs_under, folder_crumbs, places_crumb
from gazette.pages.documents import cite_spans
from gazette.pages.facts import Fact, facts_of, source_facts_of
from gazette.pages.labels import label, labels
from gazette.pages.letter import Letter, letter_of, missing_parts
from gazette.pages.lists.findings import Findings
from gazette.pages.model import Banner, FileLink, Page, PageFiles
from gazette.pages.names import (
    capitalised,
    dated,
    district_name,
    issuer_name,
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
from gazette.records.printed_form import PrintedForm, printed_form


@dataclass(frozen=True)
class DirectivePage:
    directive: Directive
    form: PrintedForm
    """Whose form its letter has: paper shows it."""
    subject: str | None
    """What stands under the heading; None for a report, whose heading it is."""
    place_line: str
    banner: Banner | None
    letter: Letter
    facts: tuple[Fact, ...]
    tasks: tuple[TaskRow, ...]
    mended: tuple[Mended, ...]
    source: tuple[Fact, ...]
    citation: str
    files: tuple[FileLink, ...]
    """The files beside the page."""
    relations: Relations
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True)
class WithdrawnPage:
    place_line: str
    withdrawn: Withdrawn


def directive_pages(findings: Findings, files: PageFiles) -> list[Page]:
    """Return the page of every entry, with links to the `files` beside it."""
    corpus, writer = findings.corpus, _Writer(findings, files)
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

    def __init__(self, findings: Findings, files: PageFiles) -> None:
        self._findings = findings
        self._corpus = corpus = findings.corpus
        self._files = files
        self._around = neighbours(corpus)
        self._relator = Relator(corpus)

    def page(self, entry: Entry) -> Page:
        data, subject = self._data(entry), subject_of(entry.directive)
        return _page(entry, "directive.html", title_of(entry.directive), subject, data)

    def _data(self, entry: Entry) -> DirectivePage:
        directive = entry.directive
        letter = letter_of(entry.record, cite_spans(self._corpus, entry))
        names = {paragraph.id: paragraph.name for paragraph in letter.paragraphs}
        texts = {block.id: block.text for block in entry.record.blocks}
        files = self._files.get(entry.address, ())
        return DirectivePage(
            directive=directive,
            form=printed_form(directive),
            subject=None if directive.is_report else subject_of(directive),
            place_line=place_line(directive),
            banner=banner_of(directive, next(reversed(names.values()), labels().directive.text)),
            letter=letter,
            facts=facts_of(
                entry,
                self._findings.issuer_link(directive),
                self._findings.signer_address(entry),
            ),
            tasks=tuple(task_row(task, names, texts) for task in directive.tasks),
            mended=directive.mended,
            source=source_facts_of(entry, files),
            citation=citation_of(directive),
            files=files,
            relations=self._relator.relations(entry, names),
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


def banner_of(directive: Directive, last: str) -> Banner | None:
    """Say of what is no whole letter that it is none; `last` names the last point that it has."""
    words = labels().directive
    if directive.is_report:
        text = label("directive", "report_text", date=dated(directive.event))
        return Banner(words.report_banner, text)
    if directive.completeness == "fragment":
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
