"""Which words of a letter lead to the documents that they cite.

In: an entry and the links of its corpus. Out: spans of kind `cite` by place, for the page's trees
and for paper; each bears the address of the page that it leads to.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.citations import Link
from gazette.corpus import Corpus, Entry
from gazette.pages.annotate import Span


def cite_spans(corpus: Corpus, entry: Entry) -> dict[str, list[Span]]:
    """Return the spans of an entry by the id of the block, the piece or the cell of a table."""
    places: dict[str, list[Span]] = {}
    for link in corpus.links.cites.get(entry.address, ()):
        address = f"{link.document}.html"
        if address != entry.address:
            for place, start, end in _places(link, entry):
                places.setdefault(place, []).append(Span(start, end, "cite", address))
    return places


def _places(link: Link, entry: Entry) -> Iterator[tuple[str, int, int]]:
    """Yield where the words of a link stand: in a subject of several lines they may be parted."""
    citation = link.citation
    rows = next((block.rows for block in entry.record.blocks if block.id == link.block), ())
    head = entry.directive.letterhead
    if rows:
        yield from _in_cells(link, rows)
    elif link.piece == "letterhead.subject" and head:
        yield from _in_lines(citation.link_start, citation.link_end, head.subject)
    else:
        yield link.block or link.piece or "", citation.link_start, citation.link_end


def _in_lines(start: int, end: int, lines: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Share a span of a subject, whose lines a blank joins, among these."""
    at = 0
    for number, line in enumerate(lines):
        first, last = max(start - at, 0), min(end - at, len(line))
        if first < last:
            yield f"letterhead.subject.{number}", first, last
        at += len(line) + 1


def _in_cells(link: Link, rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, int, int]]:
    """Find a citation again in the cells of its table: the first that has its words."""
    citation = link.citation
    cells = ((i, j, cell) for i, row in enumerate(rows) for j, cell in enumerate(row))
    for row, column, cell in cells:
        at = cell.find(citation.text) - citation.start
        if at + citation.start >= 0:
            place = f"{link.block}.{row}.{column}"
            yield place, at + citation.link_start, at + citation.link_end
            return
