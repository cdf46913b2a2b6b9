"""What paper adds to the sheet of a letter: the site's words around it, and whole addresses.

In: a sheet, and what the site calls the letter. Out: a frozen `Form`, from which each maker (PDF,
Word) makes its file. It must not know files and pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from gazette.sheet import Line, Run, Sheet, SlipMark


@dataclass(frozen=True)
class EndLine:
    text: str
    link: str | None = None
    """Where the text leads, if anywhere."""


@dataclass(frozen=True)
class Notice:
    """What is said above the letter."""

    title: str
    text: str
    """May be empty."""


@dataclass(frozen=True)
class Meta:
    """What a file says of itself."""

    title: str
    author: str
    keywords: tuple[str, ...]
    revised: dt.date
    """The day of the record's last change: the only date that a file bears."""
    language: str = "vi"


@dataclass(frozen=True)
class Words:
    """The site's words that every paper bears."""

    to: str
    copies: str
    notice: str
    """At the foot of every page, and first in the block at the end."""
    note: str
    """Of a slip, with `{quote}` and `{note}`."""
    cut_here: str
    page: str
    """The name of the QR code for those who don't see it, with `{address}`."""
    lacks: Mapping[str, str]
    """The marks of missing parts, by the codes of `SheetPart.lack`."""


@dataclass(frozen=True)
class Form:
    """The whole paper, from its first line to the block at the end."""

    sheet: Sheet
    meta: Meta
    words: Words
    banner: Notice | None
    end: tuple[EndLine, ...]
    """The lines of the block at the end, under the notice."""
    site_url: str | None
    """Without it nothing leads to other documents."""
    address: str | None
    """The whole address of the letter's page, which the QR code holds; without it there is none."""


@dataclass(frozen=True)
class PaperRun:
    """A stretch of a line that looks the same and leads to the same page."""

    pieces: tuple[tuple[str, bool], ...]
    """Its text in pieces, each with whether it is never to be broken."""
    emphasis: str
    link: str
    """The whole address of the page of what is cited here."""
    mark: SlipMark | None
    """The slip whose mark stands after it."""

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def paper_runs(line: Line, site_url: str | None) -> Iterator[PaperRun]:
    """Yield the runs of a line, of which paper tells fewer apart than pages do."""

    def look(run: Run) -> tuple[object, ...]:
        return run.emphasis, run.citation if site_url else None, run.slip

    for _, some in groupby(line.runs, key=look):
        runs = tuple(some)
        last = runs[-1]
        yield PaperRun(
            pieces=tuple(_pieces(runs)),
            emphasis=last.emphasis,
            link=f"{site_url}{last.citation.address}" if site_url and last.citation else "",
            mark=last.slip if last.ends_slip else None,
        )


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[str, bool]]:
    for is_whole, some in groupby(runs, key=lambda run: run.is_whole):
        yield "".join(run.text for run in some), is_whole
