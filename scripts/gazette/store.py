"""Results cached by content: an entry is found by the digest of all that it was made from.

An entry that is not what was written (flipped, cut, emptied, swapped with another) is no entry: its
reader makes it anew.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
WHOLE = ""
"""Names all rooms at once."""
_SIZE = 16  # bytes of a digest
_DAY = 86400  # seconds
LASTS = 30 * _DAY
"""Seconds for which what is kept from build to build stays without use."""


def digest_of(*parts: object) -> str:
    """Return a digest of values whose `repr` shows all there is to them; bytes may be long."""
    short = [_hash(part) if isinstance(part, bytes) else part for part in parts]
    return _hash(repr(short).encode("utf-8", "surrogatepass")).hex()


@cache
def code_digest(*rooms: str) -> str:
    """Return a digest of all files of some rooms, of Python, zlib and every installed library."""
    files = sorted(path for room in rooms for path in _files_of(room))
    code = (path.relative_to(_PACKAGE).as_posix().encode() + path.read_bytes() for path in files)
    programs = repr((sys.version, zlib.ZLIB_RUNTIME_VERSION, _libraries()))
    return _hash(b"\0".join([*code, programs.encode()])).hex()


@cache
def _libraries() -> list[str]:
    """Return the installed libraries, each with its version: `PyYAML-6.0.2.dist-info`."""
    folders = (Path(folder) for folder in sys.path)
    return sorted({info.name for folder in folders for info in folder.glob("*.dist-info")})


def _files_of(room: str) -> Iterable[Path]:
    whole = _PACKAGE / f"{room}.py"
    if whole.is_file():
        return [whole]
    inside = (_PACKAGE / room).rglob("*")
    return (path for path in inside if path.is_file() and "__pycache__" not in path.parts)


@dataclass(frozen=True)
class Store:
    """A folder of cached results, kept from build to build. Without a folder nothing is cached."""

    folder: Path | None

    def get(self, key: str) -> bytes | None:
        """Return what was stored under a key (a digest); None where nothing sound is."""
        if self.folder is None:
            return None
        try:
            with self._file(key).open("rb") as file:
                stored = file.read()
                if time.time() - os.fstat(file.fileno()).st_mtime > _DAY:
                    os.utime(file.name)  # it is in use: see `sweep`
        except OSError:
            return None
        seal, value = stored[:_SIZE], stored[_SIZE:]
        return value if seal == _hash(key.encode() + value) else None

    def put(self, key: str, value: bytes) -> None:
        """Store a value as a whole: an interrupted build leaves no half entry.

        Where it can't be written (a full disk, no permission) nothing is stored.
        """
        if self.folder is None:
            return
        with suppress(OSError), once_whole(self._file(key)) as fresh:
            write_file(fresh, _hash(key.encode() + value) + value)

    def get_or_make(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is stored under a key; make and store it where nothing is."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def sweep(self) -> None:
        """Remove entries that nothing has read or written for a month; look once a day."""
        if self.folder is None or not self.folder.is_dir():
            return
        mark, now = self.folder / "swept", time.time()
        with suppress(OSError):
            if mark.exists() and now - mark.stat().st_mtime < _DAY:
                return
            for file in self.folder.glob("[0-9a-f][0-9a-f]/*"):
                if now - file.stat().st_mtime > LASTS:
                    file.unlink()
            mark.touch()

    def _file(self, key: str) -> Path:
        assert self.folder is not None  # noqa: S101 (the callers checked)
        return Path(f"{self.folder}/{key[:2]}/{key[2:]}")


NO_STORE = Store(None)


def write_file(file: Path, content: bytes) -> None:
    """Write a file; make its folder only if there is none, since most are there."""
    try:
        file.write_bytes(content)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


@contextmanager
def once_whole(file: Path) -> Iterator[Path]:
    """Yield where to write a file, which takes its place once it is whole; else nothing changes.

    What is no plain file (a device, a link) is written as it stands.
    """
    is_plain = _is_plain(file)
    fresh = Path(f"{file}.{os.getpid()}") if is_plain else file
    try:
        yield fresh
        if is_plain:
            fresh.replace(file)
    except OSError as error:
        if not error.filename or str(error.filename) == str(fresh):  # else it is of another file
            error.filename, error.filename2 = str(file), None
        raise
    finally:
        if is_plain:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)


def _is_plain(file: Path) -> bool:
    """Whether a file is a plain one, or would be."""
    with suppress(FileNotFoundError):
        return stat.S_ISREG(file.lstat().st_mode)
    return True


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SIZE).digest()
