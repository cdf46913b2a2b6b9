"""A record as read from disk: its file, its values, its body in blocks, and its source file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from gazette.records.address import page_address
from gazette.records.addressees import bodies_of
from gazette.records.body import Block, Body, parse_body
from gazette.records.model import Directive, SourceFile, Task
from gazette.records.problem import FieldPath, Problem
from gazette.records.source import Source
from gazette.records.task_words import TaskWords
from gazette.scans.model import SUFFIXES, Scan, Size
from gazette.store import digest_of
from gazette.vocabulary.short_forms import find_abbreviations

KEPT_WHEN_WITHDRAWN = (
    *("synthetic", "kind", "number", "issued", "event", "province", "district", "issuer"),
    *("second_issuer", "completeness", "withdrawn", "added", "revised", "history"),
    "formerly",
)
NAMING = (
    *("kind", "number", "issued", "event", "province", "district", "issuer"),
    *("second_issuer", "completeness", "withdrawn"),
)
"""Fields that name a letter on the pages of others."""
OUTLINE = ("subject", "topics", "recipients", "copies", "signature", "signatures")
"""Fields that lists show besides, or by which they list it."""
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
"""The name of a source file."""
LARGEST_TEXT = 2_000_000
"""Bytes of a source file that is compared."""
_STORED = (
    *("digest", "outline", "naming", "original_digest", "page_address"),
    *("quoted", "short_forms", "point_sizes", "bodies_named", "task_words", "scan"),
)
"""What is made from a record once and cached with it."""


@dataclass(frozen=True)
class Record:
    """One directive and its file. `path` is where it was read from."""

    path: Path
    source: Source
    directive: Directive

    @cached_property
    def digest(self) -> str:
        """The digest of all that the site shows of it: its text, or what is left, and source."""
        text = self.source.text.encode() or repr(self.directive)
        return digest_of(text, self.original_digest)

    @cached_property
    def page_address(self) -> str:
        """The address of its page, unless another record of its year has the same number."""
        return page_address(self.directive, self.path.stem)

    @cached_property
    def outline(self) -> str:
        """The digest of what lists say of it and file it under."""
        return digest_of(self.naming, *(getattr(self.directive, name) for name in OUTLINE))

    @cached_property
    def naming(self) -> str:
        """The digest of what names it on other letters' pages: a report goes by its subject."""
        subject = self.directive.subject if self.directive.is_report else None
        return digest_of(subject, *(getattr(self.directive, name) for name in NAMING))

    @cached_property
    def original_digest(self) -> str | None:
        """The digest of its source file as checked; None if there is none that can be read."""
        raw = self.original_bytes
        return None if raw is None else digest_of(raw)

    @cached_property
    def quoted(self) -> str:
        """The digest of its tasks and topics of points, and of the points that have either."""
        tasks, topics = self.directive.tasks, self.directive.points
        ids = {task.point for task in tasks} | topics.keys()
        points = [(one.id, one.name, one.text) for one in self.blocks if one.id in ids]
        return digest_of(tasks, topics, points)

    @cached_property
    def short_forms(self) -> tuple[str, ...]:
        """The abbreviations of the glossary that its source printed, each once."""
        found = (find_abbreviations(text) for text in self.printed_texts())
        return tuple(sorted({row.short for rows in found for _, row in rows}))

    @cached_property
    def point_sizes(self) -> dict[str, int]:
        """The number of characters of each point that has topics, by its id."""
        topics = self.directive.points
        return {block.id: len(block.text) for block in self.blocks if block.id in topics}

    @cached_property
    def task_words(self) -> tuple[TaskWords, ...]:
        """The words of each task. One whose point is missing has none; `check` reports it."""
        named = ((task, self.points.get(task.point)) for task in self.directive.tasks)
        return tuple(TaskWords.of(task, point) for task, point in named if point)

    @property
    def assigned(self) -> tuple[tuple[Task, TaskWords], ...]:
        """The tasks that the site shows, with their words: all but the lead-ins.

        The points under a lead-in say what is to be done.
        """
        tasks = zip(self.directive.tasks, self.task_words, strict=True)
        return tuple(one for one in tasks if not one[1].is_lead_in)

    @cached_property
    def bodies_named(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The bodies that recipients and copies name, each once."""
        own, lists = self.directive.office, (self.directive.recipients, self.directive.copies)
        keys = [(key for line in lines for key in bodies_of(own, line)) for lines in lists]
        recipients, copies = (tuple(dict.fromkeys(found)) for found in keys)
        return recipients, copies

    def __getstate__(self) -> dict[str, Any]:
        """Return what is cached of it: its fields without what they were read from, and digests."""
        fields = {"path": self.path, "source": copy(self.source), "directive": self.directive}
        return fields | {name: getattr(self, name) for name in _STORED}

    @property
    def _body(self) -> Body:
        return body_of(self.source, is_closed=bool(self.directive.closing))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of its body."""
        return self._body.blocks

    @property
    def points(self) -> dict[str, Block]:
        """The blocks of the body by their ids."""
        return self._body.points

    @property
    def body_text(self) -> str:
        """The text of the body without emphasis markers, one block a line."""
        return self._body.text

    @property
    def original(self) -> Path | None:
        """The source file kept beside the record, if one is named as it may be."""
        name = self.directive.source.file
        return self.path.parent / name if name and PLAIN_NAME.fullmatch(name) else None

    @property
    def is_compared(self) -> bool:
        """Whether its source file is text, with which it is compared character by character."""
        return self.original is not None and self.original.suffix.lower() == ".txt"

    @property
    def is_scan(self) -> bool:
        """Whether its source file is a scan, by its name."""
        return self.original is not None and self.original.suffix.lower() in SUFFIXES

    @cached_property
    def scan(self) -> Scan:
        """What is known of its source file if that is a scan that can be read."""
        raw = self.original_bytes if self.is_scan else None
        if self.original is None or raw is None:
            return Scan()
        from gazette.scans.reader import read_scan  # noqa: PLC0415 (most records need none of it)

        return read_scan(self.original.name, raw)

    @property
    def pictures(self) -> tuple[Size, ...]:
        """The sizes of the pictures of its pages: of a scan that an editor cleared."""
        return self.scan.sizes if self.directive.source.scan_cleared else ()

    @cached_property
    def original_bytes(self) -> bytes | None:
        """The source file, read once for all checks; None if there is none that can be read."""
        try:
            is_file = self.original is not None and self.original.is_file()
            return self.original.read_bytes() if self.original and is_file else None
        except OSError:
            return None

    @cached_property
    def original_text(self) -> str | None:
        """The text of its source file, or None if there is no such file or it is not UTF-8."""
        raw = self.original_bytes
        if raw is None or not self.is_compared or len(raw) > LARGEST_TEXT:
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def printed_texts(self) -> Iterator[str]:
        """Yield everything that the source printed: the pieces around the body, then the body."""
        yield from (piece for _, piece in self.directive.printed())
        yield self.body_text

    def problem(self, path: FieldPath | str, wrong: str, right: str) -> Problem:
        """Return a problem of the front matter value at `path`."""
        return self.source.problem(path, wrong, right)


@lru_cache(maxsize=500)
def body_of(source: Source, *, is_closed: bool) -> Body:
    """Return the body of a record. Only those asked lately are kept: they are large."""
    return Body(parse_body(source.body, is_closed=is_closed))


def redact(record: Record) -> Record:
    """Return the record as shown when withdrawn: its number, issuer, place and dates only.

    Every field is dropped that `KEPT_WHEN_WITHDRAWN` does not name.
    """
    kept = {name: getattr(record.directive, name) for name in KEPT_WHEN_WITHDRAWN}
    no_source = SourceFile(file=None, sha256=None, url=None, captured=None)
    directive = Directive.model_construct(
        **kept, speaks_as=None, subject="", topics=(), source=no_source
    )
    return Record(record.path, Source(record.source.file, b"", 0, 0), directive)
