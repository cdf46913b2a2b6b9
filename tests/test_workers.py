"""One thing done for many by several processes: the same as by one, and no process left behind."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from gazette import workers
from gazette.outputs.model import OutputError
from gazette.workers import WorkerError, in_processes
from tests.conftest import ROOT

MANY = 600
GROWN = []  # what a process keeps


def content(number):
    return f"{number}\n".encode() * (number + 1)


def process_of(_):
    return os.getpid()


def done(do, count):
    """Do something for the first numbers; return the answers."""
    return [answer for _, answer in in_processes(do, range(count))]


@pytest.fixture
def can_fork(monkeypatch):
    """Let the tests fork, although libraries that they imported have threads."""
    monkeypatch.setattr(workers, "_can_fork", lambda: True)


@pytest.mark.parametrize("count", [0, 1, 3, MANY])
@pytest.mark.usefixtures("can_fork")
def test_every_item_is_yielded_with_its_answer(count):
    answers = list(in_processes(content, range(count)))
    assert len(answers) == count
    assert dict(answers) == {number: content(number) for number in range(count)}


def test_one_process_does_items_in_their_order():
    assert [item for item, _ in in_processes(str, "bacd")] == list("bacd")


@pytest.mark.usefixtures("can_fork")
def test_many_items_are_done_by_several_processes_few_by_this_one():
    processes = set(done(process_of, MANY))
    assert len(processes) > 1
    assert os.getpid() not in processes
    assert set(done(process_of, 3)) == {os.getpid()}


@pytest.mark.usefixtures("can_fork")
def test_the_caller_says_how_many_are_few():
    assert {answer for _, answer in in_processes(process_of, range(3), few=4)} == {os.getpid()}
    assert os.getpid() not in {answer for _, answer in in_processes(process_of, range(4), few=4)}


def test_a_process_with_threads_is_not_forked(monkeypatch):
    monkeypatch.setattr(os, "listdir", lambda _: ["1", "2"])
    assert set(done(process_of, MANY)) == {os.getpid()}


def growing(_):
    GROWN.append(b"x" * 3_000_000)
    return os.getpid()


@pytest.mark.usefixtures("can_fork")
def test_a_process_that_has_grown_is_replaced_and_nothing_is_lost(monkeypatch):
    monkeypatch.setattr(workers, "_GROWTH", 30_000_000)
    answers = list(in_processes(growing, range(MANY)))
    assert sorted(item for item, _ in answers) == list(range(MANY))
    assert len({answer for _, answer in answers}) > MANY / 50


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


def test_multiprocessing_is_imported_only_where_a_process_starts():
    code = "import sys, gazette.corpus; print('multiprocessing' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    said = subprocess.check_output([sys.executable, "-c", code], env=environment)
    assert said.strip() == b"False"


def failing(error, number):
    if number == 1:
        raise error
    return content(number)


class OddError(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one}{two}")


@pytest.mark.usefixtures("can_fork")
@pytest.mark.parametrize("count", [MANY, 2])
def test_an_error_is_raised_as_it_was_and_ends_all(count):
    with pytest.raises(OutputError) as raised:
        done(partial(failing, OutputError("thư 3: hỏng")), count)
    assert str(raised.value) == "thư 3: hỏng"
    assert active_children() == []


@pytest.mark.usefixtures("can_fork")
def test_an_error_that_can_not_be_sent_is_told():
    with pytest.raises(WorkerError, match="OddError: ab"):
        done(partial(failing, OddError("a", "b")), MANY)


def killing(number):
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return content(number)


@pytest.mark.usefixtures("can_fork")
def test_a_killed_process_is_an_error():
    with pytest.raises(WorkerError, match="code -9"):
        done(killing, MANY)
    assert active_children() == []


@pytest.mark.usefixtures("can_fork")
def test_whoever_stops_reading_stops_the_processes():
    answers = in_processes(content, range(MANY))
    next(answers)
    answers.close()
    assert active_children() == []


def children(parent):
    """Return the ids of the running children of a process."""
    tasks = Path(f"/proc/{parent}/task").iterdir()
    return [int(one) for task in tasks for one in (task / "children").read_text().split()]


SLOW = """
import signal, sys, time
from pathlib import Path
from gazette.workers import in_processes

# A process begun in the background would not hear Ctrl+C
signal.signal(signal.SIGINT, signal.default_int_handler)

def do(number):
    time.sleep(0.05)
    (Path(sys.argv[1]) / str(number)).touch()

for _ in in_processes(do, range(2000)):
    pass
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_its_parent(how, tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        stderr=subprocess.PIPE,
    )
    with ending(parent):
        until(lambda: any(tmp_path.iterdir()))
        workers_of = children(parent.pid)
        assert workers_of
        parent.send_signal(how)
        _, said = parent.communicate(timeout=20)
    assert parent.returncode != 0
    until(lambda: not any(map(is_running, workers_of)))
    assert said.count(b"Traceback") == (how == signal.SIGINT), "the parent's own"


@contextmanager
def ending(process):
    """End a process with what is done with it, so that a failed test leaves none to the others."""
    with process:
        try:
            yield
        finally:
            process.kill()


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
