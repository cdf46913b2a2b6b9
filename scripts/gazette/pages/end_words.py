"""The lines at the end of every paper, whether printed from the page, as PDF or as Word file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.documents import citation_of
from gazette.pages.labels import label, labels
from gazette.pages.names import date_name
from gazette.pages.plain_text import plain_text
from gazette.pages.publisher import Publisher
from gazette.records.model import SourceFile
from gazette.sheet import Sheet
from gazette.sheet.printed_form import regulation_in_force


@dataclass(frozen=True)
class EndLine:
    text: str
    link: str | None = None
    """The address that the text leads to, if any."""
    is_strong: bool = False


def end_lines(
    entry: Entry, sheet: Sheet, address: str | None, publisher: Publisher
) -> Iterator[EndLine]:
    """Yield what the paper is, where it comes from, and the checksums to verify its text.

    `address` is the whole address of the page, None where the site's address is not known.
    """
    directive, source = entry.directive, entry.directive.source
    words, regulation = labels().paper, regulation_in_force(directive)
    yield EndLine(f"{labels().site.print_mark}.", is_strong=True)
    form = f" {label('paper', 'form', regulation=regulation)}" if regulation else ""
    yield EndLine(words.not_certified + form)
    yield EndLine(words.site.format(site=labels().site.name, citation=citation_of(entry)))
    if address:
        yield EndLine(words.address.format(address=address), address)
    if publisher.line:
        yield EndLine(f"{publisher.line}.")
    yield EndLine(_source_words(source), source.url)
    if source.sha256:
        yield EndLine(words.checksum.format(sha256=source.sha256))
    text = plain_text(entry, sheet).encode()
    file = entry.address.rpartition("/")[2].replace(".html", ".txt")
    yield EndLine(words.checksum_text.format(file=file, sha256=hashlib.sha256(text).hexdigest()))
    for change in directive.mended:
        yield EndLine(words.mended.format(because=change.because))


def _source_words(source: SourceFile) -> str:
    return label(
        "paper",
        "source",
        url=source.url or labels().source.unknown_url,
        captured=date_name(source.captured) if source.captured else labels().source.unknown,
    )
