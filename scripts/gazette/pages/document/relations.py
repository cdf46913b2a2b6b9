"""How a directive relates to others: what it cites, what cites it, and what is similar.

In: a corpus and its links. Out: rows for the page of a directive, in bands by the level of the
issuers where there are several. A row of a cited document says where the letter cites it, and
whether the link was inferred, and why, or is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from gazette.citations import CitationLink
from gazette.corpus import Entry
from gazette.pages.addresses import cited_list_address
from gazette.pages.changes import change_kinds
from gazette.pages.document.levels import LEVELS, Level, level_of, rank_of, rank_of_body
from gazette.pages.document.related import RelatedFinder, RelatedRow
from gazette.pages.documents import (
    CITING_SHOWN,
    document_link,
    document_note,
    entry_link,
    entry_note,
    held_entry,
    reasons_of,
    relation_name,
)
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.model import Link
from gazette.records.body import Block

FEWEST = 3
"""How many documents are parted into bands."""


@dataclass(frozen=True)
class CitationRow:
    """A document that the directive cites, or that cites it."""

    link: Link
    note: str
    """Its issuer and date."""
    verb: str
    """What the citing letter does: "thực hiện", "viện dẫn văn bản này"."""
    level: Level
    is_later: bool = False
    """Whether it cites the directive, so came after it."""
    points: tuple[Link, ...] = ()
    """Where the directive cites it."""
    is_missing: bool = False
    """Whether its text is not held."""
    why: tuple[str, ...] = ()
    """What was inferred, and from what."""
    is_open: bool = False
    """Whether the text leaves open which document it is."""


@dataclass(frozen=True)
class Band:
    """Documents of one level, or of all; `name` is empty then."""

    name: str
    earlier: tuple[CitationRow, ...]
    """What the directive cites."""
    later: tuple[CitationRow, ...]
    """What cites it."""

    @property
    def rows(self) -> tuple[CitationRow, ...]:
        return *self.earlier, *self.later


@dataclass(frozen=True)
class Relations:
    bands: tuple[Band, ...]
    more: Link | None
    """The list of all letters that cite it, where its page lists only some."""
    related: tuple[RelatedRow, ...]

    @property
    def rows(self) -> tuple[CitationRow, ...]:
        return tuple(row for band in self.bands for row in band.rows)

    @property
    def is_empty(self) -> bool:
        return not (self.bands or self.related)


class RelationFinder:
    """Finds the relations of one entry after another."""

    def __init__(self, findings: Findings) -> None:
        self._corpus = findings.corpus
        self._cited_digests = findings.cited
        self._related = RelatedFinder(findings.corpus)

    def inputs(self, entry: Entry) -> object:
        """Return what `relations` says beside what the letter itself says of its citations."""
        links = self._corpus.links
        cited = dict.fromkeys(link.document for link in links.cites.get(entry.address, ()))
        citing = links.cited_by.get(entry.key, ())
        return (
            [self._cited_digests[key] for key in cited],
            [(self._corpus.by_address[one.letter].naming, one.citation.relation) for one in citing],
            self._related.inputs(entry),
        )

    def relations(self, entry: Entry) -> Relations:
        links, own = self._corpus.links, rank_of(entry)
        cited = _by_document(links.cites.get(entry.address, ()))
        citing = links.cited_by.get(entry.key, ())
        letters = [list(some) for _, some in groupby(citing, key=lambda link: link.letter)]
        earlier = [self._cited(some, own, entry.record.points) for some in cited]
        later = [self._citing(some, own) for some in letters[:CITING_SHOWN]]
        return Relations(
            bands=tuple(_bands([*earlier, *later])),
            more=_more(entry, len(letters)),
            related=self._related.of(entry),
        )

    def _cited(
        self, links: list[CitationLink], own: int | None, points: Mapping[str, Block]
    ) -> CitationRow:
        document = self._corpus.links.documents[links[0].document]
        held = held_entry(self._corpus, document)
        rank = rank_of(held) if held else rank_of_body(document.office.key)
        return CitationRow(
            link=document_link(document, held),
            note=document_note(document),
            verb=self._verb(links),
            level=level_of(rank, own),
            points=_points(links, points),
            is_missing=held is None,
            why=tuple(dict.fromkeys(reason for link in links for reason in _reasons(link))),
            is_open=any(link.certainty == "open" for link in links),
        )

    def _citing(self, links: list[CitationLink], own: int | None) -> CitationRow:
        entry = self._corpus.by_address[links[0].letter]
        verb = label("relation", "this", verb=self._verb(links))
        level = level_of(rank_of(entry), own)
        return CitationRow(entry_link(entry), entry_note(entry), verb, level, is_later=True)

    def _verb(self, links: list[CitationLink]) -> str:
        """Return what the letter does to the document, else how its words relate to it."""
        kinds = change_kinds(self._corpus, links[0].letter, links[0].document)
        changes = ", ".join(label("changes", kind) for kind in kinds)
        return changes or relation_name(links) or labels().relation.cites


def _bands(rows: list[CitationRow]) -> Iterator[Band]:
    """Yield the rows of each level; few rows are not worth parting."""
    levels = LEVELS if len(rows) >= FEWEST else ()
    for level in levels:
        if own := [row for row in rows if row.level == level]:
            yield _band(label("relation", level), own)
    if rows and not levels:
        yield _band("", rows)


def _band(name: str, rows: list[CitationRow]) -> Band:
    earlier = tuple(row for row in rows if not row.is_later)
    return Band(name, earlier, tuple(row for row in rows if row.is_later))


def _reasons(link: CitationLink) -> Iterator[str]:
    """Yield why a link was inferred, settled or left open."""
    if link.because:
        yield link.because
    yield from (sentence for _, sentence in reasons_of(link))


def _by_document(links: Iterable[CitationLink]) -> Iterable[list[CitationLink]]:
    groups: dict[str, list[CitationLink]] = {}
    for link in links:
        groups.setdefault(link.document, []).append(link)
    return groups.values()


def _points(links: Iterable[CitationLink], points: Mapping[str, Block]) -> tuple[Link, ...]:
    blocks = dict.fromkeys(link.passage.block for link in links)
    return tuple(
        Link(points[block].name, f"#{block}") if block else Link(labels().relation.outside)
        for block in blocks
    )


def _more(entry: Entry, count: int) -> Link | None:
    if count <= CITING_SHOWN:
        return None
    return Link(label("relation", "more", count=count), cited_list_address(entry.key))
