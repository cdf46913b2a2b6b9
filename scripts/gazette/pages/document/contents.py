"""The contents of a letter: its points of the first level, each with a few words that orient.

In: an entry and its sheet. Out: lines, or none where there are too few points to look for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gazette.pages.names import capitalised
from gazette.sheet import SheetBlock
from gazette.vocabulary import vocabulary

FEWEST = 3
"""How many points are worth a list."""
LENGTH = 36
"""How many characters of a point are quoted."""


@dataclass(frozen=True)
class ContentsLine:
    id: str
    number: str
    """As in "2", "Điều 1"; empty for a dash."""
    words: str
    """The topic of the point by the editors, else its first words."""


def contents_of(
    blocks: tuple[SheetBlock, ...], topics: Mapping[str, tuple[str, ...]]
) -> tuple[ContentsLine, ...]:
    lines = tuple(_lines(blocks, topics))
    return lines if len(lines) >= FEWEST else ()


def _lines(
    blocks: tuple[SheetBlock, ...], topics: Mapping[str, tuple[str, ...]]
) -> Iterator[ContentsLine]:
    for block in blocks:
        if block.is_landmark:
            number = "" if block.kind == "dash" else block.mark.strip("()./:-–— ")
            own = topics.get(block.id)
            words = vocabulary().topics[own[0]].name if own else _first_words(block)
            yield ContentsLine(block.id, number, words)


def _first_words(block: SheetBlock) -> str:
    """Return the first words after the mark, cut at a blank."""
    text = block.line.text.removeprefix(block.mark).strip().rstrip(":;.")
    if len(text) <= LENGTH:
        return capitalised(text)
    blank = text.rfind(" ", 0, LENGTH)
    return f"{capitalised(text[: blank if blank > 0 else LENGTH].rstrip(',;:.'))}…"
