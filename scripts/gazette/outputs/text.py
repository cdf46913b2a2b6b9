"""A document as plain text: what its source printed in the order of the form, and whence it comes.

In: an entry. Out: text whose parts stand an empty line apart. What the site says itself stands in
square brackets, or below the rule at the end.

Writes:
    <page>.txt
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette.corpus import Entry
from gazette.outputs.model import PageOutput, beside
from gazette.pages.citation import citation_of
from gazette.pages.labels import labels
from gazette.pages.letter import missing_parts
from gazette.records.body import Block
from gazette.records.model import Directive

RULE = "-" * 40

text_address = beside(".txt")


def plain_text(entry: Entry) -> str:
    """Return the document as text, ending in a newline."""
    directive = entry.directive
    parts = [
        *_before(directive),
        *map(_text, entry.record.blocks),
        *_after(directive),
        RULE,
        f"{labels().site.text_mark}.\n{citation_of(directive)}.",
    ]
    return "\n\n".join(parts) + "\n"


def _before(directive: Directive) -> Iterator[str]:
    if directive.is_report:
        yield directive.subject
    elif directive.completeness != "complete":
        yield f"[{missing_parts(directive)}]"
    if head := directive.letterhead:
        yield from _lines(head.superior, head.issuer, head.star, head.number)
        yield from _lines(head.motto, head.dateline)
        yield from _lines(head.title, *head.subject)
    if directive.recipients:
        yield _listed(labels().directive.to, directive.recipients)


def _text(block: Block) -> str:
    """Return a block's text; of a table a line for every row, its cells parted by tabs."""
    return "\n".join(map("\t".join, block.rows)) if block.rows else block.text


def _after(directive: Directive) -> Iterator[str]:
    if directive.copies:
        yield _listed(labels().directive.copies, directive.copies)
    if sign := directive.signature:
        yield from _lines(sign.authority, sign.position, sign.name)
    if directive.byline:
        yield directive.byline
    if directive.completeness == "fragment":
        yield f"[{labels().directive.cut_here}]"


def _listed(title: str, lines: Sequence[str]) -> str:
    """Write a list as its page shows it: one line alone takes no dash."""
    return "\n".join([title, *(f"- {line}" if len(lines) > 1 else line for line in lines)])


def _lines(*lines: str | None) -> Iterator[str]:
    """Yield the lines that are there as one part."""
    if present := [line for line in lines if line]:
        yield "\n".join(present)


TEXT = PageOutput(
    part="action",
    label="save_text",
    address=text_address,
    read=lambda entry, _: plain_text(entry),
    make=str.encode,
)
