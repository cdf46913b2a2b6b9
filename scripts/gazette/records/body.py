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
from typing import Literal

from gazette.records.footnotes import count_notes, note_mark, number_of
from gazette.records.marks import heading_of, mark_of
from gazette.records.outline import BlockKind, Outline

# Asterisks inside a word or a product are not emphasis: 2*3*4
_EMPHASIS = re.compile(
    r"\\(?P<escaped>\*)|(?<![\w*])(?P<stars>\*{1,2})(?=[^\s)])(?P<inner>[^*]+?)"
    r"(?<=[^\s(])(?P=stars)(?![\w*])"
)
_TITLE = "# "
_ANNEX_NUMBER = re.compile(r"(?i:phụ\s+lục\s+(?:số\s*:?\s*)?)(\d{1,2}|[IVX]+|[A-Z])\b")
_CLOSED = "./."
TABLE_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+")
"""The line under the head of a table."""


@dataclass(frozen=True)
class Emphasis:
    """A span of a block's text in bold or italic; offsets count code points."""

    start: int
    end: int
    kind: Literal["strong", "em"]


@dataclass(frozen=True)
class Block:
    """One paragraph, point or table. `text` is what a reader sees, number or dash included."""

    id: str
    """`d3`; under it `d3-g2` (a dash) and `d3-p1` (a paragraph); `g1`, `p1`, `b1` (a table)."""
    kind: BlockKind
    text: str
    name: str
    """As readers cite it: "điểm 2, gạch thứ 1"."""
    parent: str
    """The id of the point that it stands under, or an empty string."""
    emphasis: tuple[Emphasis, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """Tables only: the rows, the first of them the head."""
    annex: int = 0
    """The place of its annex in their order; 0 for the letter."""


@dataclass(frozen=True)
class BodyPart:
    """The letter, or one of its annexes."""

    title: str
    """The printed title of an annex, empty for the letter."""
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True)
class Chunk:
    """The lines of one block as stored."""

    row: int
    """The number of its first line in the body, from 0."""
    lines: tuple[str, ...]

    @property
    def is_table(self) -> bool:
        first, second = (*self.lines, "")[:2]
        return first.startswith("|") and bool(TABLE_RULE.fullmatch(second))

    @property
    def is_broken_table(self) -> bool:
        """Whether its lines look like a table's, but the line under the head is missing."""
        is_row = sum("|" in line for line in self.lines) > 1 or self.lines[0].startswith("|")
        return is_row and not self.is_table


def parse_body(body: str, *, is_closed: bool = False) -> tuple[Block, ...]:
    """Return the blocks of a body, those of annexes after the letter's. Any text is a valid body.

    The last paragraph closes the letter, so stands under no point, where it ends in "./." or
    where the record says so (`is_closed`).
    """
    letter, *annexes = parts_of(body)
    blocks = list(_blocks(letter, Outline(), is_closed=is_closed))
    for n, annex in enumerate(annexes, 1):
        outline = Outline(n, _number_of(annex.title))
        name = outline.names[outline.root]
        text, emphasis = read_emphasis(annex.title)
        blocks.append(Block(outline.root, "annex", text, name, "", emphasis, annex=n))
        blocks += _blocks(annex, outline)
    return tuple(blocks)


def parts_of(body: str) -> list[BodyPart]:
    """Return the letter and its annexes. A line that begins with "# " is the title of an annex."""
    parts: list[tuple[str, list[Chunk]]] = [("", [])]
    for chunk in chunks_of(body):
        if chunk.lines[0].startswith(_TITLE):
            parts.append((chunk.lines[0].removeprefix(_TITLE).strip(), []))
        else:
            parts[-1][1].append(chunk)
    return [BodyPart(title, tuple(chunks)) for title, chunks in parts]


def chunks_of(body: str) -> Iterator[Chunk]:
    """Group lines into blocks: a blank line ends one, a printed number or dash begins one."""
    chunk: list[str] = []
    row = 0
    for row, line in enumerate(map(str.strip, body.split("\n"))):
        if chunk and (not line or _begins_block(line, chunk[0])):
            yield Chunk(row - len(chunk), tuple(chunk))
            chunk = []
        if line:
            chunk.append(line)
    if chunk:
        yield Chunk(row + 1 - len(chunk), tuple(chunk))


def _begins_block(line: str, first: str) -> bool:
    """Tell whether a line begins another block than the one that begins with `first`."""
    if line.startswith(_TITLE) or first.startswith(_TITLE):
        return True
    return bool(mark_of(line)) or line.startswith("|") != first.startswith("|")


def _number_of(title: str) -> str:
    """Return the printed number of an annex: "II" in "PHỤ LỤC II", "01" in "Phụ lục số 01"."""
    found = _ANNEX_NUMBER.match(title.replace("*", ""))
    return found[1] if found else ""


def _blocks(part: BodyPart, outline: Outline, *, is_closed: bool = False) -> Iterator[Block]:
    texts = [read_emphasis(" ".join(chunk.lines)) for chunk in part.chunks]
    end = len(texts) - count_notes([text for text, _ in texts])
    for n, (chunk, (text, emphasis)) in enumerate(zip(part.chunks, texts, strict=True)):
        if chunk.is_table:
            yield _table(chunk, outline)
            continue
        kind, printed = _kind_of(chunk, text, is_note=n >= end)
        is_last = n == end - 1 and not part.title and kind == "paragraph"
        is_closing = is_last and (is_closed or text.endswith(_CLOSED))
        point, name, parent = outline.place(kind, printed, is_closing=is_closing)
        yield Block(point, kind, text, name, parent, emphasis, annex=outline.annex)


def _kind_of(chunk: Chunk, text: str, *, is_note: bool) -> tuple[BlockKind, str]:
    if is_note:
        return "note", number_of(note_mark(text))
    return mark_of(chunk.lines[0]) or heading_of(text) or ("paragraph", "")


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


def read_emphasis(markdown: str) -> tuple[str, tuple[Emphasis, ...]]:
    """Return the text without its emphasis markers, and the spans that they enclosed."""
    if "*" not in markdown:
        return markdown, ()
    text, emphasis, last = "", [], 0
    for found in _EMPHASIS.finditer(markdown):
        text += markdown[last : found.start()]
        last = found.end()
        if found["escaped"]:
            text += "*"
            continue
        kind: Literal["strong", "em"] = "strong" if found["stars"] == "**" else "em"
        emphasis.append(Emphasis(len(text), len(text) + len(found["inner"]), kind))
        text += found["inner"]
    return text + markdown[last:], tuple(emphasis)
