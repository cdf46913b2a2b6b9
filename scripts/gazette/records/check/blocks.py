"""Rules of the body: whole tables, annexes after the letter, a paragraph that closes it."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.records.body_parts import chunks_of, row_offsets
from gazette.records.problem import Problem
from gazette.records.record import Record


def tables_are_whole(record: Record) -> Iterator[Problem]:
    """Lines of `|` are a table, which has a line `| --- |` under its head."""
    body = record.source.body
    lines, offsets = body.split("\n"), row_offsets(body)
    for chunk in chunks_of(body):
        if chunk.is_broken_table:
            cells = max(chunk.lines[0].strip("|").count("|") + 1, 1)
            row = next(i for i, line in enumerate(chunk.lines) if "|" in line) + chunk.row
            wrong = "lines of | without the line under the head are no table"
            right = f'write "|{" --- |" * cells}" under its first line, and | around every row'
            yield record.source.body_problem(offsets[row] + lines[row].index("|"), wrong, right)


def letter_comes_before_annexes(record: Record) -> Iterator[Problem]:
    """A line that begins with "# " is the title of an annex: below a letter, never in a report."""
    if not any(block.annex for block in record.blocks):
        return
    offset = _offset_of_title(record.source.body)
    if record.directive.is_report:
        right = 'leave out "# "; only a letter has annexes'
        yield record.source.body_problem(offset, "a report has no annex", right)
    elif record.blocks[0].annex:
        right = 'write the letter above its annexes; "# " is only for the title of an annex'
        yield record.source.body_problem(offset, "begins with an annex", right)


def _offset_of_title(body: str) -> int:
    titles = (chunk.row for chunk in chunks_of(body) if chunk.is_title)
    return row_offsets(body)[next(titles)]


def closing_is_a_paragraph(record: Record) -> Iterator[Problem]:
    """`closing` is set only where the letter ends with a paragraph of its own."""
    letter = [block for block in record.blocks if block.kind != "note" and not block.annex]
    if record.directive.closing and not (letter and letter[-1].kind == "paragraph"):
        wrong, right = "the letter does not end with a paragraph", "leave it out"
        yield record.problem("closing", wrong, right)
