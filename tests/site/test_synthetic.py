"""The site of synthetic records: every page says that nothing on it is real."""

from __future__ import annotations

import re
import shutil

import pytest

from gazette.pages.labels import labels
from gazette.synth.generate import write_records
from tests.conftest import ROOT
from tests.site.conftest import built

BANNER = f'<p class="synthetic">{labels().site.synthetic}</p>'
NOINDEX = '<meta name="robots" content="noindex">'
MESSAGE = re.compile(r"^[^:\n]+\.md:\d+:\d+: synthetic: .+; .+$", re.MULTILINE)


@pytest.fixture(scope="module")
def synthetic_records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("synthetic")
    list(write_records(folder, 20, seed=1))
    return folder


@pytest.fixture(scope="module")
def synthetic_site(tmp_path_factory, synthetic_records):
    return built(tmp_path_factory.mktemp("built"), synthetic_records)


def pages_of(site):
    pages = {file: file.read_text(encoding="utf-8") for file in site.rglob("*.html")}
    assert len(pages) > 20
    return pages


def test_every_page_has_the_banner_and_is_left_out_of_search_engines(synthetic_site):
    pages = pages_of(synthetic_site)
    assert synthetic_site / "404.html" in pages
    assert [file for file, html in pages.items() if html.count(BANNER) != 1] == []
    assert [file for file, html in pages.items() if html.count(NOINDEX) != 1] == []


def test_no_page_of_real_records_has_either_but_those_that_lead_on(site):
    pages = {file: html for file, html in pages_of(site).items() if "http-equiv" not in html}
    assert [file for file, html in pages.items() if "synthetic" in html or NOINDEX in html] == []


def test_the_banner_is_seen_and_printed(new_page, synthetic_site):
    page = new_page()
    page.goto((synthetic_site / "index.html").as_uri())
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        assert page.locator(".synthetic").is_visible()


@pytest.mark.parametrize("verb", ["build", "check"])
def test_real_and_synthetic_records_are_refused_together(run, tmp_path, synthetic_records, verb):
    folder = shutil.copytree(synthetic_records, tmp_path / "mixed")
    real = ROOT / "directives/vinh-phuc"
    shutil.copytree(real, folder / "vinh-phuc", dirs_exist_ok=True)
    site = ("--directives", folder, "--site-dir", tmp_path / "site")
    done = run("gazette", verb, *(site if verb == "build" else [folder]))
    assert done.returncode == 1
    (message,) = MESSAGE.findall(done.stdout + done.stderr)  # the fewer are named
    assert "2021-08-10-358-cv-hu.md:2:1:" in message
    assert not (tmp_path / "site").exists()
