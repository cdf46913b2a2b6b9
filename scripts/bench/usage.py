"""What a program takes: processor time, wall time and memory, with all that it starts."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Usage:
    cpu: float
    """Seconds of processor time, of user and system, of the program and all that it waited for."""
    wall: float
    memory: int
    """Bytes at the most, each process with its share of what it has in common with others."""


def measured(command, **options):
    """Run a command to its end and return what it took; stop if it fails."""
    begun = time.monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options
    ) as process:
        with Watch(process.pid) as watch:
            said = process.stdout.read()
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begun
    if process.returncode:
        raise SystemExit(f"{command}: {said.decode(errors='replace')[-2000:]}")
    return Usage(used.ru_utime + used.ru_stime, wall, watch.most)


class Watch:
    """Adds up, ten times a second, the memory of what a process has started, and of itself.

    Of this process only what it started counts: the browser.
    """

    def __init__(self, pid):
        self.pid, self.most, self._ends = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ends.set()
        self._thread.join()

    def _look(self):
        while not self._ends.wait(0.1):
            own = {self.pid} | below(self.pid)
            self.most = max(self.most, sum(map(_memory, own - {os.getpid()})))


def below(pid):
    """Return what a process has started, and what that has."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, set()).add(int(stat.parent.name))
    found, ask = set(), [pid]
    while ask:
        new = children.get(ask.pop(), set()) - found
        found |= new
        ask += new
    return found


def _memory(pid):
    """Return the bytes that are a process's alone or its share of what it has in common."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:")), 0)
