"""A document on paper: its sheet, and the site's words around it.

In: an entry, and the site's address where it is known. Out: a frozen `Paper`, which holds all that
the PDF and the Word file show.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import get_args

import segno

from gazette.corpus import Corpus, Entry
from gazette.outputs.model import OutputError, PageOutput, SiteInputs, beside
from gazette.pages.changes import changed_by, changed_inputs
from gazette.pages.documents import authors_of, banner_of, title_with_place
from gazette.pages.end_words import EndLine, end_lines
from gazette.pages.labels import label, labels
from gazette.pages.model import Banner
from gazette.pages.slips import notes_on_paper, slip_notes
from gazette.sheet import Line, NoteMark, Run, Sheet, SheetPart
from gazette.sheet.model import Lack
from gazette.store import code_digest, digest_of
from gazette.vocabulary import vocabulary

_SLASHED = re.compile(r"((?<![\w/])\(?\w{1,12}+(?:/\w{1,12}+){1,3}(?![\w/])\)?)")  # "(b/c)"

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Paper:
    """One document on paper."""

    sheet: Sheet
    title: str
    author: str
    keywords: tuple[str, ...]
    revised: dt.date
    """The day of the record's last change: the only date that the file itself bears."""
    words: Mapping[str, str]
    """The site's words that are the same on every paper, by their names."""
    slips: tuple[str, ...]
    """The notes on slips. They follow the letter, whose own text bears no marks of them."""
    banners: tuple[Banner, ...]
    """What must be known first: what other letters do to it, and what it lacks."""
    end: tuple[EndLine, ...]
    """The block at the end; the notice comes first."""
    site_url: str | None
    """Without it nothing leads to other documents."""
    address: str | None
    """The whole address of the page, which the QR code holds. Without it there is no code."""

    def lack_words(self, part: SheetPart) -> str:
        """Return the mark of a missing part, empty where nothing is missing."""
        return self.words[f"lack_{part.lack}"] if part.lack else ""


def read_paper(entry: Entry, inputs: SiteInputs) -> Paper:
    """Return the paper of one document."""
    directive, sheet, site_url = entry.directive, inputs.sheets.of(entry), inputs.site_url
    address = f"{site_url}{entry.address}" if site_url else None
    return Paper(
        sheet=sheet,
        title=title_with_place(directive),
        author=", ".join(authors_of(directive)) or labels().fact.unknown,
        keywords=tuple(vocabulary().topics[key].name for key in directive.topics),
        revised=directive.revised,
        words=_words(),
        slips=tuple(notes_on_paper(slip_notes(sheet))),
        banners=tuple(_banners(entry, inputs.corpus)),
        end=tuple(end_lines(entry, sheet, address, inputs.publisher)),
        site_url=site_url,
        address=address,
    )


@cache
def _words() -> Mapping[str, str]:
    lacks = [f"lack_{lack}" for lack in get_args(Lack) if lack]
    return {
        **{name: label("directive", name) for name in ("to", "copies", "cut_here", *lacks)},
        "notice": labels().site.print_mark,
        "slips": labels().slip.title,
        "code": labels().paper.code,
    }


def _banners(entry: Entry, corpus: Corpus) -> Iterator[Banner]:
    """Yield what other letters do to it; that it is synthetic, incomplete or no letter at all."""
    for change in changed_by(corpus, entry.key, "changed"):
        words = {"link": change.link.text, "note": change.note, "quote": change.quote}
        yield Banner(change.title, label("changed", "words", **words))
    banner = banner_of(entry.record)
    if entry.directive.synthetic:
        yield Banner(labels().site.synthetic, f"{banner.title}. {banner.text}" if banner else "")
    elif banner:
        yield banner


@dataclass(frozen=True)
class PaperRun:
    """A stretch of a line with one look and one link."""

    pieces: tuple[tuple[str, bool], ...]
    """Its text in pieces, each with whether it must not be broken."""
    emphasis: str
    link: str
    """The whole address of the cited document's page, or empty."""
    note: NoteMark | None
    """Set where it is the mark of a footnote."""

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def paper_runs(line: Line, site_url: str | None) -> Iterator[PaperRun]:
    """Yield the runs of a line, joined where paper shows no difference."""

    def look(run: Run) -> tuple[object, ...]:
        return run.emphasis, run.citation if site_url else None, run.note

    for _, alike in groupby(line.runs, key=look):
        runs = tuple(alike)
        last = runs[-1]
        yield PaperRun(
            pieces=tuple(_pieces(runs)),
            emphasis=last.emphasis,
            link=f"{site_url}{last.citation.address}" if site_url and last.citation else "",
            note=last.note,
        )


def _pieces(runs: Iterable[Run]) -> Iterator[tuple[str, bool]]:
    for is_whole, alike in groupby(runs, key=lambda run: run.is_whole):
        text = "".join(run.text for run in alike)
        yield from [(text, True)] if is_whole else _around_slashes(text)


def _around_slashes(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, of which those with a slash are whole: it must not end a line."""
    parts = enumerate(_SLASHED.split(text) if "/" in text else [text])
    return ((part, bool(at % 2)) for at, part in parts if part)


def qr_code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)


def print_output(suffix: str, label_key: str, make: Callable[[Paper], bytes]) -> PageOutput:
    """Return the output of a format on paper. Its files are stored by what their papers hold."""

    def made(entry: Entry, inputs: SiteInputs) -> bytes:
        paper = read_paper(entry, inputs)
        key = digest_of(suffix, printing_code(), paper)
        try:
            return inputs.store.get_or_make(key, partial(make, paper))
        except OutputError as error:
            raise OutputError(f"{entry.record.source.file}: {error}") from error

    return PageOutput(
        part="action",
        label=label_key,
        address=beside(suffix),
        depends_on=_depends_on,
        make=made,
        is_print=True,
    )


def _depends_on(entry: Entry, inputs: SiteInputs) -> tuple[object, ...]:
    changed = changed_inputs(inputs.corpus, entry.key)
    return inputs.corpus.sheet_digest(entry), changed, inputs.site_url, inputs.publisher


def printing_code() -> str:
    """Return the digest of all that makes a file of a paper: code, templates, fonts, libraries."""
    return code_digest("data", "sheet", "outputs/printing")
