r"""The body of a directive: Markdown of a small fixed kind, taken apart into blocks.

In: the body as stored. Out: frozen `Block`s in order, each with a stable point id and its text as
printed, the number or dash included, so nothing is ever renumbered. The kind: paragraphs,
printed numbers (`1.`, `2.1.`, `a)`, `I.`, `Điều 1.`) and dashes, tables of `|`, and `*` and `**`
for italic and bold; `\*` is an asterisk. All else, HTML above all, is literal text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gazette.text.fold import slug

# Lines begin as in: "Điều 1. Ban hành", "1. Chủ động", "2.1. Về", "a) Đối với", "- Thực hiện".
_MARKERS = (
    ("article", re.compile(r"(?P<mark>Điều (?P<no>\d+)\.)\s")),
    ("number", re.compile(r"(?P<mark>(?P<no>\d{1,2}(?:\.\d{1,2})*)[.)])\s")),
    ("letter", re.compile(r"(?P<mark>(?P<no>[a-zđ])\))\s")),
    ("section", re.compile(r"(?P<mark>(?P<no>[IVX]+)\.)\s")),
    ("dash", re.compile(r"(?P<mark>[-–—+•])\s")),
)
_EMPHASIS = re.compile(
    r"\\(?P<escaped>\*)|(?P<stars>\*{1,2})(?=[^\s)])(?P<inner>[^*]+?)(?<=[^\s(])(?P=stars)"
)
_TABLE_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+")

BlockKind = Literal["paragraph", "article", "number", "letter", "section", "dash", "table"]


@dataclass(frozen=True)
class Emphasis:
    """A stretch of a block's text in bold or italic; offsets count code points of that text."""

    start: int
    end: int
    kind: Literal["strong", "em"]


@dataclass(frozen=True)
class Block:
    """One paragraph, point or table. `text` is what a reader sees, mark and all."""

    id: str
    """`d3`; under it `d3-g2` (a dash) and `d3-p1` (a paragraph); `g1`, `p1`, `b1` (a table)."""
    kind: BlockKind
    text: str
    emphasis: tuple[Emphasis, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table: its rows, the first being its head."""


def parse_body(body: str) -> tuple[Block, ...]:
    """Take a body apart. Every text is a body: there is nothing that can't be read."""
    ids = _Ids()
    return tuple(_block(lines, ids) for lines in _chunks(body))


def _chunks(body: str) -> Iterator[list[str]]:
    """Group lines: a blank line ends a chunk, and so does a line that begins with a mark."""
    chunk: list[str] = []
    for line in map(str.strip, body.split("\n")):
        starts = (
            not line
            or _marker(line)
            or (line.startswith("|") != bool(chunk and chunk[0].startswith("|")))
        )
        if starts and chunk:
            yield chunk
            chunk = []
        if line:
            chunk.append(line)
    if chunk:
        yield chunk


def _marker(line: str) -> tuple[BlockKind, str] | None:
    """Return the kind and number of the mark that a line begins with."""
    for kind, pattern in _MARKERS:
        if found := pattern.match(line.replace("*", "")):  # "**Điều 1.** Ban hành"
            return kind, found.groupdict().get("no") or ""  # type: ignore[return-value]
    return None


def _block(lines: list[str], ids: _Ids) -> Block:
    if lines[0].startswith("|") and len(lines) > 1 and _TABLE_RULE.fullmatch(lines[1]):
        rows = tuple(_cells(line) for line in [lines[0], *lines[2:]])
        return Block(
            ids.next("table", ""), "table", "\n".join(" ".join(row) for row in rows), rows=rows
        )
    kind, number = _marker(lines[0]) or ("paragraph", "")
    text, emphasis = _read_emphasis(" ".join(lines))
    return Block(ids.next(kind, number), kind, text, emphasis)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_read_emphasis(cell.strip())[0] for cell in line.strip().strip("|").split("|"))


def _read_emphasis(markdown: str) -> tuple[str, tuple[Emphasis, ...]]:
    """Take the signs of emphasis off; return the text and where the emphasis was."""
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


class _Ids:
    """Gives out point ids: what is under the last number counts anew at every number.

    Numbers stand under their section or article, for they often begin anew there.
    """

    def __init__(self) -> None:
        self.section = ""
        self.over = ""
        self.parent = ""
        self.printed: Counter[str] = Counter()
        self.running: Counter[str] = Counter()

    def next(self, kind: BlockKind, number: str) -> str:
        if kind == "section":
            self.section = self.over = self.parent = self._unique(f"m{slug(number)}")
            return self.parent
        if kind == "article":
            self.over = self.parent = self._unique(self._join(self.section, f"dieu{number}"))
            return self.parent
        if kind == "number":
            self.parent = self._unique(self._join(self.over, f"d{slug(number)}"))
            return self.parent
        if kind == "letter":
            letter = slug(number.replace("đ", "dd"))
            return self._unique(self._join(self.parent, letter))
        initial = {"dash": "g", "paragraph": "p", "table": "b"}[kind]
        stem = self._join(self.parent, initial)
        self.running[stem] += 1
        return f"{stem}{self.running[stem]}"

    def _unique(self, wanted: str) -> str:
        """A number printed twice: the second `d3` is `d3_2`."""
        self.printed[wanted] += 1
        return wanted if self.printed[wanted] == 1 else f"{wanted}_{self.printed[wanted]}"

    @staticmethod
    def _join(parent: str, own: str) -> str:
        return f"{parent}-{own}" if parent else own
