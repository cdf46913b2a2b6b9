"""A document as plain text: what its source printed, in the order of the form, and nothing else.

In: a record. Out: text whose parts stand an empty line apart; what the source lacks is not there.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.records.body import Block
from gazette.records.model import Directive
from gazette.records.record import Record


def plain_text(record: Record) -> str:
    """Return the document as text, ending in a newline."""
    directive = record.directive
    body = map(_text, record.blocks)
    return "\n\n".join((*_before(directive), *body, *_after(directive))) + "\n"


def _text(block: Block) -> str:
    """Return a block's text; of a table a line for every row, its cells parted by tabs."""
    return "\n".join(map("\t".join, block.rows)) if block.rows else block.text


def _before(directive: Directive) -> Iterator[str]:
    if directive.is_report:
        yield directive.subject
    if head := directive.letterhead:
        yield from _lines(head.superior, head.issuer, head.star, head.number)
        yield from _lines(head.motto, head.dateline)
        yield from _lines(head.title, *head.subject)
    if directive.recipients:
        yield "\n".join(directive.recipients)


def _after(directive: Directive) -> Iterator[str]:
    if directive.copies:
        yield "\n".join(directive.copies)
    if sign := directive.signature:
        yield from _lines(sign.authority, sign.position, sign.name)
    if directive.byline:
        yield directive.byline


def _lines(*lines: str | None) -> Iterator[str]:
    """Yield the lines that are there as one part."""
    if present := [line for line in lines if line]:
        yield "\n".join(present)
