"""The body of a record in parts: the letter and its annexes, each of chunks of lines, and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from gazette.records.emphasis import read_emphasis
from gazette.records.footnotes import count_notes
from gazette.records.marks import mark_of

TABLE_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+")
"""The line under the head of a table."""
_TITLE = "# "


@dataclass(frozen=True)
class Chunk:
    """The lines of one block as stored."""

    row: int
    """The number of its first line in the body, from 0."""
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        """The number of the line after its last."""
        return self.row + len(self.lines)

    @property
    def text(self) -> str:
        """Its lines as one, with emphasis markers."""
        return " ".join(self.lines)

    @property
    def is_table(self) -> bool:
        first, second = (*self.lines, "")[:2]
        return first.startswith("|") and bool(TABLE_RULE.fullmatch(second))

    @property
    def is_broken_table(self) -> bool:
        """Whether its lines look like a table's, but the line under the head is missing."""
        bars = [line.count("|") for line in self.lines]
        is_row = sum(map(bool, bars)) > 1 or max(bars) > 1 or self.lines[0].startswith("|")
        return is_row and not self.is_table

    @property
    def is_title(self) -> bool:
        """Whether it is the title of an annex."""
        return self.lines[0].startswith(_TITLE)


@dataclass(frozen=True)
class BodyPart:
    """The letter, or one of its annexes."""

    title: Chunk | None
    """None for the letter."""
    chunks: tuple[Chunk, ...]
    notes: tuple[Chunk, ...]
    """Its footnotes, which stand below the rest."""

    @property
    def title_text(self) -> str:
        """The printed title of an annex, with emphasis markers."""
        return self.title.text.removeprefix(_TITLE).strip() if self.title else ""


@lru_cache(maxsize=2)  # parsing, each rule and the comparison with the source ask in turn
def parts_of(body: str) -> tuple[BodyPart, ...]:
    """Return the letter and its annexes. A line that begins with "# " is the title of an annex."""
    parts: list[tuple[Chunk | None, list[Chunk]]] = [(None, [])]
    for chunk in chunks_of(body):
        if chunk.is_title:
            parts.append((chunk, []))
        else:
            parts[-1][1].append(chunk)
    return tuple(_part(title, chunks) for title, chunks in parts)


def _part(title: Chunk | None, chunks: list[Chunk]) -> BodyPart:
    above = [title] if title else []  # a title may have marks too
    notes = count_notes([read_emphasis(chunk.text)[0] for chunk in (*above, *chunks)])
    end = len(chunks) - notes
    return BodyPart(title, tuple(chunks[:end]), tuple(chunks[end:]))


@lru_cache(maxsize=2)
def chunks_of(body: str) -> tuple[Chunk, ...]:
    """Group lines into blocks: a blank line ends one, a printed number or dash begins one."""
    return tuple(_chunks(body))


def _chunks(body: str) -> Iterator[Chunk]:
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


def row_offsets(body: str) -> list[int]:
    """Return the offset of each line of a body, and of what would follow the last."""
    return [0, *accumulate(len(line) + 1 for line in body.split("\n"))]


def stretches_of(body: str) -> list[tuple[int, str]]:
    """Return what the source has each in one piece, with its offset in the body.

    Footnotes come first, since they may stand at the foot of any page of a source; then annexes,
    then the letter.
    """
    offsets, parts = row_offsets(body), parts_of(body)
    notes = [(chunk.row, chunk.end) for part in parts for chunk in part.notes]
    pieces = [_rows(part) for part in reversed(parts) if part.title or part.chunks]
    stretches = [(offsets[first], body[offsets[first] : offsets[end] - 1]) for first, end in notes]
    for first, end in pieces:
        text = body[offsets[first] : offsets[end] - 1]
        plain = text.lstrip().removeprefix(_TITLE)
        stretches.append((offsets[first] + len(text) - len(plain), plain))
    return stretches


def _rows(part: BodyPart) -> tuple[int, int]:
    chunks = (*filter(None, [part.title]), *part.chunks)
    return chunks[0].row, chunks[-1].end
