r"""The body of a directive, parsed into blocks.

In: the body as stored. Out: frozen `Block`s in order, each with a stable point id and its text as
printed, number or dash included, so nothing is ever renumbered. The syntax is a small subset of
Markdown: paragraphs, printed numbers (see `marks`) and dashes, tables of `|`, footnotes as printed
(see `footnotes`), `*` and `**` for italic and bold, and `# ` before the title of an annex; `\*` is
an asterisk. Anything else, HTML too, is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gazette.records.body_parts import BodyPart, Chunk, parts_of
from gazette.records.emphasis import Emphasis, read_emphasis
from gazette.records.footnotes import note_mark, number_of
from gazette.records.marks import heading_of, mark_of
from gazette.records.outline import BlockKind, Outline

_ANNEX_NUMBER = re.compile(r"(?i:phụ\s+lục\s+(?:số\s*:?\s*)?)(\d{1,2}|[IVX]+|[A-Z])\b")
_CLOSED = "./."


@dataclass(frozen=True)
class Block:
    """One paragraph, point or table. `text` is what a reader sees, number or dash included."""

    id: str
    """`d3`; under it `d3-g2` (a dash) and `d3-p1` (a paragraph); `g1`, `p1`, `b1` (a table)."""
    kind: BlockKind
    text: str
    name: str
    """As readers cite it: "điểm 2, gạch đầu dòng thứ nhất"."""
    parent: str
    """The id of the point that it stands under, or an empty string."""
    emphasis: tuple[Emphasis, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """Tables only: the rows, the first of them the head."""
    annex: int = 0
    """The place of its annex in their order; 0 for the letter."""


@dataclass(frozen=True)
class Body:
    """All blocks, in order."""

    blocks: tuple[Block, ...]

    @cached_property
    def points(self) -> dict[str, Block]:
        """The blocks by their ids."""
        return {block.id: block for block in self.blocks}

    @cached_property
    def text(self) -> str:
        """The text without emphasis markers, one block a line."""
        return "\n".join(block.text for block in self.blocks)


def parse_body(body: str, *, is_closed: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a body, those of annexes after the letter's. Any text is a valid body.

    The last paragraph closes the letter, so stands under no point, where it ends in "./." or
    where the record says so (`is_closed`).
    """
    letter, *annexes = parts_of(body)
    blocks = list(_blocks(letter, Outline(), is_closed=is_closed))
    for n, annex in enumerate(annexes, 1):
        text, emphasis = read_emphasis(annex.title_text)
        outline = Outline(n, _number_of(text))
        name = outline.names[outline.root]
        blocks.append(Block(outline.root, "annex", text, name, "", emphasis, annex=n))
        blocks += _blocks(annex, outline)
    return tuple(blocks)


def _number_of(title: str) -> str:
    """Return the printed number of an annex: "II" in "PHỤ LỤC II", "01" in "Phụ lục số 01"."""
    found = _ANNEX_NUMBER.match(title)
    return found[1] if found else ""


def _blocks(part: BodyPart, outline: Outline, *, is_closed: bool = False) -> Iterator[Block]:
    for chunk in part.chunks:
        if chunk.is_table:
            yield _table(chunk, outline)
            continue
        text, emphasis = read_emphasis(chunk.text)
        kind, printed = mark_of(chunk.lines[0]) or heading_of(text) or ("paragraph", "")
        is_last = kind == "paragraph" and chunk is part.chunks[-1] and not part.title
        is_closing = is_last and (is_closed or text.endswith(_CLOSED))
        point, name, parent = outline.place(kind, printed, is_closing=is_closing)
        yield Block(point, kind, text, name, parent, emphasis, annex=outline.annex)
    for chunk in part.notes:
        text, emphasis = read_emphasis(chunk.text)
        point, name, parent = outline.place("note", number_of(note_mark(text)))
        yield Block(point, "note", text, name, parent, emphasis, annex=outline.annex)


def _table(chunk: Chunk, outline: Outline) -> Block:
    head, _, *lines = chunk.lines
    rows = tuple(_cells(line) for line in (head, *lines))
    text = "\n".join(" ".join(row) for row in rows)
    point, name, parent = outline.place("table")
    return Block(point, "table", text, name, parent, rows=rows, annex=outline.annex)


def _cells(line: str) -> tuple[str, ...]:
    inside = line.strip().removeprefix("|").removesuffix("|")
    cells = re.split(r"(?<!\\)\|", inside)
    return tuple(read_emphasis(cell.strip().replace("\\|", "|"))[0] for cell in cells)
