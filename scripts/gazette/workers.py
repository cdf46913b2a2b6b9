"""Make targets by several processes, and write their files.

A process is forked for each batch of targets, so that its memory ends with it. It inherits all that
is in memory, hence warm what many targets share before. It ends on any error, when it is killed,
and as soon as its parent is gone, however that ended.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from gazette.target import Target

_FEW = 64  # targets; fewer are made sooner than a process starts
_BATCH = 256  # targets made by one process: Typst's memory grows with each
_REPORT = 16  # files in one message
_MOST = 4  # processes, some 100 MB each


class WorkerError(RuntimeError):
    """A process ended without a word, as when the system is out of memory."""


@dataclass(frozen=True)
class MadeFile:
    """A file that was written, and what it holds."""

    target: Target[bytes]
    content: str
    """The digest of its bytes, see `content_digest`."""
    size: int


_Written = tuple[str, str, int]
"""Address, digest and size of a file."""
_Report = list[_Written] | Exception
"""What a process tells: which files it wrote, or the error that ended it."""


def content_digest(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes, as `sha256sum` prints it."""
    return hashlib.sha256(content).hexdigest()


def make_files(targets: Sequence[Target[bytes]], folder: Path) -> Iterator[MadeFile]:
    """Write the file of every target below `folder`; yield each, in no certain order.

    What one of them raises ends them all and is raised here.
    """
    if len(targets) < _FEW or not _can_fork():
        for target in targets:
            yield MadeFile(target, *_write(target, folder)[1:])
        return
    by_address = {target.address: target for target in targets}
    gc.freeze()  # the collector of a process leaves alone what it shares with its parent
    try:
        for address, content, size in _written(targets, folder):
            yield MadeFile(by_address[address], content, size)
    finally:
        gc.unfreeze()


def _write(target: Target[bytes], folder: Path) -> _Written:
    content = target.make()
    file = folder / target.address
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return target.address, content_digest(content), len(content)


def _can_fork() -> bool:
    """Whether this process has a single thread: locks that others hold stay locked in a fork.

    Only Linux tells of all threads, also of those that are not Python's.
    """
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 (names only)


def _written(targets: Sequence[Target[bytes]], folder: Path) -> Iterator[_Written]:
    """Run a process for each batch, a few at a time; yield the files that they report."""
    batches = (targets[i : i + _BATCH] for i in range(0, len(targets), _BATCH))
    running: dict[Connection, BaseProcess] = {}
    try:
        while True:
            for batch in islice(batches, _processes() - len(running)):
                receiver, process = _start(batch, folder, list(running))
                running[receiver] = process
            if not running:
                return
            for receiver in _ready(running):
                try:
                    report: _Report = receiver.recv()
                except EOFError:
                    _end(running.pop(receiver), receiver)
                    continue
                if isinstance(report, Exception):
                    raise report
                yield from report
    finally:
        for receiver, process in running.items():
            process.kill()
            process.join()
            receiver.close()


def _processes() -> int:
    return min(len(os.sched_getaffinity(0)), _MOST)


def _ready(running: Iterable[Connection]) -> list[Connection]:
    """Wait until some processes have reported or ended; return their connections."""
    return [one for one in wait(list(running)) if isinstance(one, Connection)]


def _start(
    batch: Sequence[Target[bytes]], folder: Path, others: list[Connection]
) -> tuple[Connection, BaseProcess]:
    """Start a process that makes a batch; return the connection by which it reports."""
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    given = (batch, folder, sender, [receiver, *others], os.getpid())
    process = context.Process(target=_make_batch, args=given, daemon=True)
    process.start()
    sender.close()  # so that the end of the process is the end of its reports
    return receiver, process


def _end(process: BaseProcess, receiver: Connection) -> None:
    receiver.close()
    process.join()
    if process.exitcode:
        raise WorkerError(f"a process that made files ended with code {process.exitcode}")


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
    try:
        for start in range(0, len(batch), _REPORT):
            made = []
            for target in batch[start : start + _REPORT]:
                if os.getppid() != parent:
                    os._exit(1)
                made.append(_write(target, folder))
            sender.send(made)
    except Exception as error:  # noqa: BLE001 (the parent raises it)
        with suppress(BrokenPipeError):  # the parent is gone
            sender.send(_portable(error))


def _portable(error: Exception) -> Exception:
    """Return an error as it can be sent, with a note of where it was raised."""
    where = "".join(traceback.format_exception(error))
    error.add_note(where)
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    except Exception:  # noqa: BLE001 (some errors can't be rebuilt from their arguments)
        return WorkerError(where)
    return error
