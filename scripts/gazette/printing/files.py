"""The print files of a whole site: each made once, kept by what it rests on, by many processes.

In: forms with the addresses of their pages. Out: files beside those pages, one by every maker of
`MAKERS`. In the cache a file goes by a digest of its form and of all that its maker rests on, so
nothing is made again that would come out the same. It holds few forms in memory at a time.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from gazette.printing.form import Form
from gazette.printing.pdf import make_pdf, pdf_digest
from gazette.printing.word import make_word, word_digest

_FEW = 16
"""So many files are made sooner than other processes are started."""
_BATCH = 8
_RENEWED = 25
"""After so many batches a process is replaced: Typst's memory grows with what it has made."""
_KEPT = 2
"""Of one document, so many files stay in the cache: those of a build with the site's address, and
those of one without."""


class Bar(Protocol):
    """What shows how much is done."""

    def update(self, n_steps: int) -> object: ...


Watched = Callable[[int], AbstractContextManager[Bar | None]]
"""Given how many files are to be printed, opens a bar."""


@dataclass(frozen=True)
class Maker:
    """Makes one kind of file; `digest` tells of all that it rests on beside the form."""

    suffix: str
    digest: Callable[[], str]
    make: Callable[[Form], bytes]


MAKERS = (Maker(".pdf", pdf_digest, make_pdf), Maker(".docx", word_digest, make_word))
SUFFIXES = tuple(maker.suffix for maker in MAKERS)


@dataclass(frozen=True)
class _Task:
    """A file to make: its form, its maker by position, and where it goes."""

    form: Form
    maker: int
    target: Path
    kept: Path | None


def print_files(
    forms: Iterable[tuple[str, Form]], folder: Path, cache: Path | None
) -> Iterator[Path]:
    """Put every print file of `forms` below `folder`; yield each, in no fixed order.

    Raise `PrintError` where one can't be made.
    """
    tasks = _to_make(forms, folder, cache)
    first = []
    for path, task in tasks:
        if task is None:
            yield path
        else:
            first.append(task)
        if len(first) > _FEW:
            break
    if len(first) <= _FEW or _cores() == 1:
        for task in first:
            yield _make(task)
        first = []
    yield from _by_many(first, tasks)


def file_address(address: str, suffix: str) -> str:
    """Return the address of a print file, given that of its page."""
    return address.removesuffix(".html") + suffix


def _to_make(
    forms: Iterable[tuple[str, Form]], folder: Path, cache: Path | None
) -> Iterator[tuple[Path, _Task | None]]:
    """Yield each file, and what is to be done for it: nothing where the cache had it."""
    for address, form in forms:
        written = json.dumps(dataclasses.asdict(form), default=str).encode()
        for i, maker in enumerate(MAKERS):
            target = folder / file_address(address, maker.suffix)
            target.parent.mkdir(parents=True, exist_ok=True)
            name = hashlib.sha256(maker.digest().encode() + written).hexdigest()
            kept = cache / address / f"{name}{maker.suffix}" if cache else None
            had = kept is not None and _copied(kept, target)
            yield target, None if had else _Task(form, i, target, kept)


def _copied(kept: Path, target: Path) -> bool:
    try:
        shutil.copyfile(kept, target)
    except FileNotFoundError:
        return False
    return True


def _by_many(first: list[_Task], rest: Iterator[tuple[Path, _Task | None]]) -> Iterator[Path]:
    """Make files in as many processes as there are cores, with few tasks waiting at a time."""
    if not first:
        for path, task in rest:
            yield _make(task) if task else path
        return
    workers = _cores()
    pool = ProcessPoolExecutor(workers, get_context("spawn"), max_tasks_per_child=_RENEWED)
    with pool:
        waiting: set[Future[list[Path]]] = set()
        for done, batch in _batches(first, rest):
            yield from done
            if batch:
                waiting.add(pool.submit(_make_all, batch))
            if len(waiting) >= 2 * workers:
                finished, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (path for future in finished for path in future.result())
        for future in waiting:
            yield from future.result()


def _batches(
    first: list[_Task], rest: Iterator[tuple[Path, _Task | None]]
) -> Iterator[tuple[list[Path], list[_Task]]]:
    """Yield files that were had, and tasks enough for one call of a process."""
    for at in range(0, len(first), _BATCH):
        yield [], first[at : at + _BATCH]
    while some := list(islice(rest, _BATCH)):
        yield [path for path, task in some if not task], [task for _, task in some if task]


def _make_all(tasks: list[_Task]) -> list[Path]:
    return [_make(task) for task in tasks]


def _make(task: _Task) -> Path:
    made = MAKERS[task.maker].make(task.form)
    task.target.write_bytes(made)
    if task.kept:
        _keep(made, task.kept)
    return task.target


def _keep(made: bytes, file: Path) -> None:
    """Put a file into the cache whole, and drop the oldest of its document's, beyond a few."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(made)
    fresh.replace(file)
    for old in sorted(file.parent.glob(f"*{file.suffix}"), key=_written)[:-_KEPT]:
        old.unlink(missing_ok=True)


def _written(file: Path) -> float:
    """Tell which of two files is the older; one that another build has just dropped is oldest."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
