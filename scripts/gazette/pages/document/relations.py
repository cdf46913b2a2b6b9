"""How a directive relates to others: what it cites, what cites it, what is similar, and a picture.

In: a corpus and its links. Out: rows for the page of a directive. A row of a cited document says
where the letter cites it, and whether the link was inferred, and why, or is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from gazette.citations import CitationLink
from gazette.corpus import Entry
from gazette.pages.addresses import cited_list_address
from gazette.pages.changes import change_kinds
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
from gazette.pages.pictures.diagram import Diagram, diagram_of
from gazette.records.body import Block


@dataclass(frozen=True)
class CitationRow:
    """A document that the directive cites, or that cites it."""

    link: Link
    note: str
    """Its issuer and date."""
    relation: str | None
    """How the citing letter relates to the other, where it says so: "thực hiện"."""
    points: tuple[Link, ...] = ()
    """Where the directive cites it."""
    is_missing: bool = False
    """Whether its text is not held."""
    why: tuple[str, ...] = ()
    """What was inferred, and from what."""
    is_open: bool = False
    """Whether the text leaves open which document it is."""


@dataclass(frozen=True)
class Relations:
    cites: tuple[CitationRow, ...]
    cited_by: tuple[CitationRow, ...]
    more: Link | None
    """The list of all letters that cite it, where its page lists only some."""
    related: tuple[RelatedRow, ...]
    diagram: Diagram | None

    @property
    def is_empty(self) -> bool:
        return not (self.cites or self.cited_by or self.related)


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
        links, points = self._corpus.links, entry.record.points
        cited = _by_document(links.cites.get(entry.address, ()))
        citing = links.cited_by.get(entry.key, ())
        letters = [list(some) for _, some in groupby(citing, key=lambda link: link.letter)]
        return Relations(
            cites=tuple(self._cited(some, points) for some in cited),
            cited_by=tuple(map(self._citing, letters[:CITING_SHOWN])),
            more=_more(entry, len(letters)),
            related=self._related.of(entry),
            diagram=diagram_of(self._corpus, entry),
        )

    def _cited(self, links: list[CitationLink], points: Mapping[str, Block]) -> CitationRow:
        document = self._corpus.links.documents[links[0].document]
        held = held_entry(self._corpus, document)
        return CitationRow(
            link=document_link(document, held),
            note=document_note(document),
            relation=self._relation(links),
            points=_points(links, points),
            is_missing=held is None,
            why=tuple(dict.fromkeys(reason for link in links for reason in _reasons(link))),
            is_open=any(link.certainty == "open" for link in links),
        )

    def _citing(self, links: list[CitationLink]) -> CitationRow:
        entry = self._corpus.by_address[links[0].letter]
        return CitationRow(entry_link(entry), entry_note(entry), self._relation(links))

    def _relation(self, links: list[CitationLink]) -> str | None:
        """Return what the letter does to the document, else how its words relate to it."""
        kinds = change_kinds(self._corpus, links[0].letter, links[0].document)
        return ", ".join(label("changes", kind) for kind in kinds) or relation_name(links)


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
