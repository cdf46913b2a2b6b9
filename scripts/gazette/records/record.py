"""A record as read from disk: its file, its values, its body in blocks, and its source file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gazette.records.body import Block, parse_body
from gazette.records.model import Directive
from gazette.records.source import Source


@dataclass(frozen=True)
class Record:
    """One directive with all that is known of its file. `path` is where it was read from."""

    path: Path
    source: Source
    directive: Directive

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return parse_body(self.source.body)

    @cached_property
    def points(self) -> dict[str, Block]:
        """The blocks of the body by their ids."""
        return {block.id: block for block in self.blocks}

    @cached_property
    def body_text(self) -> str:
        """The body as read, without signs of emphasis; blocks parted by a newline."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def original(self) -> Path | None:
        """The source file kept beside the record, where one is named."""
        name = self.directive.source.file
        return self.path.parent / name if name else None

    def printed_texts(self) -> Iterator[str]:
        """Yield everything that the source printed: the pieces around the body, then the body."""
        yield from (piece for _, piece in self.directive.printed())
        yield self.body_text
