"""Run a module on the bytes of a file in a process of its own, with bounded time and memory.

An odd file may take long, or crash a library.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_MEMORY = 2 * 1024**3  # bytes
_PACKAGE = Path(__file__).parents[2]


def run_bounded(
    module: str, arguments: Sequence[str], content: bytes, wait: float
) -> subprocess.CompletedProcess[bytes] | None:
    """Return the process that got a content; None if it took more than `wait` seconds.

    The module calls `limit` first; the wait is for a busy system, or one that limits no CPU.
    """
    command = [sys.executable, "-P", "-m", module, *arguments]
    paths = os.pathsep.join(filter(None, (str(_PACKAGE), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths}
    with suppress(subprocess.TimeoutExpired):
        return subprocess.run(  # noqa: S603 (our own program)
            command,
            input=content,
            env=environment,
            capture_output=True,
            timeout=wait,
            check=False,
        )
    return None


def limit(seconds: int) -> None:
    """Bound the CPU seconds and the memory of this process, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (not on Windows)

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
