"""PDF and Word files: stored by content, the same from many processes, left out on request."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.printing import paper as printing
from gazette.outputs.printing.paper import print_output
from gazette.outputs.printing.pdf import PDF
from gazette.outputs.printing.word import WORD
from gazette.outputs.registry import page_files, targets_beside_pages
from gazette.site.commands import build_site
from gazette.store import Store
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.site.samples import SEEDS

SUFFIXES = (".pdf", ".docx")


@pytest.fixture(scope="module")
def corpus():
    return load_corpus([ROOT / "directives"])[0]


class Printer:
    """Makes files that hold the titles of papers, and records which it made."""

    def __init__(self, corpus, store):
        self.inputs = SiteInputs(corpus, None, Path(), Store(store))
        self.made = []
        self.output = print_output(".pdf", "save_pdf", self._make)

    def _make(self, paper):
        self.made.append(paper.title)
        return paper.title.encode()

    def files(self):
        """Return the file of every letter by its address."""
        targets = targets_beside_pages(self.inputs, [self.output])
        return {one.address: one.make() for one in targets}


@pytest.fixture
def printer(corpus, tmp_path):
    return Printer(corpus, tmp_path / "store")


def entries_of(folder):
    return sorted(file for file in folder.rglob("*") if file.is_file())


def test_every_letter_has_a_file_beside_its_page(printer, forms):
    papers = {SEEDS[seed].replace(".html", ".pdf"): form for seed, form in forms.items()}
    files = printer.files()
    assert files == {address: form.title.encode() for address, form in papers.items()}
    assert sorted(printer.made) == sorted(form.title for form in papers.values())


def test_what_is_stored_is_not_made_again(printer):
    assert printer.files() == printer.files()
    assert len(printer.made) == len(SEEDS)


def test_a_changed_paper_is_made_anew_and_alone(printer, monkeypatch):
    printer.files()
    read, changed = printing.read_paper, next(iter(SEEDS.values()))

    def read_paper(entry, inputs):
        paper = read(entry, inputs)
        return dataclasses.replace(paper, title="khác") if entry.address == changed else paper

    monkeypatch.setattr(printing, "read_paper", read_paper)
    printer.files()
    assert printer.made[len(SEEDS) :] == ["khác"]


def test_what_the_program_depends_on_counts_too(printer, monkeypatch):
    printer.files()
    monkeypatch.setattr(printing, "printing_code", lambda: "other")
    printer.files()
    assert len(printer.made) == 2 * len(SEEDS)


def flipped(file, _):
    stored = bytearray(file.read_bytes())
    stored[len(stored) // 2] ^= 1
    file.write_bytes(stored)


def cut(file, _):
    file.write_bytes(file.read_bytes()[:-1])


def emptied(file, _):
    file.write_bytes(b"")


def swapped(file, other):
    file.write_bytes(other.read_bytes())


@pytest.mark.parametrize("spoil", [flipped, cut, emptied, swapped])
def test_a_spoilt_entry_is_made_anew(spoil, printer, tmp_path):
    right = printer.files()
    stored = entries_of(tmp_path / "store")
    assert len(stored) == len(SEEDS)
    for file, other in zip(stored, [*stored[1:], stored[0]], strict=True):
        whole = file.read_bytes()
        spoil(file, other)
        assert printer.files() == right
        assert file.read_bytes() == whole
    assert len(printer.made) == 2 * len(SEEDS)


def test_files_are_stored_whatever_folder_the_records_are_in(tmp_path):
    list(write_records(tmp_path / "records", 3, 7))
    printer = Printer(load_corpus([tmp_path / "records"])[0], tmp_path / "store")
    assert printer.files() == printer.files()
    assert len(printer.made) == len(entries_of(tmp_path / "store")) == 3


TWICE = """
import sys
from pathlib import Path

from gazette import workers
from gazette.corpus import load_corpus
from gazette.outputs.model import SiteInputs
from gazette.outputs.printing.pdf import PDF
from gazette.outputs.printing.word import WORD
from gazette.outputs.registry import targets_beside_pages
from gazette.site.assemble import make_files
from gazette.store import Store

folder = Path(sys.argv[1])
inputs = SiteInputs(load_corpus([folder / "records"])[0], None, Path(), Store(None))
targets = list(targets_beside_pages(inputs, [PDF, WORD]))
assert len(targets) == 12 * 2
assert workers._can_fork()
for name, workers.FEW in (("many", 1), ("few", 100)):
    for _ in make_files(targets, folder / name):
        pass
"""


@pytest.mark.slow
def test_many_files_are_the_same_as_few(tmp_path):
    """Many are made by several processes, few by one. Another program has no threads yet."""
    list(write_records(tmp_path / "records", 12, 7))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    subprocess.run([sys.executable, "-c", TWICE, str(tmp_path)], env=environment, check=True)
    many, few = (files_in(tmp_path / name) for name in ("many", "few"))
    assert len(many) == 12 * 2
    assert many == few


def files_in(folder):
    return {file.relative_to(folder): file.read_bytes() for file in entries_of(folder)}


# ---------- the site ----------


@pytest.mark.parametrize("seed", SEEDS)
def test_each_page_links_its_files_and_they_lie_beside_it(site, seed):
    page = site / SEEDS[seed]
    for suffix in SUFFIXES:
        file = page.with_suffix(suffix)
        assert file.stat().st_size > 5_000
        assert f'href="{file.name}" download' in page.read_text(encoding="utf-8")


def test_two_builds_in_two_folders_give_the_same_bytes(site, tmp_path, monkeypatch):
    """The second build starts without a cache."""
    for name in ("docs", "directives", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SITE_URL", "")
    other = build_site(None, tmp_path / "site").folder
    for seed in SEEDS:
        for suffix in SUFFIXES:
            file = (site / SEEDS[seed]).with_suffix(suffix)
            assert file.read_bytes() == (other / file.relative_to(site)).read_bytes()


def test_without_print_files_there_are_none_and_no_links(made_site):
    pages = [file.read_text(encoding="utf-8") for file in made_site.rglob("*.html")]
    for suffix in SUFFIXES:
        assert list(made_site.rglob(f"*{suffix}")) == []
        assert [page for page in pages if f'{suffix}"' in page] == []


def test_what_was_withdrawn_has_no_print_files(made_records):
    corpus, problems = load_corpus([made_records])
    assert problems == []
    printed = {address for address, files in page_files(corpus, (PDF, WORD)).items() if files}
    assert printed == {entry.address for entry in corpus.shown}
    assert len(printed) < len(corpus.entries)


def test_the_address_of_the_site_stands_in_its_files_alone_where_it_is_known(
    site, site_with_address
):
    for seed in SEEDS:
        without, with_address = (
            (folder / SEEDS[seed]).with_suffix(".pdf") for folder in (site, site_with_address)
        )
        assert b"/URI" not in without.read_bytes()
        assert b"vi-du.invalid" in with_address.read_bytes()
