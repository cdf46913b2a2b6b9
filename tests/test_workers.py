"""Targets made by several processes: the same files as by one, and no process left behind."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from gazette import workers
from gazette.outputs.model import OutputError
from gazette.target import Target
from gazette.workers import WorkerError, content_digest, make_files
from tests.conftest import ROOT

MANY = 600
GROWN = []  # what a process that makes files keeps


def targets(count, make):
    return [Target(f"{i % 7}/{i}.txt", str(i), partial(make, i)) for i in range(count)]


def content(number):
    return f"{number}\n".encode() * (number + 1)


def process_of(_):
    return str(os.getpid()).encode()


@pytest.fixture
def can_fork(monkeypatch):
    """Let the tests fork, although libraries that they imported have threads."""
    monkeypatch.setattr(workers, "_can_fork", lambda: True)


@pytest.mark.parametrize("count", [0, 1, 3, MANY])
@pytest.mark.usefixtures("can_fork")
def test_every_file_is_written_and_reported(count, tmp_path):
    given = targets(count, content)
    made = list(make_files(given, tmp_path))
    assert sorted(one.target.address for one in made) == sorted(one.address for one in given)
    for one in made:
        written = (tmp_path / one.target.address).read_bytes()
        assert written == content(int(one.target.digest))
        assert one.content == content_digest(written) == hashlib.sha256(written).hexdigest()
    assert sum(file.is_file() for file in tmp_path.rglob("*")) == count


def test_files_of_one_letter_are_made_in_a_row(tmp_path):
    addresses = ["b/1.html", "a/2.html", "b/1.pdf", "a/2.pdf", "b/1.txt"]
    given = [Target(address, "", bytes) for address in addresses]
    made = [one.target.address for one in make_files(given, tmp_path)]
    assert made == ["a/2.html", "a/2.pdf", "b/1.html", "b/1.pdf", "b/1.txt"]


@pytest.mark.usefixtures("can_fork")
def test_many_files_are_made_by_several_processes_few_by_this_one(tmp_path):
    list(make_files(targets(MANY, process_of), tmp_path))
    makers = {file.read_text() for file in tmp_path.rglob("*.txt")}
    assert len(makers) > 1
    assert str(os.getpid()) not in makers
    list(make_files(targets(3, process_of), tmp_path / "few"))
    assert {file.read_text() for file in tmp_path.glob("few/*/*")} == {str(os.getpid())}


def test_a_process_with_threads_is_not_forked(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "listdir", lambda _: ["1", "2"])
    list(make_files(targets(MANY, process_of), tmp_path))
    assert {file.read_text() for file in tmp_path.rglob("*.txt")} == {str(os.getpid())}


def growing(_):
    GROWN.append(b"x" * 3_000_000)
    return str(os.getpid()).encode()


@pytest.mark.usefixtures("can_fork")
def test_a_process_that_has_grown_is_replaced_and_nothing_is_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "_GROWTH", 30_000_000)
    made = list(make_files(targets(MANY, growing), tmp_path))
    assert len({one.target.address for one in made}) == len(made) == MANY
    makers = {file.read_text() for file in tmp_path.rglob("*.txt")}
    assert len(makers) > MANY / 50


IMPORT_ALL = """
import os, pkgutil
import gazette

for module in pkgutil.walk_packages(gazette.__path__, "gazette."):
    __import__(module.name)
print(len(os.listdir("/proc/self/task")))
"""


def test_nothing_that_the_package_imports_starts_threads():
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    environment.pop("OPENBLAS_NUM_THREADS", None)
    command = [sys.executable, "-c", IMPORT_ALL]
    assert subprocess.check_output(command, env=environment).strip() == b"1"


def failing(error, number):
    if number == 1:
        raise error
    return content(number)


class OddError(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one}{two}")


@pytest.mark.usefixtures("can_fork")
@pytest.mark.parametrize("count", [MANY, 2])
def test_an_error_is_raised_as_it_was_and_ends_all(count, tmp_path):
    with pytest.raises(OutputError) as raised:
        list(make_files(targets(count, partial(failing, OutputError("thư 3: hỏng"))), tmp_path))
    assert str(raised.value) == "thư 3: hỏng"
    assert active_children() == []


@pytest.mark.usefixtures("can_fork")
def test_an_error_that_can_not_be_sent_is_told(tmp_path):
    with pytest.raises(WorkerError, match="OddError: ab"):
        list(make_files(targets(MANY, partial(failing, OddError("a", "b"))), tmp_path))


def killing(number):
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return content(number)


@pytest.mark.usefixtures("can_fork")
def test_a_killed_process_is_an_error(tmp_path):
    with pytest.raises(WorkerError, match="code -9"):
        list(make_files(targets(MANY, killing), tmp_path))
    assert active_children() == []


@pytest.mark.usefixtures("can_fork")
def test_whoever_stops_reading_stops_the_processes(tmp_path):
    files = make_files(targets(MANY, content), tmp_path)
    next(files)
    files.close()
    assert active_children() == []


def children(parent):
    """Return the ids of the running children of a process."""
    tasks = Path(f"/proc/{parent}/task").iterdir()
    return [int(one) for task in tasks for one in (task / "children").read_text().split()]


SLOW = """
import sys, time
from pathlib import Path
from gazette.target import Target
from gazette.workers import make_files

def make():
    time.sleep(0.05)
    return b""

for _ in make_files([Target(str(i), "", make) for i in range(2000)], Path(sys.argv[1])):
    pass
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_its_parent(how, tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        stderr=subprocess.PIPE,
    )
    until(lambda: any(tmp_path.iterdir()))
    workers_of = children(parent.pid)
    assert workers_of
    parent.send_signal(how)
    _, said = parent.communicate(timeout=20)
    assert parent.returncode != 0
    until(lambda: not any(map(is_running, workers_of)))
    assert said.count(b"Traceback") == (how == signal.SIGINT), "the parent's own"


def until(found):
    """Wait until something is found, and return it."""
    for _ in range(400):
        if answer := found():
            return answer
        time.sleep(0.05)
    raise AssertionError("not within 20 seconds")


def is_running(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
