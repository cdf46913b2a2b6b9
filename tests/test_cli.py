"""The command `gazette`: what it prints and the codes it ends with (0 fine, 1 input, 2 usage)."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.site.factory import made_letter

VERBS = ("build", "serve", "check", "cite", "import", "new", "schema", "synth", "terms", "verify")
RECORD = "vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"


@pytest.fixture
def bad_file(tmp_path):
    """Return a record with two faults, in lines 2 and 4."""
    made_letter(tmp_path, issued="2021-08-10")
    file = next(tmp_path.rglob("*.md"))
    text = file.read_text(encoding="utf-8")
    text = text.replace("kind: cong-van", "kind: thu-tu").replace("'2021-08-10'", "2021-02-30")
    file.write_text(text, encoding="utf-8")
    return file


def test_good_records_pass_and_are_counted(gazette):
    done = gazette("check")
    files = list((ROOT / "directives").rglob("*.md"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"{len(files)} records read, problems: 0\n"


def test_one_file_or_folder_can_be_checked_alone(gazette):
    for path in (f"directives/{RECORD}", "directives/vinh-phuc"):
        done = gazette("check", path)
        assert (done.exit_code, done.stderr) == (0, "1 records read, problems: 0\n")


def test_a_bad_record_is_said_with_file_line_and_column(gazette, bad_file):
    done = gazette("check", bad_file)
    assert done.exit_code == 1
    assert re.findall(r"^(.+):(\d+):(\d+): (\w+): .+; .+$", done.stdout, re.MULTILINE) == [
        (str(bad_file), "4", "9", "issued"),
    ]
    assert done.stderr.endswith("problems: 1\n")


def test_problems_are_data_for_programs(gazette, bad_file):
    done = gazette("check", bad_file, "--format", "json")
    assert done.exit_code == 1
    (problem,) = json.loads(done.stdout)
    assert problem["wrong"]
    assert problem["right"]
    place = {key: problem[key] for key in ("file", "line", "column", "field")}
    assert place == {"file": str(bad_file), "line": 4, "column": 9, "field": "issued"}
    assert done.stderr == ""


def test_no_problems_are_an_empty_list_for_programs(gazette):
    done = gazette("check", "--format", "json")
    assert (done.exit_code, json.loads(done.stdout), done.stderr) == (0, [], "")


def test_the_check_writes_nothing(gazette, tmp_path):
    records = shutil.copytree(ROOT / "directives", tmp_path / "directives")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert gazette("check", records, cwd=tmp_path).exit_code == 0
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_the_schema_is_json_that_names_its_dialect(gazette):
    done = gazette("schema")
    schema = json.loads(done.stdout)
    assert (done.exit_code, done.stderr) == (0, "")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"kind", "subject", "source", "added"} <= set(schema["required"])
    assert "vinh-phuc" in json.dumps(schema["properties"]["province"])


def test_help_lists_every_verb(gazette):
    done = gazette("--help")
    assert done.exit_code == 0
    assert all(re.search(rf"^  {verb} ", done.stdout, re.MULTILINE) for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(gazette, verb):
    done = gazette(verb, "--help")
    assert done.exit_code == 0
    assert f"Usage: gazette {verb}" in done.stdout


def test_the_version_is_the_package_s(gazette):
    assert re.fullmatch(r"gazette, version \d+\.\d+\.\d+\n", gazette("--version").stdout)


@pytest.mark.parametrize(
    "call",
    [
        ("check", "khong/co.md"),
        ("check", "--format", "xml"),
        ("cite", "khong/co.txt"),
        ("cite", "directives"),
        ("build", "--directives", "khong-co"),
        ("build", "--nhanh"),
        ("serve", "--port", "0"),
        ("serve", "--port", "chin"),
        ("bay",),
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_2_and_says_what_is_wrong(gazette, call):
    done = gazette(*call)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert call[-1] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("call", [("build",), ("serve",), ("check",)], ids=" ".join)
def test_outside_the_project_s_folder_it_says_so(gazette, tmp_path, call):
    done = gazette(*call, cwd=tmp_path)
    assert done.exit_code == 2
    assert re.search(r"there is no (folder `directives`|mkdocs\.yml) here", done.stderr)
    assert list(tmp_path.iterdir()) == []


TERMINALS = {
    "cp1252": {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},  # as on Windows, into a file
    "cp1258": {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1258"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("terminal", TERMINALS)
@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (["cite", "thư.txt", "--json"], 0, '"text": "Công văn số 12/UBND-VX ngày 01/5/2021"'),
        (["cite", "thư.txt"], 0, "thư.txt:1:1: Công văn số 12/UBND-VX ngày 01/5/2021: CV"),
        (["check", "thư.md"], 1, "thư.md"),
        (["check", "thư.md", "--format", "json"], 1, "thư.md"),
        (["schema"], 0, "json-schema.org"),
        (["synth", "1", "thư mục"], 0, "thư mục: 1 synthetic records"),
        (["cite", "không.txt"], 2, "không.txt"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_every_verb_writes_utf_8_on_any_terminal(tmp_path, terminal, call, code, words):
    (tmp_path / "thư.txt").write_bytes("Công văn số 12/UBND-VX ngày 01/5/2021.".encode())
    (tmp_path / "thư.md").write_bytes("thư\n".encode())
    run = [sys.executable, "-c", "from gazette.cli import main; main()", *call]
    env = os.environ | TERMINALS[terminal]
    done = subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, check=False)
    said = done.stdout.decode() + done.stderr.decode()
    assert (done.returncode, "Traceback" in said) == (code, False)
    assert words in said


def test_a_check_imports_only_what_it_needs():
    """So that it is done before anyone waits."""
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sys.modules));"
        "from gazette.cli import main; main()"
    )
    run = [sys.executable, "-c", code, "check", f"directives/{RECORD}"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    heavy = {"mkdocs", "jinja2", "markdown", "typst", "docx", "segno", "rjsmin", "sqlite3"}
    assert "gazette.corpus" in imported
    assert not imported & {*heavy, "gazette.site", "gazette.synth"}
