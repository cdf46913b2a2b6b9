"""Make targets by several processes, and write their files.

A process is forked for a batch of targets. It inherits all that is in memory, hence warm what many
targets share before. It ends early when it has grown, and another goes on. It ends on any error,
when it is killed, and as soon as its parent is gone, however that ended.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import signal
import sys
import traceback
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from gazette.target import Target

_FEW = 64  # targets; fewer are made sooner than a process starts
_BATCHES = 4  # for each process at a time, so that all end at nearly the same moment
_REPORT = 16  # files in one message
_MOST = 4  # processes at a time
_GROWTH = 128 * 1024**2  # bytes; Typst's memory grows with each file


class WorkerError(RuntimeError):
    """A process ended without a word, as when the system is out of memory."""


@dataclass(frozen=True)
class MadeFile:
    """A file that was written, and what it holds."""

    target: Target[bytes]
    content: str
    """The SHA-256 of its bytes, see `content_digest`."""


_Report = list[str] | Exception
"""What a process tells: the digests of the next files, or the error that ended it."""


@dataclass
class _Worker:
    """A process, its batch, and how much of that it has reported."""

    batch: Sequence[Target[bytes]]
    receiver: Connection
    process: BaseProcess
    done: int = field(default=0, init=False)

    def report(self) -> list[str] | None:
        """Return the digests of the next files, None at its end; raise the error it reports."""
        try:
            report: _Report = self.receiver.recv()
        except (EOFError, OSError):  # the latter where it was killed in the middle of a message
            return None
        if isinstance(report, Exception):
            raise report
        return report

    def files(self, report: list[str]) -> Iterator[MadeFile]:
        for content in report:
            yield MadeFile(self.batch[self.done], content)
            self.done += 1

    def rest(self) -> Sequence[Target[bytes]]:
        """Return what it left of its batch when it ended; raise an error if it was ended."""
        self.receiver.close()
        self.process.join()
        if self.process.exitcode:
            code = self.process.exitcode
            raise WorkerError(f"a process that made files ended with code {code}")
        return self.batch[self.done :]

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.receiver.close()


def content_digest(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes, as `sha256sum` prints it."""
    return hashlib.sha256(content).hexdigest()


def make_files(targets: Iterable[Target[bytes]], folder: Path) -> Generator[MadeFile, None, None]:
    """Write the file of every target below `folder`; yield each, in no certain order.

    Files side by side are made in a row, since they share what they are made from. What one of
    them raises ends them all and is raised here.
    """
    targets = sorted(targets, key=lambda target: target.address)
    if len(targets) < _FEW or not _can_fork():
        for target in targets:
            yield MadeFile(target, _write(target, folder))
        return
    gc.freeze()  # the collector of a process leaves alone what it shares with its parent
    try:
        yield from _made_by_workers(targets, folder)
    finally:
        gc.unfreeze()


def _write(target: Target[bytes], folder: Path) -> str:
    """Make a file and write it; return its digest."""
    content = target.make()
    file = folder / target.address
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return content_digest(content)


def _can_fork() -> bool:
    """Whether this process has a single thread: locks that others hold stay locked in a fork.

    Only Linux tells of all threads, also of those that are not Python's.
    """
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 (names only)


def _made_by_workers(targets: Sequence[Target[bytes]], folder: Path) -> Iterator[MadeFile]:
    most = min(len(os.sched_getaffinity(0)), _MOST)
    size = max(_REPORT, -(-len(targets) // (most * _BATCHES)))
    batches = deque(targets[i : i + size] for i in range(0, len(targets), size))
    running: dict[Connection, _Worker] = {}
    try:
        while batches or running:
            while batches and len(running) < most:
                worker = _start(batches.popleft(), folder, running.values())
                running[worker.receiver] = worker
            ready = wait(list(running))
            for worker in [one for receiver, one in running.items() if receiver in ready]:
                report = worker.report()
                if report is not None:
                    yield from worker.files(report)
                    continue
                del running[worker.receiver]
                if rest := worker.rest():
                    batches.appendleft(rest)
    finally:
        for worker in running.values():
            worker.end()


def _start(batch: Sequence[Target[bytes]], folder: Path, others: Iterable[_Worker]) -> _Worker:
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    receivers = [receiver, *(other.receiver for other in others)]
    given = (batch, folder, sender, receivers, os.getpid())
    process = context.Process(target=_make_batch, args=given, daemon=True)
    process.start()
    sender.close()  # so that the end of the process is the end of its reports
    return _Worker(batch, receiver, process)


# ---------- in the forked process ----------


def _make_batch(
    batch: Sequence[Target[bytes]],
    folder: Path,
    sender: Connection,
    receivers: list[Connection],
    parent: int,
) -> None:
    """Make the files of a batch, and report them, or the error that occurred."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for receiver in receivers:
        receiver.close()  # so that nobody but the parent holds an end of a pipe open
    begun = _memory()
    try:
        for start in range(0, len(batch), _REPORT):
            made = []
            for target in batch[start : start + _REPORT]:
                if os.getppid() != parent:
                    os._exit(1)
                made.append(_write(target, folder))
            sender.send(made)
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
