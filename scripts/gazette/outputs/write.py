"""Write every output below the folder of the site.

Files that are made quickly are written at once. PDF and Word files are cached by input hash, and
made by as many processes as there are cores where there are many of them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gazette.corpus import Entry
from gazette.outputs.model import PageOutput, SiteInputs, SiteOutput, write_file

_BATCH = 16
"""Files made by one call of a process. Fewer are made sooner than a process starts."""
_BATCHES = 12
"""After this many a process is replaced: Typst's memory grows with what it has made."""
_VERSIONS = 2
"""Cached versions of one file: with the site's address and without."""


@dataclass(frozen=True)
class _FileJob:
    """A file to be made and written."""

    make: Callable[[Any], bytes]
    value: Any
    folder: Path
    address: str
    cached: Path | None
    """Its place in the cache."""

    def run(self) -> str:
        """Make the file, cache it and write it; return its address."""
        made = self.make(self.value)
        if self.cached:
            _store(made, self.cached)
        return write_file(self.folder, self.address, made)


def write_outputs(
    page_outputs: Iterable[PageOutput[Any]],
    site_outputs: Iterable[SiteOutput],
    inputs: SiteInputs,
    folder: Path,
) -> Iterator[str]:
    """Write the files of all outputs; yield the address of each."""
    outputs = tuple(page_outputs)
    steps = (_steps(entry, outputs, inputs, folder) for entry in inputs.corpus.shown)
    yield from _run(chain.from_iterable(steps))
    for write in site_outputs:
        yield from write(inputs, folder)


def _steps(
    entry: Entry, outputs: tuple[PageOutput[Any], ...], inputs: SiteInputs, folder: Path
) -> Iterator[str | _FileJob]:
    """Yield the addresses of files that are written already, and jobs for the others."""
    values: dict[Callable[[Entry, SiteInputs], Any], Any] = {}
    for output in outputs:
        if (address := output.address(entry)) is None:
            continue
        if output.read not in values:
            values[output.read] = output.read(entry, inputs)
        value = values[output.read]
        if output.digest is None:
            yield write_file(folder, address, output.make(value))
            continue
        name = hashlib.sha256(f"{output.digest()}{value!r}".encode()).hexdigest()
        cached = inputs.cache / "files" / address / name if inputs.cache else None
        job = _FileJob(output.make, value, folder, address, cached)
        yield address if _copy_cached(job) else job


def _run(steps: Iterator[str | _FileJob]) -> Iterator[str]:
    """Run the jobs, with few batches in memory at a time; yield the address of every file."""
    workers = _cores()
    batch: list[_FileJob] = []
    running: deque[Future[list[str]]] = deque()
    with ExitStack() as stack:
        pool: ProcessPoolExecutor | None = None
        for step in steps:
            if isinstance(step, str):
                yield step
                continue
            batch.append(step)
            if len(batch) == _BATCH:
                pool = pool or stack.enter_context(_pool(workers))
                running.append(pool.submit(_run_batch, batch))
                batch = []
            if len(running) > 2 * workers:
                yield from running.popleft().result()
        yield from _run_batch(batch)
        for future in running:
            yield from future.result()


def _run_batch(jobs: list[_FileJob]) -> list[str]:
    return [job.run() for job in jobs]


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, get_context("spawn"), max_tasks_per_child=_BATCHES)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _copy_cached(job: _FileJob) -> bool:
    """Write the file from the cache; return False where it is not there."""
    if job.cached is None:
        return False
    file = job.folder / job.address
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(job.cached, file)
    except FileNotFoundError:
        return False
    return True


def _store(made: bytes, file: Path) -> None:
    """Put a file into the cache as a whole, and drop all but its newest versions."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(made)
    fresh.replace(file)
    versions = (old for old in file.parent.iterdir() if not old.suffix)
    for old in sorted(versions, key=_modified)[:-_VERSIONS]:
        old.unlink(missing_ok=True)


def _modified(file: Path) -> float:
    """Return when a file was written, 0 if another build has just dropped it."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0
