"""Write a record and its source file: whole or not at all, and never over another file.

A file is written under a name that no one reads, and then gets its own. Where the disk has hard
links, that is one step, which fails if the name is taken. Where it has none, as on exFAT and some
network shares, an empty file takes the name first, which only one can do, and the whole file then
replaces it. What fails there takes the empty file away again, and Ctrl+C waits; if the power fails
at that moment it stays, and `gazette check` says that it is no record.
"""

from __future__ import annotations

import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path

from gazette.letters.kept_source import KeptSource


@contextmanager
def _to_its_end() -> Iterator[None]:
    """Hear Ctrl+C only when all is done: it may come between any two steps."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler or not _is_main():
        yield
        return
    heard = list[int]()
    signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if heard:
        raise KeyboardInterrupt


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()


@_to_its_end()
def store_record(path: Path, text: str, source: KeptSource | None = None) -> None:
    """Write a new record after its source file; raise `FileExistsError` where one is there.

    On any error, and when it is interrupted, neither stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(source.name) if source else None
    is_new = beside is not None and source is not None and _add(beside, source.content)
    try:
        with _written(path.parent, text.encode()) as fresh:
            _name(fresh, path)
    except BaseException:
        if beside and is_new:
            beside.unlink(missing_ok=True)
        raise


@_to_its_end()
def move_record(path: Path, target: Path, beside: Path | None) -> None:
    """Move a record with the file beside it, or neither; raise `FileExistsError` where one is."""
    source = KeptSource(beside.name, beside.read_bytes()) if beside else None
    store_record(target, path.read_bytes().decode(), source)
    path.unlink()
    if beside and target.parent.resolve() != path.parent.resolve():
        beside.unlink()
    remove_empty(path.resolve().parent)


def free_path(path: Path) -> Path:
    """Return a path, or one that goes on with a number, at which there is nothing."""
    others = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return next(one for one in chain([path], others) if not one.exists())


@_to_its_end()
def replace_record(path: Path, text: str) -> None:
    """Write a record in place of what it was."""
    with _written(path.parent, text.encode()) as fresh:
        fresh.replace(path)


def remove_empty(folder: Path) -> None:
    """Remove a folder if nothing is in it, and those above that are empty then."""
    with suppress(OSError):  # as something is there
        for one in (folder, *folder.parents):
            one.rmdir()


def _add(path: Path, content: bytes) -> bool:
    """Write a file unless the same one is there; tell whether it was written."""
    with _written(path.parent, content) as fresh:
        try:
            _name(fresh, path)
        except FileExistsError:
            if path.read_bytes() != content:
                raise
            return False
    return True


def _name(fresh: Path, path: Path) -> None:
    """Give a whole file its name; raise `FileExistsError` where another has it."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # no hard links there
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            fresh.replace(path)
        except BaseException:
            path.unlink()
            raise


@contextmanager
def _written(folder: Path, content: bytes) -> Iterator[Path]:
    """Write a file under a name that no one reads, for as long as it is needed."""
    number, name = tempfile.mkstemp(prefix=".gazette-", dir=folder)
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(content)
        os.chmod(name, 0o644)  # noqa: PTH101 (mkstemp lets only its owner read)
        yield Path(name)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108 (as above)
