"""Make files that take long: each once, cached by input hash, in as many processes as cores.

In: addresses of files that are written already, and `Task`s. Out: the address of every file, in no
fixed order. Few tasks are held in memory at a time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

_FEW = 16
"""So many files are made sooner than other processes are started."""
_BATCH = 8
_BATCHES = 25
"""After so many batches a process is replaced: Typst's memory grows with what it has made."""
_KEPT = 2
"""Versions of one file that the cache keeps: with the address of the site and without."""


@dataclass(frozen=True)
class Task:
    """A file to make and write; `kept` is its place in the cache."""

    make: Callable[[Any], bytes]
    value: Any
    folder: Path
    address: str
    kept: Path | None


def write_file(folder: Path, address: str, content: bytes) -> str:
    """Write a file of the site below `folder`; return its address."""
    file = folder / address
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return address


def copy_kept(task: Task) -> bool:
    """Copy the file from the cache; return False where it is not there."""
    if task.kept is None:
        return False
    file = task.folder / task.address
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(task.kept, file)
    except FileNotFoundError:
        return False
    return True


def make_files(steps: Iterator[str | Task]) -> Iterator[str]:
    """Make the file of every task; yield its address, and each address among `steps`."""
    first = []
    for step in steps:
        if isinstance(step, str):
            yield step
            continue
        first.append(step)
        if len(first) > _FEW:
            break
    everything = chain(first, steps)
    if len(first) > _FEW and _cores() > 1:
        yield from _make_by_many(everything)
    else:
        yield from (step if isinstance(step, str) else _make(step) for step in everything)


def _make_by_many(steps: Iterator[str | Task]) -> Iterator[str]:
    """Make files in as many processes as there are cores, with few batches waiting at a time."""
    workers = _cores()
    waiting: set[Future[list[str]]] = set()
    with ProcessPoolExecutor(workers, get_context("spawn"), max_tasks_per_child=_BATCHES) as pool:
        for step in _batched(steps):
            if isinstance(step, str):
                yield step
                continue
            waiting.add(pool.submit(_make_each, step))
            if len(waiting) >= 2 * workers:
                finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (address for future in finished for address in future.result())
        for future in waiting:
            yield from future.result()


def _batched(steps: Iterator[str | Task]) -> Iterator[str | list[Task]]:
    """Yield addresses as they come, and tasks in lists."""
    batch = []
    for step in steps:
        if isinstance(step, str):
            yield step
            continue
        batch.append(step)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _make_each(tasks: list[Task]) -> list[str]:
    return [_make(task) for task in tasks]


def _make(task: Task) -> str:
    made = task.make(task.value)
    if task.kept:
        _keep(made, task.kept)
    return write_file(task.folder, task.address, made)


def _keep(made: bytes, file: Path) -> None:
    """Put a file into the cache whole, and drop the oldest ones there, beyond a few."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(made)
    fresh.replace(file)
    whole = (old for old in file.parent.iterdir() if not old.suffix)
    for old in sorted(whole, key=_written)[:-_KEPT]:
        old.unlink(missing_ok=True)


def _written(file: Path) -> float:
    """Return when a file was written; one that another build has just dropped is oldest."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
