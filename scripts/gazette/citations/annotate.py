"""Annotate a letter: which of its words lead to what it cites. The text itself stays as it is.

In: the links of a letter, and the lines of its subject. Out: stretches of its texts, by the place
of the text: the id of a block, `copies.1` outside the body, `b1.0.2` for a cell of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazette.citations.model import CitationLink

SUBJECT = "letterhead.subject"


@dataclass(frozen=True)
class Lead:
    """From `start` to `end` of a text, in code points: kind and number of one citation."""

    start: int
    end: int
    document: str
    """The key of what is cited."""


def annotate(links: Iterable[CitationLink], subject: Sequence[str] = ()) -> dict[str, list[Lead]]:
    """Return where the texts of a letter lead, in the order of each text.

    The lines of the subject are one text to citations; here each has a place of its own.
    """
    places: dict[str, list[Lead]] = {}
    for link in links:
        for place, start, end in _places(link, subject):
            places.setdefault(place, []).append(Lead(start, end, link.document))
    return places


def _places(link: CitationLink, subject: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    citation, place = link.citation, link.passage.place
    if place == SUBJECT and subject:
        yield from _in_lines(citation.link_start, citation.link_end, subject)
    else:
        yield place, citation.link_start, citation.link_end


def _in_lines(start: int, end: int, lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Share a span of a subject, whose lines a blank joins, among these."""
    at = 0
    for number, line in enumerate(lines):
        first, last = max(start - at, 0), min(end - at, len(line))
        if first < last:
            yield f"{SUBJECT}.{number}", first, last
        at += len(line) + 1
