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
    cells = {block.id: block.rows for block in entry.record.blocks if block.rows}
    for link in corpus.links.cites.get(entry.address, ()):
        address = f"{link.document}.html"
        if address == entry.address:
            continue
        if link.block in cells:
            found = _in_cells(link, cells[link.block])
        else:
            found = iter([(link.block or link.piece or "", link.citation.link_start)])
        for place, start in found:
            end = start + link.citation.link_end - link.citation.link_start
            places.setdefault(place, []).append(Span(start, end, "cite", address))
    return places


def _in_cells(link: Link, rows: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, int]]:
    """Find a citation again in the cells of its table: the first that has its words."""
    citation = link.citation
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            at = cell.find(citation.text)
            if at >= 0:
                yield f"{link.block}.{number}.{column}", at + citation.link_start - citation.start
                return
