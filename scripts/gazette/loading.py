"""Read records through the store: what did not change is neither parsed nor checked again.

In: files or folders, and a store. Out: records with their citations, and problems, the same as
without a store. In one process, as in `gazette serve`, unchanged files are not even read again.
"""

from __future__ import annotations

import gc
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from gazette.citations import PassageCitation
from gazette.passages import find_citations
from gazette.records.problem import Problem
from gazette.records.read import ReadRecord, check_bytes, read_bytes, read_records
from gazette.records.record import Record
from gazette.rooms import with_below
from gazette.sharing import Sharing, dumps
from gazette.store import Store, code_digest, digest_of
from gazette.workers import in_processes

Citations = tuple[PassageCitation, ...]
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
        """Whether these files always give it: no reader of a scan was stopped.

        Nor was a third file looked at, as for a record that is named in `cites`.
        """
        if not self.record:
            return True
        if not self.record.scan.is_lasting:
            return False
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


latest: dict[str, tuple[str | None, _Result]] = {}
"""The results of the latest call in this process with a store: by path, with the files' state."""


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
    """Reads records: those that changed anew, by several processes if they are many."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._code = code_digest(*with_below("loading")) if store.folder else ""
        self._began = time.time_ns()
        self._folder = cache(_whole)
        self._sharing = Sharing()
        self.seen: dict[str, tuple[str | None, _Result]] = {}

    def read(self, paths: Iterable[Path]) -> Iterator[ReadRecord]:
        paths = list(paths)
        new = [(path, raw) for path in paths if (raw := self._unknown(path)) is not None]
        with closing(in_processes(self._made, new)) as made:
            for (path, _), stored in made:
                self._see(path, self._sharing.loads(stored))
        results = (self.seen[str(path)][1] for path in paths)
        return ((result.record, result.problems) for result in results)

    def _unknown(self, path: Path) -> bytes | None:
        """Return the bytes of a record's file if what is made of it is not known."""
        if self._is_as_seen(path):
            return None
        raw, problems = read_bytes(path)
        result = _Result(None, problems) if raw is None else self._stored(path, raw)
        if result is None:
            return raw
        self._see(path, result)
        return None

    def _is_as_seen(self, path: Path) -> bool:
        """Whether nothing has changed since the latest call in this process."""
        state, result = latest.get(str(path), (None, None)) if self._store.folder else (None, None)
        if result is None or state is None or state != self._state(path, result):
            return False
        self.seen[str(path)] = state, result
        return True

    def _see(self, path: Path, result: _Result) -> None:
        state = self._state(path, result) if self._store.folder else None  # kept for the next call
        self.seen[str(path)] = state, result

    def _stored(self, path: Path, raw: bytes) -> _Result | None:
        stored = self._store.get(self._key(path, raw)) if self._store.folder else None
        result: _Result | None = self._sharing.loads(stored) if stored else None
        return result if result and result.is_current else None

    def _made(self, file: tuple[Path, bytes]) -> bytes:
        """Check a record, and store what was made of it; return that, pickled: so it is light."""
        record, problems = check_bytes(*file)
        is_kept = self._store.folder is not None
        citations = find_citations(record) if record and is_kept else None
        result = _Result(record, problems, citations)
        stored = dumps(result)
        if is_kept and result.is_lasting:
            self._store.put(self._key(*file), stored)
        return stored

    def _key(self, path: Path, raw: bytes) -> str:
        return digest_of(self._code, str(path), self._folder(path.parent), raw)

    def _state(self, path: Path, result: _Result) -> str | None:
        """Return a digest of the state of a record's files; None if changes may not show in it."""
        if not result.is_lasting or not result.record:
            return None
        original = result.record.original
        states = [_file_state(file) for file in ([path, original] if original else [path])]
        newest = max(max(state[:2], default=self._began) for state in states)
        if newest > self._began - _SETTLED:
            return None
        return digest_of(self._folder(path.parent), states)


def _whole(folder: Path) -> str:
    """Return the whole path of a folder, since records agree with the folders they are in."""
    return str(folder.resolve())


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

    Afterwards it leaves out what the first call of a process made, until processes are forked.
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
