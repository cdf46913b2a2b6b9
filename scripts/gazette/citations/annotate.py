"""Annotate a letter: which of its words lead to what it cites. Not a character of it changes.

In: a record's values and its links. Out: stretches of its texts, by the place of the text: the id
of a block, `copies.1` outside the body, `b1.0.2` for a cell of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette.citations.model import Link
from gazette.records.model import Directive

SUBJECT = "letterhead.subject"


@dataclass(frozen=True)
class Lead:
    """From `start` to `end` of a text, in code points: kind and number of one citation."""

    start: int
    end: int
    document: str
    """The key of what is cited."""


def annotate(directive: Directive, links: Iterable[Link]) -> dict[str, list[Lead]]:
    """Return where the texts of a letter lead, each text's in its order."""
    places: dict[str, list[Lead]] = {}
    for link in links:
        for place, start, end in _places(link, directive):
            places.setdefault(place, []).append(Lead(start, end, link.document))
    return places


def _places(link: Link, directive: Directive) -> Iterator[tuple[str, int, int]]:
    """Yield where the words of a link stand: in a subject of several lines they may be parted."""
    citation, head = link.citation, directive.letterhead
    if link.piece == SUBJECT and head:
        yield from _in_lines(citation.link_start, citation.link_end, head.subject)
    else:
        yield link.piece or link.block, citation.link_start, citation.link_end


def _in_lines(start: int, end: int, lines: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """Share a span of a subject, whose lines a blank joins, among these."""
    at = 0
    for number, line in enumerate(lines):
        first, last = max(start - at, 0), min(end - at, len(line))
        if first < last:
            yield f"{SUBJECT}.{number}", first, last
        at += len(line) + 1
