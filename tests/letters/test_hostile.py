"""Files that mean harm are refused with a message of one line, or read without harm."""

import base64
import json
import resource
import subprocess
import sys
import zipfile

import pytest

from tests.conftest import ROOT
from tests.letters import hostile

MEMORY = 2 * 2**30
SECONDS = 60  # of CPU: what loops never ends
COMMAND = (sys.executable, "-c", "from gazette.cli import main; main()", "import", "--json")


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.fixture
def run(tmp_path):
    """Return a function that imports a file in a program of its own, short of memory and time."""

    def run(name, data):
        file = tmp_path / name
        file.write_bytes(data)
        return subprocess.run(
            [*COMMAND, file],
            preexec_fn=limited,
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )

    return run


def is_harmless(done):
    """Say whether a run ended with JSON, or with a clear refusal."""
    for fault in ("Traceback", "fault of this program"):
        assert fault not in done.stderr, done.stderr[-2000:]
    assert done.returncode in (0, 1), (done.returncode, done.stderr[-2000:])
    if done.returncode == 0:
        return isinstance(json.loads(done.stdout), list)
    return 0 < max(map(len, done.stderr.strip().splitlines())) < 500


@pytest.mark.parametrize("name", hostile.GREAT)
def test_what_grows_or_loops_is_refused_or_read(name, run):
    assert is_harmless(run(name, hostile.GREAT[name]()))


@pytest.mark.parametrize("name", hostile.BROKEN)
def test_what_is_not_what_its_name_says_is_refused_or_read(name, run):
    assert is_harmless(run(name, hostile.BROKEN[name]()))


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31mb.txt", "..txt", "-rf.txt", "a b“”đ.txt"])
def test_an_odd_name_of_a_file_is_harmless(name, run):
    done = run(name, hostile.LETTER.encode())
    assert is_harmless(done)
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("make", [hostile.word_with_entity, hostile.word_that_links])
def test_a_word_file_reads_no_other_file(make, run, tmp_path):
    secret = tmp_path / "other.txt"
    secret.write_text("nobody-may-read-this", encoding="utf-8")
    done = run("a.docx", make(secret.as_uri()))
    assert is_harmless(done)
    for told in ("nobody-may-read-this", base64.b64encode(secret.read_bytes()).decode()):
        assert told not in done.stdout + done.stderr


def test_a_macro_is_not_read(run):
    done = run("a.docx", hostile.word(**{"word/vbaProject.bin": "Shell(1)"}))
    assert is_harmless(done)
    assert "Shell" not in done.stdout


def test_a_path_in_a_name_of_a_part_writes_nothing(run, tmp_path):
    done = run("a.docx", hostile.word(**{"../../evil.txt": "x", "/tmp/evil.txt": "x"}))
    assert is_harmless(done)
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]


def test_the_word_file_of_these_tests_is_sound(run, tmp_path):
    (letter,) = json.loads(run("a.docx", hostile.word()).stdout)
    assert letter["number"] == "412-CV/HU"
    assert zipfile.is_zipfile(tmp_path / "a.docx")


def test_scripts_in_a_body_stay_words(run):
    spoilt = hostile.LETTER.replace("24/24", "<script>alert(1)</script> 24/24")
    (letter,) = json.loads(run("a.txt", spoilt.encode()).stdout)
    assert letter["completeness"] == "complete"
