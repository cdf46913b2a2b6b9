"""Write a record and its source file: whole or not at all, and never over another file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path

from gazette.letters.kept_source import KeptSource


def store_record(path: Path, text: str, source: KeptSource | None = None) -> None:
    """Write a new record after its source file; raise `FileExistsError` where one is there.

    On any error, and when it is interrupted, neither stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(source.name) if source else None
    is_new = beside is not None and source is not None and _add(beside, source.content)
    try:
        with _written(path.parent, text.encode()) as fresh:
            os.link(fresh, path)
    except BaseException:
        if beside and is_new:
            beside.unlink(missing_ok=True)
        raise


def free_path(path: Path) -> Path:
    """Return a path, or one that goes on with a number, at which there is nothing."""
    others = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return next(one for one in chain([path], others) if not one.exists())


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
            os.link(fresh, path)
        except FileExistsError:
            if path.read_bytes() != content:
                raise
            return False
    return True


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
