"""Print files of a whole site: made once, by many processes alike, and left out where asked."""

from __future__ import annotations

import dataclasses
import shutil

import pytest

from gazette.corpus import load_corpus
from gazette.printing import files
from gazette.printing.files import MAKERS, Maker, file_address, print_files
from gazette.site.build import build_site
from gazette.site.paper import paper_forms
from tests.conftest import ROOT
from tests.site.samples import SEEDS


@pytest.fixture
def made(monkeypatch):
    """Replace the makers by one that says what it was asked for."""
    made = []

    def make(form):
        made.append(form.meta.title)
        return form.meta.title.encode()

    monkeypatch.setattr(files, "MAKERS", (Maker(".pdf", lambda: "rules", make),))
    return made


@pytest.fixture
def asked(forms):
    return [(f"{seed}/page.html", form) for seed, form in forms.items()]


def test_every_form_gives_a_file_of_each_maker_beside_its_page(asked, made, tmp_path):
    paths = set(print_files(asked, tmp_path, None))
    assert paths == {tmp_path / seed / "page.pdf" for seed in SEEDS}
    for address, form in asked:
        file = tmp_path / file_address(address, ".pdf")
        assert file.read_text(encoding="utf-8") == form.meta.title
    assert len(made) == len(asked)


def test_what_the_cache_holds_is_not_made_again(asked, made, tmp_path):
    for folder in ("a", "b"):
        list(print_files(asked, tmp_path / folder, tmp_path / "cache"))
    assert len(made) == len(asked)
    for address, _ in asked:
        file = file_address(address, ".pdf")
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_changed_form_is_made_anew_and_alone(asked, made, tmp_path):
    list(print_files(asked, tmp_path, tmp_path / "cache"))
    address, form = asked[0]
    asked[0] = address, dataclasses.replace(form, cut=not form.cut)
    list(print_files(asked, tmp_path, tmp_path / "cache"))
    assert made[len(asked) :] == [form.meta.title]


def test_what_a_maker_rests_on_counts_too(asked, made, tmp_path, monkeypatch):
    list(print_files(asked, tmp_path, tmp_path / "cache"))
    (maker,) = files.MAKERS
    monkeypatch.setattr(files, "MAKERS", (dataclasses.replace(maker, digest=lambda: "other"),))
    list(print_files(asked, tmp_path, tmp_path / "cache"))
    assert len(made) == 2 * len(asked)


def test_of_one_document_the_cache_keeps_a_few_files_only(asked, made, tmp_path):
    address, form = asked[0]
    for title in ("một", "hai", "ba"):
        meta = dataclasses.replace(form.meta, title=title)
        list(
            print_files([(address, dataclasses.replace(form, meta=meta))], tmp_path, tmp_path / "c")
        )
    assert len(list((tmp_path / "c" / address).iterdir())) == 2
    assert made == ["một", "hai", "ba"]


def test_many_processes_make_the_same_files_as_one(asked, tmp_path, monkeypatch):
    list(print_files(asked, tmp_path / "one", None))
    monkeypatch.setattr(files, "_FEW", 1)
    monkeypatch.setattr(files, "_cores", lambda: 2)
    many = set(print_files(asked, tmp_path / "many", None))
    assert len(many) == len(asked) * len(MAKERS)
    for file in many:
        beside = tmp_path / "one" / file.relative_to(tmp_path / "many")
        assert file.read_bytes() == beside.read_bytes()


# ---------- the site ----------


@pytest.mark.parametrize("seed", SEEDS)
def test_each_page_links_its_files_and_they_lie_beside_it(site, seed):
    page = site / SEEDS[seed]
    for maker in MAKERS:
        file = page.with_suffix(maker.suffix)
        assert file.stat().st_size > 5_000
        assert f'href="{file.name}" download' in page.read_text(encoding="utf-8")


def test_two_builds_in_two_folders_give_the_same_bytes(site, tmp_path, monkeypatch):
    """The second knows nothing of what the first kept."""
    for name in ("docs", "directives", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SITE_URL", "")
    other = build_site(None, tmp_path / "site")
    assert (tmp_path / ".cache/print").is_dir()
    for seed in SEEDS:
        for maker in MAKERS:
            file = (site / SEEDS[seed]).with_suffix(maker.suffix)
            assert file.read_bytes() == (other / file.relative_to(site)).read_bytes()


def test_without_print_files_there_are_none_and_no_links(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SITE_URL", "")
    site = build_site(None, tmp_path / "site", print_files=False)
    for maker in MAKERS:
        assert list(site.rglob(f"*{maker.suffix}")) == []
        for seed in SEEDS:
            assert f'{maker.suffix}"' not in (site / SEEDS[seed]).read_text(encoding="utf-8")


def test_what_was_withdrawn_has_no_print_files(made_records):
    corpus, problems = load_corpus([made_records])
    assert problems == []
    printed = {address for address, _ in paper_forms(corpus, None)}
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
