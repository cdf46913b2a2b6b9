"""Read records through the store: what did not change is neither parsed nor checked again.

In: files or folders, and a store. Out: records with their citations, and problems, the same as
without a store. In one process, as in `gazette serve`, unchanged files are not even read again.
"""

from __future__ import annotations

import gc
import pickle
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from gazette.citations import PassageCitation
from gazette.passages import find_citations
from gazette.records.problem import Problem
from gazette.records.read import ReadRecord, check_bytes, read_bytes, read_records
from gazette.records.record import Record
from gazette.store import Store, code_digest, digest_of

Citations = tuple[PassageCitation, ...]
_ROOMS = ("loading", "passages", "citations", "records", "vocabulary", "text", "data", "store")
_SETTLED = 2_000_000_000
"""Nanoseconds: in a file that did not change for so long, any change shows in its times."""


@dataclass(frozen=True)
class LoadedRecords:
    """All records below some folders, and their problems."""

    records: list[Record]
    citations: dict[str, Citations]
    """By the path of the record."""
    problems: list[Problem]


@dataclass(frozen=True)
class _Result:
    """What is stored of a record: all that was made from its file and its source file."""

    record: Record | None
    problems: list[Problem]
    citations: Citations | None = None
    """None without a store: whoever only checks records needs none."""

    @property
    def is_lasting(self) -> bool:
        """Whether no third file was looked at, as for a record that is named in `cites`."""
        if not self.record:
            return True
        cites, changes = self.record.directive.cites, self.record.directive.changes
        named = [one.document for one in cites] + [one.document for one in changes]
        return not any(document.endswith(".html") for document in named)

    @property
    def is_current(self) -> bool:
        """Whether the source file is the one that was checked."""
        record = self.record
        if record is None or record.original is None:
            return True
        return replace(record).original_digest == record.original_digest


latest: dict[str, tuple[object, _Result]] = {}
"""The results of the latest call in this process by path, each with the state of its files."""


def load_records(paths: Iterable[Path], store: Store) -> LoadedRecords:
    """Read and check all records below `paths`."""
    loader = _Loader(store)
    records, problems = read_records(paths, loader.read)
    if store.folder:
        latest.clear()
        latest.update(loader.seen)
    results = loader.seen.items()
    citations = {path: one.citations for path, (_, one) in results if one.citations is not None}
    return LoadedRecords(records, citations, problems)


class _Loader:
    """Reads records one by one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._code = code_digest(*_ROOMS) if store.folder else ""
        self._began = time.time_ns()
        self._folder = cache(_whole)
        self.seen: dict[str, tuple[object, _Result]] = {}

    def read(self, path: Path) -> ReadRecord:
        state, result = latest.get(str(path), (None, None)) if self._store.folder else (None, None)
        if result is None or state is None or state != self._state(path, result):
            result = self._result(path)
            state = self._state(path, result)
        self.seen[str(path)] = state, result
        return result.record, result.problems

    def _result(self, path: Path) -> _Result:
        raw, problems = read_bytes(path)
        if raw is None:
            return _Result(None, problems)
        if not self._store.folder:
            return _checked(path, raw, find=False)
        key = digest_of(self._code, str(path), self._folder(path.parent), raw)
        stored = self._store.get(key)
        result: _Result | None = pickle.loads(stored) if stored else None  # noqa: S301 (our own)
        if result is None or not result.is_current:
            result = _checked(path, raw, find=True)
            stored = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
            if result.is_lasting:
                self._store.put(key, stored)
            result = pickle.loads(stored)  # noqa: S301 (it is lighter than what was checked)
        return result

    def _state(self, path: Path, result: _Result) -> object:
        """Return the state of a record's files; None where a change may not show in it."""
        if not result.is_lasting or not result.record:
            return None
        original = result.record.original
        states = [_file_state(file) for file in ([path, original] if original else [path])]
        newest = max(max(state[:2], default=self._began) for state in states)
        return None if newest > self._began - _SETTLED else (self._folder(path.parent), states)


def _whole(folder: Path) -> str:
    """Return the whole path of a folder, since records agree with the folders they are in."""
    return str(folder.resolve())


def _checked(path: Path, raw: bytes, *, find: bool) -> _Result:
    record, problems = check_bytes(path, raw)
    if record is None:
        return _Result(None, problems)
    return _Result(copy(record), problems, find_citations(record) if find else None)


def _file_state(file: Path) -> tuple[int, ...]:
    """Return the times, size and place of a plain file; nothing for any other."""
    try:
        found = file.stat()
    except OSError:
        return ()
    if not stat.S_ISREG(found.st_mode):
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino, found.st_dev


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause Python's garbage collector: it would visit the growing values again and again.

    Afterwards it leaves out what the first call of a process made: that stays until the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _freeze_once()
        if was_on:
            gc.enable()


@cache
def _freeze_once() -> None:
    gc.freeze()
