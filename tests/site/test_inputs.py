"""All that a build reads: any change of it is noticed before anything is planned."""

from __future__ import annotations

import shutil

import pytest
from mkdocs.config import load_config

from gazette.site.inputs import Inputs, read_inputs, save_inputs, up_to_date
from gazette.site.inventory import Row, content_of, save_inventory
from gazette.site.options import BuildOptions
from gazette.store import Store
from tests.conftest import ROOT

RECORD = "directives/vinh-phuc/song-lo/2021-08-10-358-cv-hu.md"


@pytest.fixture
def project(tmp_path):
    """Return a copy of what a build reads beside the package."""
    for folder in ("directives", "docs", "scripts/gazette/theme"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for file in ("mkdocs.yml", "scripts/gazette/site/hook.py"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


A, B = Inputs("a", {}), Inputs("b", {})


def digest(project, **options):
    config = load_config(str(project / "mkdocs.yml"))
    BuildOptions(**options).set_in(config)
    inputs = read_inputs(config)
    return inputs and inputs.digest


def test_what_did_not_change_has_the_same_digest(project):
    assert digest(project) == digest(project)


@pytest.mark.parametrize(
    "name",
    [
        RECORD,
        "docs/gioi-thieu.md",
        "mkdocs.yml",
        "scripts/gazette/site/hook.py",
        "scripts/gazette/theme/base.html",
        "scripts/gazette/theme/assets/site.css",
    ],
)
def test_any_file_that_is_read_counts(project, name):
    before = digest(project)
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("\n# thêm\n")
    assert digest(project) != before


def test_files_that_came_or_went_count(project):
    before = digest(project)
    added = project / "docs/them.md"
    added.write_text("# Thêm\n", encoding="utf-8")
    assert digest(project) != before
    added.unlink()
    assert digest(project) == before
    (project / RECORD).unlink()
    assert digest(project) != before


def test_a_file_in_a_linked_folder_counts(project, tmp_path):
    elsewhere = tmp_path / "khac"
    elsewhere.mkdir()
    (elsewhere / "a.md").write_text("# A\n", encoding="utf-8")
    (project / "docs/lien-ket").symlink_to(elsewhere)
    before = digest(project)
    (elsewhere / "a.md").write_text("# B\n", encoding="utf-8")
    assert digest(project) != before


def test_settings_from_outside_count(project, monkeypatch):
    before = digest(project)
    assert digest(project, print_files=False) != before
    monkeypatch.setenv("SITE_URL", "https://vi-du.invalid/")
    assert digest(project) != before


def test_what_a_plugin_reads_is_not_known(project):
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config.replace("plugins: []", "plugins: [search]"))
    assert digest(project) is None


def test_a_site_is_up_to_date_while_its_files_are_as_they_were_made(tmp_path):
    site, store = tmp_path / "site", Store(tmp_path / "store")
    site.mkdir()
    page = site / "index.html"
    page.write_text("một", encoding="utf-8")
    save_inventory({"index.html": Row("inputs of the page", content_of(page))}, site, store)
    save_inputs(site, A, store)
    assert up_to_date(site, A, store)
    assert not up_to_date(site, B, store)
    assert not up_to_date(site, None, store)
    page.write_text("hai", encoding="utf-8")
    assert not up_to_date(site, A, store)
    page.unlink()
    assert not up_to_date(site, A, store)


def test_a_site_without_an_inventory_is_not_known_to_be_up_to_date(tmp_path):
    save_inputs(tmp_path / "site", A, Store(tmp_path / "store"))
    assert not up_to_date(tmp_path / "site", A, Store(tmp_path / "store"))


def test_a_file_that_was_changed_and_put_back_meanwhile_counts_as_changed(project):
    config = load_config(str(project / "mkdocs.yml"))
    inputs, text = read_inputs(config), (project / RECORD).read_bytes()
    assert inputs.are_unchanged(config)
    (project / RECORD).write_bytes(text + b" ")
    (project / RECORD).write_bytes(text)
    assert not inputs.are_unchanged(config)
    assert read_inputs(config).digest == inputs.digest
