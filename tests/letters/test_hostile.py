"""Files that mean harm are refused with a message of one line, or read without harm."""

import base64
import json
import resource
import subprocess
import sys

import pytest

from tests.letters import hostile

MEMORY = 2 * 2**30
SECONDS = 60  # of CPU: what loops never ends
COMMAND = (sys.executable, "-c", "from gazette.cli import main; main()", "import", "--json")


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.fixture
def run():
    """Return a function that imports a file in a program of its own, short of memory and time."""

    def run(file):
        command = [*COMMAND, file]
        done = subprocess.run(command, preexec_fn=limited, capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.fixture
def imported(gazette, tmp_path):
    """Return a function that imports a file of a name in this process."""

    def imported(name, data):
        (tmp_path / name).write_bytes(data)
        done = gazette("import", "--json", tmp_path / name, cwd=tmp_path)
        return done.exit_code, done.stdout, done.stderr

    return imported


def is_harmless(code, told, message):
    """Say whether a run ended with JSON, or with a clear refusal."""
    for fault in ("Traceback", "fault of this program", "\x1b"):
        assert fault not in told + message, message[-2000:]
    assert code in (0, 1), (code, message[-2000:])
    return isinstance(json.loads(told), list) and (code == 0 or 0 < len(message.strip()) < 1000)


@pytest.mark.parametrize("name", hostile.GREAT)
def test_what_grows_or_loops_is_refused_or_read(name, run, tmp_path):
    (tmp_path / name).write_bytes(hostile.GREAT[name]())
    assert is_harmless(*run(tmp_path / name))


@pytest.mark.parametrize("name", hostile.BROKEN)
def test_what_is_not_what_its_name_says_is_refused_or_read(name, imported):
    assert is_harmless(*imported(name, hostile.BROKEN[name]()))


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31mb.txt", "..txt", "-rf.txt", "a b“”đ.txt"])
def test_an_odd_name_of_a_file_is_harmless(name, imported):
    assert is_harmless(*imported(name, hostile.LETTER.encode()))
    assert is_harmless(*imported(name, b"\0\1"))


@pytest.mark.parametrize("make", hostile.NO_FILES.values(), ids=hostile.NO_FILES)
def test_what_is_no_file_is_refused(make, run, tmp_path):
    make(tmp_path / "a.txt")
    code, _, message = run(tmp_path / "a.txt")
    assert code == 1
    assert 0 < len(message) < 1000
    assert "Traceback" not in message


@pytest.mark.parametrize("make", [hostile.word_with_entity, hostile.word_that_links])
def test_a_word_file_reads_no_other_file(make, imported, tmp_path):
    secret = tmp_path / "other.txt"
    secret.write_text("nobody-may-read-this", encoding="utf-8")
    code, told, message = imported("a.docx", make(secret.as_uri()))
    assert is_harmless(code, told, message)
    for words in ("nobody-may-read-this", base64.b64encode(secret.read_bytes()).decode()):
        assert words not in told + message


def test_a_macro_is_not_read(imported):
    code, told, message = imported("a.docx", hostile.word(**{"word/vbaProject.bin": "Shell(1)"}))
    assert is_harmless(code, told, message)
    assert "Shell" not in told


def test_a_path_in_a_name_of_a_part_writes_nothing(imported, tmp_path):
    assert is_harmless(*imported("a.docx", hostile.word(**{"../../evil": "x", "/tmp/evil": "x"})))
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]


def test_the_word_file_of_these_tests_is_sound(imported):
    (letter,) = json.loads(imported("a.docx", hostile.word())[1])
    assert letter["number"] == "412-CV/HU"


def test_scripts_in_a_body_stay_words(imported):
    spoilt = hostile.LETTER.replace("24/24", "<script>alert(1)</script> 24/24")
    (letter,) = json.loads(imported("a.txt", spoilt.encode())[1])
    assert letter["completeness"] == "complete"
