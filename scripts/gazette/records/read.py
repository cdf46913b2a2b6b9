"""Read and check all records below a folder.

In: files or folders. Out: records in the order of their paths, and problems.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from copy import copy
from itertools import chain
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from gazette.records.check import check_record
from gazette.records.check.drafts import check_draft
from gazette.records.check.shape import read_directive
from gazette.records.problem import Problem, capped
from gazette.records.record import Record
from gazette.records.source import read_source

LARGEST = 500_000
"""Bytes of a record: a letter of 150 pages."""
_DRAFT = re.compile(rb"---\r?\n(?:(?!---).*\n)*?draft: *['\"]?true['\"]?\s*\n")

ReadRecord = tuple[Record | None, list[Problem]]
"""A record, or None if its front matter can't be understood, and its problems."""


class _Place(NamedTuple):
    """A file or a folder that was named, the files there, and what can't be read."""

    path: Path
    files: list[Path]
    faults: list[Problem]

    @property
    def records(self) -> list[Path]:
        return [file for file in self.files if file.name.endswith(".md") or file == self.path]


def read_record(path: Path) -> ReadRecord:
    """Read and check one record."""
    raw, problems = read_bytes(path)
    if raw is None:
        return None, problems
    record, problems = check_bytes(path, raw)
    return copy(record), problems


def read_bytes(path: Path) -> tuple[bytes | None, list[Problem]]:
    """Return the bytes of a file, or the problem that keeps it from being read."""
    try:
        state = path.stat()
        if not S_ISREG(state.st_mode):  # reading a pipe would never end
            return None, [Problem.of_file(path.as_posix(), "is no plain file", "remove it")]
        if state.st_size > LARGEST:
            wrong = f"has {state.st_size} bytes; a record has at most {LARGEST}"
            right = "keep one letter in it, and its pictures and annexes in files beside it"
            return None, [Problem.of_file(path.as_posix(), wrong, right)]
        return path.read_bytes(), []
    except OSError as error:
        return None, [unreadable(path, error)]


def check_bytes(path: Path, raw: bytes) -> ReadRecord:
    """Check one record, given the bytes of its file. The record still holds what was read."""
    source, problems = read_source(path.as_posix(), raw)
    if source is None:
        return None, capped(problems)
    directive, shape = read_directive(source)
    if directive is None:
        return None, capped(problems + shape)
    record = Record(path, source, directive)
    found = chain(problems, check_record(record))
    return record, check_draft(record, shape, found) if directive.draft else capped(found)


def read_each(paths: Iterable[Path]) -> Iterator[ReadRecord]:
    """Read and check some records."""
    return map(read_record, paths)


def read_records(
    paths: Iterable[Path], read: Callable[[list[Path]], Iterable[ReadRecord]] = read_each
) -> tuple[list[Record], list[Problem]]:
    """Read and check all records below `paths`, all by one call of `read`."""
    records: list[Record] = []
    problems: list[Problem] = []
    places = [_place(path) for path in paths]
    results = iter(read([file for place in places for file in place.records]))
    for place in places:
        own = dict(zip(place.records, results, strict=False))
        records += [record for record, _ in own.values() if record]
        problems += [problem for _, found in own.values() for problem in found]
        found = {file: record for file, (record, _) in own.items()}
        problems += [*place.faults, *_strays(place.files, found)]
    return records, problems


def _place(path: Path) -> _Place:
    return _Place(path, *(_files_below(path) if path.is_dir() else ([path], [])))


def is_unread_draft(path: Path) -> bool:
    """Tell whether front matter says that it is of a draft, though it can't be understood."""
    raw, _ = read_bytes(path) if path.suffix == ".md" else (None, [])
    return bool(raw and _DRAFT.match(raw))


def unreadable(path: Path, error: OSError) -> Problem:
    """Return the problem of a file or folder that can't be read."""
    wrong = f"can't be read: {error.strerror or error}"
    return Problem.of_file(path.as_posix(), wrong, "let everyone read it, or remove it")


def _files_below(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return all files below a folder in the order of their paths, and what can't be read."""
    problems: list[Problem] = []

    def report(error: OSError) -> None:
        problems.append(unreadable(Path(error.filename), error))

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=report):
        files += [Path(parent, name) for name in names]
        for one in (Path(parent, name) for name in folders):
            problems += [_linked(one)] if _is_link(one) else []
            if one.name.endswith(".md"):
                wrong = "is a folder with the name of a record"
                problems.append(Problem.of_file(one.as_posix(), wrong, "rename it"))
    links = [file for file in files if _is_link(file)]
    problems += map(_linked, links)
    return sorted({*files} - {*links}), problems


def _is_link(path: Path) -> bool:
    """Tell whether a path is a link to something that is there."""
    try:
        return path.is_symlink() and path.exists()
    except OSError:  # whoever reads it says why it can't be read
        return False


def _linked(path: Path) -> Problem:
    """Return the problem of a link: what it leads to is not kept with the records."""
    wrong = f"is a symbolic link, to {path.readlink()}"
    return Problem.of_file(path.as_posix(), wrong, "put there what it leads to, or remove it")


def _strays(files: Collection[Path], records: dict[Path, Record | None]) -> Iterator[Problem]:
    """Report files that are neither records nor source files of records.

    A file beside a record that can't be understood may be its source, so it is not reported.
    """
    known = {*records, *(record.original for record in records.values() if record)}
    unclear = {file.parent for file, record in records.items() if not record}
    for file in files:
        if file not in known and file.parent not in unclear:
            wrong = "is neither a record nor the source of one"
            right = "name it in the `source` of a record, or remove it"
            yield Problem.of_file(file.as_posix(), wrong, right)
