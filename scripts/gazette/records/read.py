"""Read and check all records below a folder.

In: files or folders. Out: records in the order of their paths, and problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gazette.records.check import check_record
from gazette.records.check.shape import read_directive
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.records.source import read_source


def read_record(path: Path) -> tuple[Record | None, list[Problem]]:
    """Read and check one record; return None for it if its front matter can't be understood."""
    source, problems = read_source(path.as_posix(), path.read_bytes())
    if source is None:
        return None, problems
    directive, shape = read_directive(source)
    if directive is None:
        return None, problems + shape
    record = Record(path, source, directive)
    return record, problems + check_record(record)


def read_records(paths: Iterable[Path]) -> tuple[list[Record], list[Problem]]:
    """Read and check all records below `paths`."""
    records: list[Record] = []
    problems: list[Problem] = []
    for path in paths:
        files = sorted(path.rglob("*.md")) if path.is_dir() else [path]
        results = {file: read_record(file) for file in files}
        records += [record for record, _ in results.values() if record]
        problems += [problem for _, found in results.values() for problem in found]
        if path.is_dir():
            problems += _strays(path, {file: record for file, (record, _) in results.items()})
    return records, problems


def _strays(folder: Path, records: dict[Path, Record | None]) -> Iterator[Problem]:
    """Report files that are neither records nor source files of records.

    A file beside a record that can't be understood may be its source, so it is not reported.
    """
    known = {*records, *(record.original for record in records.values() if record)}
    unclear = {file.parent for file, record in records.items() if not record}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file not in known and file.parent not in unclear:
            wrong = "is neither a record nor the source of one"
            right = "name it in the `source` of a record, or remove it"
            yield Problem.of_file(file.as_posix(), wrong, right)
