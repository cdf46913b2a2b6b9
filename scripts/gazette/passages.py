"""A record as a letter that may cite others.

In: a record and the address of its page. Out: a `CitingLetter`. The passages of a record are the
texts that may name other documents: blocks of the body, cells of tables, the subject, recipients
and copies.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.citations import (
    SUBJECT,
    CitingLetter,
    Context,
    Passage,
    PassageCitation,
    Ruling,
    StatedChange,
    find_in,
)
from gazette.records.body import Block
from gazette.records.model import Directive
from gazette.records.record import Record


def citing_letter(
    record: Record, address: str, citations: tuple[PassageCitation, ...] | None = None
) -> CitingLetter:
    """Return a record as a letter that may cite others, and that others may cite.

    `citations` is what `find_citations` returned for it, where that is known.
    """
    directive = record.directive
    context = Context(
        address=address,
        office=directive.office,
        date=directive.date,
        inferred=frozenset(directive.inferred),
        slips=tuple(slip.quote for slip in directive.sic),
    )
    return CitingLetter(
        context=context,
        kind=directive.kind,
        number=None if directive.is_report else directive.number,
        title=directive.subject,
        citations=find_citations(record) if citations is None else citations,
        rulings=tuple(Ruling(one.quote, one.document, one.because) for one in directive.cites),
    )


def stated_changes(record: Record) -> Iterator[StatedChange]:
    """Yield what a letter does to others, each with the block that says so."""
    for change in record.directive.changes:
        blocks = (block.id for block in record.blocks if change.quote in block.text)
        yield StatedChange(change.kind, change.document, change.quote, next(blocks, ""))


def find_citations(record: Record) -> tuple[PassageCitation, ...]:
    """Return the citations in a record, each with its passage."""
    return find_in((*_in_body(record.blocks), *_outside(record.directive)))


def _in_body(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    for block in blocks:
        if not block.rows:
            yield Passage(block.text, block.id, block.id)
        for i, row in enumerate(block.rows):
            for j, cell in enumerate(row):
                yield Passage(cell, f"{block.id}.{i}.{j}", block.id)


def _outside(directive: Directive) -> Iterator[Passage]:
    """Yield the printed texts outside the body; the lines of a subject are one text."""
    if directive.letterhead and directive.letterhead.subject:
        yield Passage(" ".join(directive.letterhead.subject), SUBJECT)
    elif directive.is_report:
        yield Passage(directive.subject, "subject")
    for name in ("recipients", "copies"):
        for i, line in enumerate(getattr(directive, name)):
            yield Passage(line, f"{name}.{i}")
