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
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from gazette.text.fold import slug
from gazette.vocabulary import vocabulary

# Lines begin as in: "Điều 1. Ban hành", "1. Chủ động", "2.1. Về", "a) Đối với", "- Thực hiện".
_MARKERS = (
    ("article", re.compile(r"(?P<mark>Điều (?P<no>\d+)\.)\s")),
    ("number", re.compile(r"(?P<mark>(?P<no>\d{1,2}(?:\.\d{1,2})*)[.)])\s")),
    ("letter", re.compile(r"(?P<mark>(?P<no>[a-zđ])\))\s")),
    ("section", re.compile(r"(?P<mark>(?P<no>[IVX]+)\.)\s")),
    ("dash", re.compile(r"(?P<mark>[-–—+•])\s")),
)
# Stars inside a word or a sum are no emphasis: 2*3*4
_EMPHASIS = re.compile(
    r"\\(?P<escaped>\*)|(?<![\w*])(?P<stars>\*{1,2})(?=[^\s)])(?P<inner>[^*]+?)"
    r"(?<=[^\s(])(?P=stars)(?![\w*])"
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
    number: str
    """As printed (`3`, `2.1`, `a`, `I`), or counted where none is printed."""
    name: str
    """What readers call it: "điểm 2, gạch thứ 1"."""
    parent: str
    """The id of the point that it stands under, or nothing."""
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
        place = ids.next("table", "")
        text = _table_text(rows)
        return Block(place.id, "table", text, place.number, place.name, place.parent, rows=rows)
    kind, printed = _marker(lines[0]) or ("paragraph", "")
    text, emphasis = _read_emphasis(" ".join(lines))
    place = ids.next(kind, printed)
    return Block(place.id, kind, text, place.number, place.name, place.parent, emphasis)


def _table_text(rows: tuple[tuple[str, ...], ...]) -> str:
    return "\n".join(" ".join(row) for row in rows)


def _cells(line: str) -> tuple[str, ...]:
    inside = line.strip().removeprefix("|").removesuffix("|")
    cells = re.split(r"(?<!\\)\|", inside)
    return tuple(_read_emphasis(cell.strip().replace("\\|", "|"))[0] for cell in cells)


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


@lru_cache(maxsize=1 << 12)  # most letters have the same points, so they share their names
def _point_name(kind: BlockKind, number: str, above: str) -> str:
    """Name a point after the point above it: "điểm 2, gạch thứ 1"."""
    words = vocabulary().points["following" if kind == "paragraph" and above else kind]
    return ", ".join(filter(None, (above, words.format(n=number))))


@dataclass(frozen=True)
class _Place:
    id: str
    number: str
    parent: str
    name: str = ""


class _Ids:
    """Gives out point ids and names: what is under the last number counts anew at every number.

    Numbers stand under their section or article, for they often begin anew there.
    """

    def __init__(self) -> None:
        self.section = ""
        self.over = ""
        self.parent = ""
        self.printed: Counter[str] = Counter()
        self.running: Counter[str] = Counter()
        self.names = {"": ""}

    def next(self, kind: BlockKind, printed: str) -> _Place:
        place = self._next(kind, printed)
        name = _point_name(kind, place.number, self.names[place.parent])
        self.names[place.id] = name
        return replace(place, name=name)

    def _next(self, kind: BlockKind, printed: str) -> _Place:
        if kind == "section":
            place = self._point("", f"m{slug(printed)}", printed)
            self.section = self.over = self.parent = place.id
        elif kind == "article":
            place = self._point(self.section, f"dieu{printed}", printed)
            self.over = self.parent = place.id
        elif kind == "number":
            place = self._point(self.over, f"d{slug(printed)}", printed)
            self.parent = place.id
        elif kind == "letter":
            place = self._point(self.parent, slug(printed.replace("đ", "dd")), printed)
        else:
            place = self._counted({"dash": "g", "paragraph": "p", "table": "b"}[kind])
        return place

    def _point(self, parent: str, own: str, printed: str) -> _Place:
        """A number printed twice: the second `d3` is `d3_2`."""
        wanted = self._join(parent, own)
        self.printed[wanted] += 1
        uses = self.printed[wanted]
        return _Place(wanted if uses == 1 else f"{wanted}_{uses}", printed, parent)

    def _counted(self, initial: str) -> _Place:
        stem = self._join(self.parent, initial)
        self.running[stem] += 1
        number = str(self.running[stem])
        return _Place(f"{stem}{number}", number, self.parent)

    @staticmethod
    def _join(parent: str, own: str) -> str:
        return f"{parent}-{own}" if parent else own
