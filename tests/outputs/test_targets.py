"""The targets of outputs: each digest covers all that its file depends on, and little else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gazette.corpus import load_corpus
from gazette.outputs import registry
from gazette.outputs.json_schema import schema_targets
from gazette.outputs.model import OutputError, SiteInputs, outputs_code
from gazette.outputs.printing import paper
from gazette.outputs.printing.paper import printing_code
from gazette.outputs.registry import PAGE_OUTPUTS, page_files, targets_beside_pages
from gazette.outputs.scripts import script_targets
from gazette.sheet import Sheets
from gazette.store import Store, code_digest
from tests.conftest import ROOT
from tests.site.factory import made_letter
from tests.test_rooms import imported

THEME = ROOT / "scripts/gazette/theme"
SUFFIXES = (".pdf", ".docx", ".txt", ".bib", ".ris", ".json", ".xml")


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the five records that a test may change."""
    return Path(shutil.copytree(ROOT / "directives", tmp_path / "directives"))


def inputs_of(folder, site_url=None, theme=THEME):
    corpus, problems = load_corpus([folder])
    assert problems == []
    return SiteInputs(corpus, site_url, theme, Store(None))


def targets_of(inputs):
    return {one.address: one for one in targets_beside_pages(inputs, PAGE_OUTPUTS)}


def digests(inputs):
    return {address: target.digest for address, target in targets_of(inputs).items()}


def changed(before, after):
    """Return the addresses whose targets differ, are new or are gone."""
    return {one for one in before | after if before.get(one) != after.get(one)}


def edit(folder, name, old, new):
    file = next(folder.rglob(f"*{name}*.md"))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def files_of(inputs, name, *suffixes):
    """Return the addresses of some files of the letter with this in its address."""
    stem = next(page for page in inputs.corpus.by_address if name in page).removesuffix(".html")
    return {stem + suffix for suffix in suffixes}


def test_every_link_of_a_page_has_a_target(folder):
    inputs = inputs_of(folder)
    links = page_files(inputs.corpus, PAGE_OUTPUTS).values()
    assert sorted(link.address for files in links for link in files) == sorted(targets_of(inputs))


def test_targets_are_listed_without_laying_out_or_making(folder, monkeypatch):
    def refuse(*_):
        raise AssertionError("something is made")

    inputs = inputs_of(folder)
    monkeypatch.setattr(Sheets, "of", refuse)
    monkeypatch.setattr(paper, "read_paper", refuse)
    assert len(digests(inputs)) == 5 * 8


def test_two_readings_of_the_same_records_give_the_same_digests(folder):
    assert digests(inputs_of(folder)) == digests(inputs_of(folder))


def test_an_edit_changes_the_files_of_its_letter_alone(folder):
    inputs = inputs_of(folder)
    before = digests(inputs)
    edit(folder, "606", "revised: ", "transcriber: Một Người\nrevised: ")
    every = files_of(inputs, "606", *SUFFIXES) | {one for one in before if "003_af7fd" in one}
    assert changed(before, digests(inputs_of(folder))) == every


def test_a_letter_that_it_cites_changes_the_files_that_show_the_link(tmp_path):
    """With the record of what it cites, a letter leads to that page instead of a list."""
    folder, body = tmp_path / "ha-giang", "Theo Công văn số 1-CV/HU ngày 10/8/2021 của Huyện ủy."
    made_letter(tmp_path, number="2-CV/HU", issued="2021-08-12", body=body)
    alone = digests(inputs_of(folder))
    made_letter(tmp_path)
    inputs = inputs_of(folder)
    shown = files_of(inputs, "2-cv-hu", ".pdf", ".docx", ".txt", ".json", ".xml")
    assert changed(alone, digests(inputs)) == shown | files_of(inputs, "1-cv-hu", *SUFFIXES)


def test_the_address_of_the_site_changes_the_files_that_name_it(folder):
    before, after = (inputs_of(folder, url) for url in (None, "https://vi-du.invalid/"))
    naming = {one for one in digests(before) if not one.endswith(".txt")}
    assert changed(digests(before), digests(after)) == naming


def test_the_code_changes_every_file(folder, monkeypatch):
    before = digests(inputs_of(folder))
    monkeypatch.setattr(registry, "outputs_code", lambda: "other")
    assert changed(before, digests(inputs_of(folder))) == set(before)


@pytest.mark.parametrize(
    "name", ["fonts/Tinos_700Bold.ttf", "typst/form.typ", "word.py", "word.yml"]
)
def test_fonts_templates_and_data_are_part_of_the_code(name, tmp_path, monkeypatch, request):
    request.addfinalizer(code_digest.cache_clear)
    package = shutil.copytree(ROOT / "scripts/gazette", tmp_path / "gazette")
    monkeypatch.setattr("gazette.store._PACKAGE", package)
    code_digest.cache_clear()
    before = printing_code(), outputs_code()
    with (package / "outputs/printing" / name).open("ab") as file:
        file.write(b" ")
    code_digest.cache_clear()
    assert all(map(str.__ne__, before, (printing_code(), outputs_code())))


@pytest.mark.parametrize("name", ["pdf", "word", "word_notes", "word_styles", "ooxml"])
def test_what_makes_a_file_of_a_paper_uses_no_other_rooms_than_its_code_covers(name):
    """Beside a type of which papers hold values."""
    names = set(imported(ROOT / f"scripts/gazette/outputs/printing/{name}.py"))
    others = {one for one in names if one.split(".")[1] not in {"data", "sheet", "outputs"}}
    assert others <= {"gazette.pages.end_words.EndLine"}


def test_the_versions_of_libraries_are_part_of_the_code(tmp_path):
    def code():
        program = "from gazette.outputs.printing.paper import printing_code; print(printing_code())"
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{tmp_path}"}
        return subprocess.check_output([sys.executable, "-c", program], env=environment)

    before = code()
    assert code() == before
    other = tmp_path / "typst-9.9.9.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: typst\nVersion: 9.9.9\n")
    assert code() != before


def test_a_source_file_that_changed_after_the_check_is_not_published(folder):
    inputs = inputs_of(folder)
    address = next(one for one in targets_of(inputs) if "003_af7fd" in one)
    assert targets_of(inputs)[address].make() == next(folder.rglob("003_*.txt")).read_bytes()
    next(folder.rglob("003_*.txt")).write_text("khác", encoding="utf-8")
    with pytest.raises(OutputError, match=r"003_af7fd\w+\.txt: changed while the site was built"):
        targets_of(inputs)[address].make()


# ---------- files of the whole site ----------


def test_a_script_is_read_once_and_made_of_what_was_read(folder, tmp_path):
    theme = tmp_path / "theme"
    (theme / "assets").mkdir(parents=True)
    script = theme / "assets/a.js"
    script.write_text("let one = 1;")
    inputs = inputs_of(folder, theme=theme)
    (target,) = script_targets(inputs)
    script.write_text("let two = 2;")
    (other,) = script_targets(inputs)
    assert target.address == other.address == "assets/a.js"
    assert target.digest != other.digest
    assert target.make() == b"let one=1;"


def test_the_modules_of_a_script_are_joined_each_behind_what_it_imports(folder, tmp_path):
    modules = tmp_path / "theme/scripts/seek"
    modules.mkdir(parents=True)
    (modules / "main.js").write_text(
        'import { one } from "./a.js";\nimport { two } from "./b.js";\none(two);\n'
    )
    (modules / "a.js").write_text('import { two } from "./b.js";\nexport const one = () => two;\n')
    (modules / "b.js").write_text("export const two = 2;\n")
    (target,) = script_targets(inputs_of(folder, theme=tmp_path / "theme"))
    assert target.address == "assets/seek.js"
    made = target.make().decode()
    assert "import" not in made
    assert "export" not in made
    assert made.index("two=2") < made.index("one=") < made.index("one(two)")
    assert made.startswith('(()=>{"use strict";')


def test_the_schema_depends_on_code_alone(folder):
    inputs = inputs_of(folder)
    first, second = (list(schema_targets(inputs)) for _ in range(2))
    assert [one.digest for one in first] == [one.digest for one in second]
    assert first[0].make() == second[0].make()
