r"""The body of a directive, parsed into blocks.

In: the body as stored. Out: frozen `Block`s in order, each with a stable point id and its text as
printed, number or dash included, so nothing is ever renumbered. The syntax is a small subset of
Markdown: paragraphs, printed numbers (`1.`, `2.1.`, `a)`, `I.`, `Điều 1.`) and dashes, tables of
`|`, and `*` and `**` for italic and bold; `\*` is an asterisk. Anything else, HTML too, is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from gazette.text.fold import slug
from gazette.vocabulary import vocabulary

# Lines begin as in: "Điều 1. Ban hành", "1. Chủ động", "2.1. Về", "a) Đối với", "- Thực hiện".
_MARK = re.compile(
    r"(?:Điều (?P<article>\d+)\.|(?P<number>\d{1,2}(?:\.\d{1,2})*)[.)]|(?P<letter>[a-zđ])\)"
    r"|(?P<section>[IVX]+)\.|(?P<dash>[-–—+•]))\s"
)
# Asterisks inside a word or a product are not emphasis: 2*3*4
_EMPHASIS = re.compile(
    r"\\(?P<escaped>\*)|(?<![\w*])(?P<stars>\*{1,2})(?=[^\s)])(?P<inner>[^*]+?)"
    r"(?<=[^\s(])(?P=stars)(?![\w*])"
)
_TABLE_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+")

BlockKind = Literal["paragraph", "article", "number", "letter", "section", "dash", "table"]
# What the id of each kind begins with, before its number
_ID_STEMS: dict[BlockKind, str] = {
    "section": "m",
    "article": "dieu",
    "number": "d",
    "letter": "",
    "dash": "g",
    "paragraph": "p",
    "table": "b",
}


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


def parse_body(body: str) -> tuple[Block, ...]:
    """Return the blocks of a body. Any text is a valid body."""
    outline = _Outline()
    return tuple(_block(lines, outline) for lines in _chunks(body))


def _chunks(body: str) -> Iterator[list[str]]:
    """Group lines into blocks: a blank line ends one, a printed number or dash begins one."""
    chunk: list[str] = []
    for line in map(str.strip, body.split("\n")):
        starts = (
            not line
            or _mark(line)
            or (line.startswith("|") != bool(chunk and chunk[0].startswith("|")))
        )
        if starts and chunk:
            yield chunk
            chunk = []
        if line:
            chunk.append(line)
    if chunk:
        yield chunk


def _mark(line: str) -> tuple[BlockKind, str] | None:
    """Return the kind and the number (or dash) of the printed mark that a line begins with."""
    found = _MARK.match(line.replace("*", ""))  # "**Điều 1.** Ban hành"
    return (found.lastgroup, found[found.lastgroup]) if found else None  # type: ignore[return-value, index]


def _block(lines: list[str], outline: _Outline) -> Block:
    if lines[0].startswith("|") and len(lines) > 1 and _TABLE_RULE.fullmatch(lines[1]):
        rows = tuple(_cells(line) for line in [lines[0], *lines[2:]])
        text = "\n".join(" ".join(row) for row in rows)
        return Block(*outline.next("table", text), rows=rows)
    kind, printed = _mark(lines[0]) or ("paragraph", "")
    text, emphasis = _read_emphasis(" ".join(lines))
    return Block(*outline.next(kind, text, printed), emphasis=emphasis)


def _cells(line: str) -> tuple[str, ...]:
    inside = line.strip().removeprefix("|").removesuffix("|")
    cells = re.split(r"(?<!\\)\|", inside)
    return tuple(_read_emphasis(cell.strip().replace("\\|", "|"))[0] for cell in cells)


def _read_emphasis(markdown: str) -> tuple[str, tuple[Emphasis, ...]]:
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


@lru_cache(maxsize=1 << 12)
def _slug(printed: str) -> str:
    return slug(printed.replace("đ", "dd"))


@lru_cache(maxsize=1 << 12)  # most letters have the same points, so they share their names
def _point_name(kind: BlockKind, number: str, above: str) -> str:
    """Name a point after the point above it: "điểm 2, gạch thứ 1"."""
    words = vocabulary().points["following" if kind == "paragraph" and above else kind]
    return ", ".join(filter(None, (above, words.format(n=number))))


class _Outline:
    """Gives blocks their ids, numbers, names and parents, in the order of the body.

    Points stand under the last number, numbers under the last article or section. Dashes,
    paragraphs and tables have no printed number and are counted under each parent.
    """

    def __init__(self) -> None:
        self.section = ""
        self.parent_of_numbers = ""
        self.parent = ""
        self.uses: Counter[tuple[str, bool]] = Counter()
        self.names = {"": ""}

    def next(
        self, kind: BlockKind, text: str, printed: str = ""
    ) -> tuple[str, BlockKind, str, str, str]:
        """Return the first fields of the next block. The second `d3` is `d3_2`."""
        parents = {"section": "", "article": self.section, "number": self.parent_of_numbers}
        parent = parents.get(kind, self.parent)
        stem = _ID_STEMS[kind] + _slug(printed)
        stem = f"{parent}-{stem}" if parent else stem
        is_counted = kind in ("dash", "paragraph", "table")
        self.uses[stem, is_counted] += 1
        uses = self.uses[stem, is_counted]
        point = f"{stem}{uses}" if is_counted else stem if uses == 1 else f"{stem}_{uses}"
        number = str(uses) if is_counted else printed
        self._enter(kind, point)
        self.names[point] = _point_name(kind, number, self.names[parent])
        return point, kind, text, self.names[point], parent

    def _enter(self, kind: BlockKind, point: str) -> None:
        """Make a point the parent of those that follow."""
        if kind == "section":
            self.section = point
        if kind in ("section", "article"):
            self.parent_of_numbers = point
        if kind in ("section", "article", "number"):
            self.parent = point
