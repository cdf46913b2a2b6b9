"""A document as plain text: what its source printed, in the order of the form, then its citation.

In: an entry and its sheet. Out: parts with an empty line between them. The site's own words
stand in square brackets, or below the rule at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from gazette.corpus import Entry
from gazette.pages.documents import citation_of
from gazette.pages.labels import labels
from gazette.pages.names import missing_parts_note
from gazette.records.model import Directive
from gazette.sheet import Line, Sheet, SheetAnnex, SheetBlock, SheetPart

RULE = "-" * 40


def plain_text(entry: Entry, sheet: Sheet) -> str:
    """Return the document as text, ending in a newline."""
    parts = [
        *_before(entry.directive, sheet),
        *map(_text, sheet.blocks),
        *_after(sheet),
        *(note.line.text for note in sheet.text.notes),
        *chain.from_iterable(map(_annex, sheet.annexes)),
        RULE,
        f"{labels().site.text_mark}.\n{citation_of(entry)}.",
    ]
    return "\n\n".join(parts) + "\n"


def _before(directive: Directive, sheet: Sheet) -> Iterator[str]:
    if directive.completeness in ("letterhead-missing", "fragment"):
        yield f"[{missing_parts_note(directive)}]"
    yield from _lines(sheet.headline)
    if head := sheet.head:
        yield from _lines(head.superior, head.issuer, head.star, head.number)
        yield from _lines(*head.second)
        yield from _lines(head.motto, head.dateline)
        yield from _lines(head.title, *(SheetPart((line,)) for line in head.subject.lines))
        yield from _lines(head.urgency)
    if sheet.recipients:
        yield _listed(sheet.addressed.text or labels().directive.to, sheet.recipients)
    else:
        yield from _lines(sheet.addressed)


def _text(block: SheetBlock) -> str:
    """Return a block's text. A table has a line for each row, with tabs between cells."""
    if not block.rows:
        return block.line.text
    return "\n".join("\t".join(cell.text for cell in row) for row in block.rows)


def _after(sheet: Sheet) -> Iterator[str]:
    if sheet.copies:
        yield _listed(labels().directive.copies, sheet.copies)
    for sign in sheet.signatures:
        yield from _lines(sign.authority, sign.position, sign.signed, sign.name)
    yield from _lines(sheet.byline)
    if sheet.is_cut:
        yield f"[{labels().directive.cut_here}]"


def _annex(annex: SheetAnnex) -> Iterator[str]:
    yield annex.title.text
    yield from map(_text, annex.text.blocks)
    yield from (note.line.text for note in annex.text.notes)


def _listed(title: str, lines: Sequence[Line]) -> str:
    dashed = (f"- {line.text}" if line.has_dash else line.text for line in lines)
    return "\n".join([title, *dashed])


def _lines(*parts: SheetPart) -> Iterator[str]:
    """Yield the printed parts as one paragraph, each part on a line of its own."""
    if present := [part.text for part in parts if part.lines]:
        yield "\n".join(present)
