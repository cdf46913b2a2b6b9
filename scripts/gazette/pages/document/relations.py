"""How a directive stands to others: what it cites, what cites it, what is like it, and a picture.

In: a corpus and its links. Out: rows for the page of a directive, each with its words of the text,
its point, and whether it was stated, inferred (and why) or is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from gazette.citations import CitationLink
from gazette.corpus import Corpus, Entry
from gazette.pages.addresses import cited_list_address
from gazette.pages.document.related import Related, Relatives
from gazette.pages.documents import document_link, document_note, entry_link, entry_note, held_entry
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.pages.pictures.diagram import Diagram, diagram_of
from gazette.records.body import Block
from gazette.text.digits import grouped

SHOWN = 10
"""How many letters that cite a held one stand on its page; the others on a list of their own."""


@dataclass(frozen=True)
class Reference:
    """One document at the other end of a citation."""

    link: Link
    note: str
    """Whose it is and of when."""
    relation: str | None
    """How the citing letter stands to it, where words say it: "thực hiện"."""
    points: tuple[Link, ...]
    """Where in the citing letter."""
    is_missing: bool = False
    """True of a document whose text isn't held."""
    why: tuple[str, ...] = ()
    """What was inferred, and from what."""
    is_open: bool = False
    """True where the text leaves open which document it is."""


@dataclass(frozen=True)
class Relations:
    """What stands in this part of a directive's page; every part may be empty."""

    cites: tuple[Reference, ...]
    cited_by: tuple[Reference, ...]
    more: Link | None
    """Where the other letters that cite it are listed."""
    related: tuple[Related, ...]
    diagram: Diagram | None

    @property
    def is_empty(self) -> bool:
        return not (self.cites or self.cited_by or self.related)


class Relator:
    """Finds the relations of one entry after another; reads the corpus once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._relatives = Relatives(corpus)

    def relations(self, entry: Entry) -> Relations:
        """Return the relations of an entry."""
        links, points = self._corpus.links, entry.record.points
        own = links.cites.get(entry.address, ())
        citing = links.cited_by.get(entry.key, ())
        letters = [list(some) for _, some in groupby(citing, key=lambda link: link.letter)]
        return Relations(
            cites=tuple(self._cited(group, points) for group in _by_document(own)),
            cited_by=tuple(map(self._citing, letters[:SHOWN])),
            more=_more(entry, len(letters)),
            related=self._relatives.of(entry),
            diagram=diagram_of(self._corpus, entry),
        )

    def _cited(self, links: list[CitationLink], points: Mapping[str, Block]) -> Reference:
        document = self._corpus.links.documents[links[0].document]
        held = held_entry(self._corpus, document)
        return Reference(
            link=document_link(document, held),
            note=document_note(document),
            relation=relation_name(links),
            points=_points(links, points),
            is_missing=held is None,
            why=tuple(dict.fromkeys(said for link in links for said in reasons(link))),
            is_open=any(link.certainty == "open" for link in links),
        )

    def _citing(self, links: list[CitationLink]) -> Reference:
        entry = self._corpus.by_address[links[0].letter]
        return Reference(
            link=entry_link(entry),
            note=entry_note(entry),
            relation=relation_name(links),
            points=(),
        )


def reasons(link: CitationLink) -> Iterable[str]:
    """Say why a link was inferred or stays open, or how it was settled."""
    if link.because:
        yield link.because
    yield from (said for _, said in reasons_of(link))


def reasons_of(link: CitationLink) -> Iterable[tuple[str, str]]:
    """Yield the code of each reason for a link, and its sentence."""
    for reason in link.reasons:
        yield reason.code, label("citing", reason.code, **reason.values)


def _by_document(links: Iterable[CitationLink]) -> list[list[CitationLink]]:
    groups: dict[str, list[CitationLink]] = {}
    for link in links:
        groups.setdefault(link.document, []).append(link)
    return list(groups.values())


def relation_name(links: Iterable[CitationLink]) -> str | None:
    """Name the first relation that words give."""
    keys = (link.citation.relation for link in links)
    return next((label("citing", key) for key in keys if key), None)


def _points(links: Iterable[CitationLink], points: Mapping[str, Block]) -> tuple[Link, ...]:
    blocks = dict.fromkeys(link.passage.block for link in links)
    return tuple(
        Link(points[block].name, f"#{block}") if block else Link(labels().relation.outside)
        for block in blocks
    )


def _more(entry: Entry, count: int) -> Link | None:
    if count <= SHOWN:
        return None
    return Link(label("relation", "more", count=grouped(count)), cited_list_address(entry.key))
