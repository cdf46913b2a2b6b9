"""A lock that one build holds at a time. It ends with the process, however that ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(file: int, *, wait: bool) -> None:
        msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int, *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass
class Lock:
    """A lock on a file, which stays behind, empty."""

    path: Path
    _file: int | None = field(default=None, init=False)

    def acquire(self, on_wait: Callable[[], None]) -> None:
        """Take the lock; call `on_wait` if another process has it, and wait for its end."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(self._file, wait=False)
        except OSError:
            on_wait()
            _take(self._file, wait=True)

    @property
    def is_held(self) -> bool:
        return self._file is not None

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
