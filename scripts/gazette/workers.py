"""Do one thing for each of many, in several processes.

A process is forked for a batch of items. It inherits all that is in memory, hence warm what many
items share before. It ends early when it has grown, and another goes on. It ends on any error,
when it is killed, and as soon as its parent is gone, however that ended.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

# `multiprocessing` is imported where a process starts: to check one record starts none.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Answer = TypeVar("Answer")

FEW = 64
"""Fewer items than that are done sooner than a process starts."""
_BATCHES = 4  # for each process at a time, so that all end at nearly the same moment
_REPORT = 16  # answers in one message
_MOST = 4  # processes at a time
_GROWTH = 128 * 1024**2  # bytes; Typst's memory grows with each file


class WorkerError(RuntimeError):
    """A process ended without a word, as when the system is out of memory."""


def in_processes(
    do: Callable[[Item], Answer], items: Iterable[Item], few: int | None = None
) -> Generator[tuple[Item, Answer], None, None]:
    """Do something for each item; yield every item with its answer, in no certain order.

    Items that stand in a row are done in a row. Answers are sent, so keep them small. What one of
    them raises ends all processes and is raised here. Fewer than `few` items, or all where this
    process can't be forked, are done in this one.
    """
    items = list(items)
    if len(items) < (FEW if few is None else few) or not _can_fork():
        for item in items:
            yield item, do(item)
        return
    gc.freeze()  # the collector of a process leaves alone what it shares with its parent
    try:
        yield from _by_workers(do, items)
    finally:
        gc.unfreeze()


def _can_fork() -> bool:
    """Whether this process has a single thread: locks that others hold stay locked in a fork.

    Only Linux tells of all threads, also of those that are not Python's.
    """
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 (names only)


@dataclass
class _Worker(Generic[Item, Answer]):
    """A process, its batch, and how much of that it has reported."""

    batch: Sequence[Item]
    receiver: Connection
    process: BaseProcess
    done: int = field(default=0, init=False)

    def report(self) -> list[Answer] | None:
        """Return the next answers, None at its end; raise the error it reports."""
        try:
            report: list[Answer] | Exception = self.receiver.recv()
        except (EOFError, OSError):  # the latter where it was killed in the middle of a message
            return None
        if isinstance(report, Exception):
            raise report
        return report

    def answers(self, report: list[Answer]) -> Iterator[tuple[Item, Answer]]:
        for answer in report:
            yield self.batch[self.done], answer
            self.done += 1

    def rest(self) -> Sequence[Item]:
        """Return what it left of its batch when it ended; raise an error if it was ended."""
        self.receiver.close()
        self.process.join()
        if code := self.process.exitcode:
            raise WorkerError(f"a process that did a part of the work ended with code {code}")
        return self.batch[self.done :]

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.receiver.close()


def _by_workers(
    do: Callable[[Item], Answer], items: Sequence[Item]
) -> Iterator[tuple[Item, Answer]]:
    from multiprocessing.connection import wait

    most = min(len(os.sched_getaffinity(0)), _MOST)
    size = -(-len(items) // (most * _BATCHES))
    batches = deque(items[i : i + size] for i in range(0, len(items), size))
    running: dict[Connection, _Worker[Item, Answer]] = {}
    try:
        while batches or running:
            while batches and len(running) < most:
                worker = _start(do, batches.popleft(), running)
                running[worker.receiver] = worker
            for receiver in wait(list(running)):
                worker = running[receiver]  # type: ignore[index]
                report = worker.report()
                if report is not None:
                    yield from worker.answers(report)
                    continue
                del running[worker.receiver]
                if rest := worker.rest():
                    batches.appendleft(rest)
    finally:
        for worker in running.values():
            worker.end()


def _start(
    do: Callable[[Item], Answer], batch: Sequence[Item], others: Iterable[Connection]
) -> _Worker[Item, Answer]:
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    given = (do, batch, sender, [receiver, *others], os.getpid())
    process = context.Process(target=_do_batch, args=given, daemon=True)
    process.start()
    sender.close()  # so that the end of the process is the end of its reports
    return _Worker(batch, receiver, process)


# ---------- in the forked process ----------


def _do_batch(
    do: Callable[[Item], Answer],
    batch: Sequence[Item],
    sender: Connection,
    receivers: list[Connection],
    parent: int,
) -> None:
    """Do a batch, and report the answers, or the error that occurred."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for receiver in receivers:
        receiver.close()  # so that nobody but the parent holds an end of a pipe open
    begun = _memory()
    try:
        for start in range(0, len(batch), _REPORT):
            answers = []
            for item in batch[start : start + _REPORT]:
                if os.getppid() != parent:
                    os._exit(1)
                answers.append(do(item))
            sender.send(answers)
            if _memory() - begun > _GROWTH:
                return
    except Exception as error:  # noqa: BLE001 (the parent raises it)
        with suppress(BrokenPipeError):  # the parent is gone
            sender.send(_portable(error))


def _memory() -> int:
    """Return how many bytes of memory this process uses, with those that its parent shares."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _portable(error: Exception) -> Exception:
    """Return an error as it can be sent, with a note of where it was raised."""
    where = "".join(traceback.format_exception(error))
    error.add_note(where)
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    except Exception:  # noqa: BLE001 (some errors can't be rebuilt from their arguments)
        return WorkerError(where)
    return error
