"""A record as read from disk: its file, its values, its body in blocks, and its source file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from gazette.records.body import Block, parse_body
from gazette.records.model import Directive, SourceFile
from gazette.records.problem import FieldPath, Problem
from gazette.records.source import Source

KEPT_WHEN_WITHDRAWN = (
    *("synthetic", "kind", "number", "issued", "event", "province", "district", "issuer"),
    *("completeness", "withdrawn", "added", "revised", "formerly"),
)


@dataclass(frozen=True)
class Record:
    """One directive and its file. `path` is where it was read from."""

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
        """The text of the body without emphasis markers, one block a line."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def original(self) -> Path | None:
        """The source file kept beside the record, if one is named."""
        name = self.directive.source.file
        return self.path.parent / name if name else None

    @property
    def is_compared(self) -> bool:
        """Whether its source file is text, with which it is compared character by character."""
        return self.original is not None and self.original.suffix.lower() == ".txt"

    @cached_property
    def original_text(self) -> str | None:
        """The text of its source file, or None if there is no such file or it is not UTF-8."""
        if not self.original or not self.is_compared or not self.original.is_file():
            return None
        try:
            return self.original.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            return None

    def printed_texts(self) -> Iterator[str]:
        """Yield everything that the source printed: the pieces around the body, then the body."""
        yield from (piece for _, piece in self.directive.printed())
        yield self.body_text

    def problem(self, path: FieldPath | str, wrong: str, right: str) -> Problem:
        """Return a problem of the front matter value at `path`."""
        return self.source.problem(path, wrong, right)


def redact(record: Record) -> Record:
    """Return the record as shown when withdrawn: its number, issuer, place and dates only.

    Every field is dropped that `KEPT_WHEN_WITHDRAWN` does not name.
    """
    kept = {name: getattr(record.directive, name) for name in KEPT_WHEN_WITHDRAWN}
    no_source = SourceFile(file=None, sha256=None, url=None, captured=None)
    directive = Directive.model_construct(
        **kept, speaks_as=None, subject="", topics=(), source=no_source
    )
    return Record(record.path, replace(record.source, text="", values={}, body=""), directive)
