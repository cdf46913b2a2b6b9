"""What outputs can't make of records is a problem of the check, and stops a build."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.problems import output_problems
from tests.conftest import ROOT
from tests.site.factory import NO_SOURCE, body_of, made_letter
from tests.site.letters import scan_of

PLACE = "ha-giang/dong-van"


def letter_with(folder, name, **changes):
    """Write a letter with a PDF or PNG of this name as its source file."""
    content = scan_of("PNG" if name.endswith(".png") else "PDF")
    source = {**NO_SOURCE, "file": name, "sha256": hashlib.sha256(content).hexdigest()}
    file = made_letter(folder, PLACE, source=source, **changes)
    (file.parent / name).write_bytes(content)
    return file


def said_of(folder):
    corpus, problems = load_corpus([folder])
    assert problems == []
    return [(one.line, one.field, one.wrong) for one in output_problems(corpus)]


def test_the_records_of_the_project_have_none():
    assert said_of(ROOT / "directives") == []


@pytest.mark.parametrize("name", ["1-cv-hu.pdf", "1-cv-hu.png", "1-CV-HU.PDF", "2-cv-hu.pdf"])
def test_a_source_file_may_not_have_the_name_of_a_page(name, tmp_path):
    """Nor that of a file beside it, of any letter in the folder, of a kind to come."""
    made_letter(tmp_path, PLACE, number="2-CV/HU", issued="2021-08-11")
    file = letter_with(tmp_path, name)
    line = next(i for i, row in enumerate(file.read_text().split("\n"), 1) if name in row)
    page = f"/{PLACE}/2021/{name[0]}-cv-hu.html"
    wrong = f"its name on the site is that of the page {page}"
    assert said_of(tmp_path / "ha-giang") == [(line, "source.file", wrong)]


@pytest.mark.parametrize("name", ["ban-goc.pdf", "1-cv-hu-ban-goc.pdf", "3-cv-hu.pdf"])
def test_a_source_file_may_have_any_other_name(name, tmp_path):
    letter_with(tmp_path, name)
    assert said_of(tmp_path / "ha-giang") == []


def test_two_letters_of_a_folder_may_not_have_one_source_file(tmp_path):
    letter_with(tmp_path, "a.pdf")
    letter_with(tmp_path, "a.pdf", number="2-CV/HU", issued="2021-08-11")
    ((_, field, wrong),) = said_of(tmp_path / "ha-giang")
    assert field == "source.file"
    assert wrong.startswith("its name on the site is that of the source file of ")


# ---------- the command ----------


def test_asking_imports_nothing_that_makes_files():
    code = "import sys, gazette.outputs.problems; print(*sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-c", code]
    modules = set(subprocess.check_output(command, env=environment, encoding="utf-8").split())
    assert not modules & {"typst", "docx", "segno", "jinja2", "gazette.pages", "gazette.sheet"}


@pytest.fixture
def project(tmp_path):
    """Return a copy of the project with a single letter."""
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("options", [(), ("--no-print-files",)])
def test_what_check_refuses_no_build_makes(options, project, gazette):
    """An emoji in a body is named with its line and column, and the old site stays."""
    made_letter(project / "directives", PLACE, body=f"{body_of(1)}\n\nMột 😀.")
    (project / "site").mkdir()
    checked = gazette("check", cwd=project)
    built = gazette("build", *options, cwd=project)
    assert (checked.exit_code, built.exit_code) == (1, 1)
    file = next(project.glob("directives/**/*.md"))
    last = len(file.read_text(encoding="utf-8").rstrip("\n").split("\n"))
    place = f"{file.relative_to(project)}:{last}:5: body: "
    assert f'{place}the print font has no "😀" (U+1F600); ' in checked.output
    assert place in built.output
    assert list((project / "site").iterdir()) == []
