"""PDF and Word files: cached, the same from many processes, and left out on request."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.model import PageOutput, SiteInputs, beside
from gazette.outputs.printing.pdf import PDF
from gazette.outputs.printing.word import WORD
from gazette.outputs.registry import page_files
from gazette.outputs.write import write_outputs
from gazette.site.commands import build_site
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.site.samples import SEEDS

SUFFIXES = (".pdf", ".docx")


@pytest.fixture(scope="module")
def corpus():
    return load_corpus([ROOT / "directives"])[0]


class Printer:
    """An output whose files hold the titles of papers. It records which files it made."""

    def __init__(self, forms):
        self.forms = {SEEDS[seed]: form for seed, form in forms.items()}
        self.made = []
        self.digest = "rules"

    def make(self, form):
        self.made.append(form.title)
        return form.title.encode()

    def write(self, corpus, folder, cache=None):
        """Write the file of every letter; return their addresses."""
        output = PageOutput(
            part="action",
            label="save_pdf",
            address=beside(".pdf"),
            read=lambda entry, _: self.forms[entry.address],
            make=self.make,
            digest=lambda: self.digest,
        )
        inputs = SiteInputs(corpus, None, Path(), cache)
        return set(write_outputs([output], [], inputs, folder))


@pytest.fixture
def printer(forms):
    return Printer(forms)


def file_of(address):
    return address.removesuffix(".html") + ".pdf"


def test_every_form_gives_a_file_beside_its_page(printer, corpus, tmp_path):
    assert printer.write(corpus, tmp_path) == {file_of(page) for page in SEEDS.values()}
    for address, form in printer.forms.items():
        assert (tmp_path / file_of(address)).read_text(encoding="utf-8") == form.title
    assert len(printer.made) == len(SEEDS)


def test_what_the_cache_holds_is_not_made_again(printer, corpus, tmp_path):
    for folder in ("a", "b"):
        printer.write(corpus, tmp_path / folder, tmp_path / "cache")
    assert len(printer.made) == len(SEEDS)
    for file in map(file_of, SEEDS.values()):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_changed_form_is_made_anew_and_alone(printer, corpus, tmp_path):
    printer.write(corpus, tmp_path, tmp_path / "cache")
    address, form = next(iter(printer.forms.items()))
    printer.forms[address] = dataclasses.replace(
        form, sheet=dataclasses.replace(form.sheet, is_cut=not form.sheet.is_cut)
    )
    printer.write(corpus, tmp_path, tmp_path / "cache")
    assert printer.made[len(SEEDS) :] == [form.title]


def test_what_the_program_depends_on_counts_too(printer, corpus, tmp_path):
    printer.write(corpus, tmp_path, tmp_path / "cache")
    printer.digest = "other"
    printer.write(corpus, tmp_path, tmp_path / "cache")
    assert len(printer.made) == 2 * len(SEEDS)


def test_of_one_file_the_cache_keeps_a_few_versions_only(printer, corpus, tmp_path):
    address, form = next(iter(printer.forms.items()))
    titles = ["một", "hai", "ba"]
    for title in titles:
        printer.forms[address] = dataclasses.replace(form, title=title)
        printer.write(corpus, tmp_path, tmp_path / "c")
    assert len(list((tmp_path / "c/files" / file_of(address)).iterdir())) == 2
    assert [title for title in printer.made if title in titles] == titles


def test_what_two_outputs_are_made_from_is_read_once(corpus, tmp_path):
    read = []

    def read_address(entry, _):
        read.append(entry.address)
        return entry.address

    outputs = [
        PageOutput("action", "save_text", beside(suffix), read_address, str.encode)
        for suffix in (".a", ".b")
    ]
    written = list(write_outputs(outputs, [], SiteInputs(corpus, None, Path(), None), tmp_path))
    assert len(written) == 2 * len(SEEDS)
    assert sorted(read) == sorted(SEEDS.values())


@pytest.mark.slow
def test_many_files_are_the_same_as_few(tmp_path):
    """Many are made by several processes."""
    list(write_records(tmp_path / "records", 12, 7))
    inputs = SiteInputs(load_corpus([tmp_path / "records"])[0], None, Path(), None)
    for output in (PDF, WORD):
        list(write_outputs([output], [], inputs, tmp_path / "few"))
    many = set(write_outputs([PDF, WORD], [], inputs, tmp_path / "many"))
    assert len(many) == 12 * 2
    for address in many:
        few = tmp_path / "few" / address
        assert few.read_bytes() == (tmp_path / "many" / address).read_bytes()


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
    other = build_site(None, tmp_path / "site")
    assert (tmp_path / ".cache/files").is_dir()
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
