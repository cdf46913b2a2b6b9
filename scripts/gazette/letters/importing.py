"""Import files: read each, and write a draft for each letter that is not held yet.

In: files, and the folder of records. Out: what became of each file. Files are read by several
processes, and written by this one, in the order in which they are read. Whatever is wrong with a
file is said of it and stops no other.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from gazette.letters.doubts import with_doubts
from gazette.letters.drafting import Draft, drafts_of
from gazette.letters.held import Held
from gazette.letters.model import ReadLetter, Segmented
from gazette.letters.reading import read_letters, warm
from gazette.letters.storing import free_path, replace_record, store_record
from gazette.records.problem import Problem
from gazette.records.read import LARGEST, ReadRecord, read_record
from gazette.workers import WorkerError, in_processes

_FEW = 2
"""Fewer files are read in this process."""


@dataclass(frozen=True)
class ReadFile:
    """What was read of a file: its letters with their drafts, or why it can't be read."""

    path: Path
    segmented: Segmented | None = None
    letters: tuple[ReadLetter, ...] = ()
    drafts: tuple[Draft, ...] = ()
    fault: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a letter."""

    state: Literal["written", "held", "failed"]
    draft: Draft
    file: str
    """The record that was written, or the one that holds the letter."""
    problems: tuple[Problem, ...] = ()
    """Of the record that was written: its errors and what is to do."""
    proposed: Mapping[str, int] = field(default_factory=dict)
    """How many entries are proposed in it, by the field that they are for."""
    same_text: str | None = None
    """The record of another letter, by its number or day, with the same text."""
    fault: str = ""

    def count(self, severity: str) -> int:
        return sum(one.severity == severity for one in self.problems)


@dataclass(frozen=True)
class ImportedFile:
    """What became of a file."""

    read: ReadFile
    outcomes: tuple[Outcome, ...] = ()

    @property
    def has_failed(self) -> bool:
        return bool(self.read.fault) or any(one.state == "failed" for one in self.outcomes)


@dataclass(frozen=True)
class Import:
    """An import into a folder of records."""

    folder: Path
    held: Held
    today: dt.date

    def run(self, files: Iterable[Path]) -> Iterator[ImportedFile]:
        """Read files and write their drafts; yield what became of each, as soon as it is done."""
        for read in read_files(files, self.today):
            yield ImportedFile(read, tuple(map(self._store, read.drafts)))

    def _store(self, draft: Draft) -> Outcome:
        path = self.folder / draft.path
        if held := self.held.find(draft.identity, draft.text_key):
            return Outcome("held", draft, held)
        if (size := len(draft.text.encode())) > LARGEST:
            fault = f"the record would have {size} bytes; it has at most {LARGEST}"
            return Outcome("failed", draft, str(path), fault=fault)
        if not draft.identity.is_whole:  # others may lack the same
            path = free_path(path)
        try:
            store_record(path, draft.text, draft.source)
        except FileExistsError as error:
            name = error.filename2 or error.filename or path
            return Outcome("failed", draft, str(path), fault=f"{name} is there already")
        except OSError as error:
            return Outcome("failed", draft, str(path), fault=error.strerror or str(error))
        same_text = self.held.with_text(draft.text_key)
        self.held.add(draft.identity, draft.text_key, str(path))
        record, problems = _checked(path, draft.text)
        counts = record.directive.proposals.counts if record else {}
        return Outcome("written", draft, str(path), tuple(sorted(problems)), counts, same_text)


def _checked(path: Path, text: str) -> ReadRecord:
    """Return a draft and its problems, after values that the check refuses were left open."""
    read = read_record(path)
    mended = with_doubts(text, read[1])
    if mended == text:
        return read
    replace_record(path, mended)
    return read_record(path)


def read_files(files: Iterable[Path], today: dt.date) -> Iterator[ReadFile]:
    """Read files by several processes, and yield them in the order given.

    A file that ends a process is read by itself, and so are those that were not read yet.
    """
    waiting = deque(dict.fromkeys(files))
    found: dict[Path, ReadFile] = {}
    read = partial(read_file, today=today)
    if len(waiting) >= _FEW:
        warm()
    try:
        for path, one in in_processes(read, list(waiting), _FEW):
            found[path] = one
            while waiting and waiting[0] in found:
                yield found.pop(waiting.popleft())
    except WorkerError:
        for path in waiting:
            yield found[path] if path in found else _alone(path, today)


def _alone(path: Path, today: dt.date) -> ReadFile:
    """Read a file in a process of its own."""
    try:
        ((_, found),) = in_processes(partial(read_file, today=today), [path], 0)
    except WorkerError as error:
        return ReadFile(path, fault=f"can't be read: {error}")
    return found


def read_file(path: Path, today: dt.date) -> ReadFile:
    """Read the letters in a file, and draft their records; whatever is wrong is its fault."""
    from gazette.letters.formats import NotReadableError  # noqa: PLC0415 (needed for reading only)

    try:
        segmented, letters = read_letters(path)
        drafts = drafts_of(path, segmented, letters, today)
    except NotReadableError as error:
        return ReadFile(path, fault=str(error))
    except OSError as error:
        return ReadFile(path, fault=f"can't be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 (one file never stops the others)
        name = type(error).__name__
        return ReadFile(path, fault=f"can't be read: a fault of this program ({name}: {error})")
    return ReadFile(path, segmented, letters, tuple(drafts))
