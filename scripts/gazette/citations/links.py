"""All letters together: what each cites, and what cites each document, held or not.

In: letters with the address of their page. Out: frozen `Links`. A citation counts wherever a letter
prints it: in a block of the body, in the subject of the letterhead, among recipients and copies; in
a table in one of its cells. A letter that names itself cites nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from gazette.citations.find import find
from gazette.citations.model import Citation, Link, Links, page_of
from gazette.citations.resolve import Mention, resolve
from gazette.records.body import Block
from gazette.records.model import Cite, Directive
from gazette.records.record import Record
from gazette.text.occurrences import find_all


class Letter(Protocol):
    """A record with the address of its page: `Entry` of the corpus is one."""

    @property
    def record(self) -> Record: ...

    @property
    def address(self) -> str: ...


@dataclass(frozen=True)
class Found:
    """A citation, where it stands, and what front matter says of it."""

    block: str
    piece: str | None
    citation: Citation
    settled: Cite | None


def link_letters(letters: Iterable[Letter]) -> Links:
    """Find and resolve the citations of all letters; these come newest first, as in a corpus."""
    known = list(letters)
    held = {letter.address: letter.record.directive for letter in known}
    found = [(letter, one) for letter in known for one in citations_of(letter.record)]
    mentions = [
        Mention(
            letter.address,
            letter.record.directive,
            one.citation,
            one.settled.document if one.settled else None,
        )
        for letter, one in found
    ]
    resolved, documents = resolve(mentions, held)
    cites: dict[str, list[Link]] = defaultdict(list)
    cited_by: dict[str, list[Link]] = defaultdict(list)
    for (letter, one), result in zip(found, resolved, strict=True):
        if page_of(result.document) == letter.address:
            continue
        link = Link(
            letter=letter.address,
            block=one.block,
            citation=one.citation,
            document=result.document,
            certainty=result.certainty,
            reasons=result.reasons,
            because=one.settled.because if one.settled and result.certainty == "settled" else None,
            candidates=result.candidates,
            piece=one.piece,
        )
        cites[letter.address].append(link)
        cited_by[result.document].append(link)
    named = {key for one in resolved for key in (one.document, *one.candidates)}
    kept = {key: doc for key, doc in documents.items() if doc.is_held or key in named}
    return Links(kept, _frozen(cites), _frozen(cited_by))


def citations_of(record: Record) -> Iterator[Found]:
    """Yield the citations of one letter, the body's first."""
    directive = record.directive
    for block in record.blocks:
        for piece, text in _texts(block):
            for citation in find(text):
                yield Found(block.id, piece, citation, _settled(directive, text, citation))
    for piece, text in _pieces(directive):
        for citation in find(text):
            yield Found("", piece, citation, None)


def _texts(block: Block) -> Iterator[tuple[str | None, str]]:
    """Yield the text of a block, or of each cell of a table: no citation runs across cells."""
    if not block.rows:
        yield None, block.text
    for i, row in enumerate(block.rows):
        for j, cell in enumerate(row):
            yield f"{block.id}.{i}.{j}", cell


def _settled(directive: Directive, text: str, citation: Citation) -> Cite | None:
    """Return what front matter says of a citation: its quote and the citation overlap."""
    for cite in directive.cites:
        for at in find_all(text, cite.quote):
            if at < citation.link_end and citation.link_start < at + len(cite.quote):
                return cite
    return None


def pieces_of(directive: Directive) -> dict[str, str]:
    """Return the printed pieces outside the body that may cite; a subject's lines are one text."""
    return dict(_pieces(directive))


def _pieces(directive: Directive) -> Iterator[tuple[str, str]]:
    if directive.letterhead and directive.letterhead.subject:
        yield "letterhead.subject", " ".join(directive.letterhead.subject)
    elif directive.is_report:
        yield "subject", directive.subject
    for name in ("recipients", "copies"):
        for i, line in enumerate(getattr(directive, name)):
            yield f"{name}.{i}", line


def _frozen(lists: dict[str, list[Link]]) -> dict[str, tuple[Link, ...]]:
    return {key: tuple(links) for key, links in lists.items()}
