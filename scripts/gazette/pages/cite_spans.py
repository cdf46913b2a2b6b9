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
        for place, start, end in _places(link, entry):
            places.setdefault(place, []).append(Span(start, end, "cite", f"{link.document}.html"))
    return places


def _places(link: Link, entry: Entry) -> Iterator[tuple[str, int, int]]:
    """Yield where the words of a link stand: in a subject of several lines they may be parted."""
    citation = link.citation
    head = entry.directive.letterhead
    if link.piece == "letterhead.subject" and head:
        yield from _in_lines(citation.link_start, citation.link_end, head.subject)
    else:
        yield link.piece or link.block, citation.link_start, citation.link_end


def _in_lines(start: int, end: int, lines: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Share a span of a subject, whose lines a blank joins, among these."""
    at = 0
    for number, line in enumerate(lines):
        first, last = max(start - at, 0), min(end - at, len(line))
        if first < last:
            yield f"letterhead.subject.{number}", first, last
        at += len(line) + 1
