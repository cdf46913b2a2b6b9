"""Drafts and the site: a build leaves them out, and says so."""

from tests.conftest import ROOT
from tests.site.factory import made_letter


def build(gazette, folder):
    options = ("--site-dir", folder / "site", "--no-print-files")
    return gazette("build", "--directives", folder / "directives", *options, cwd=ROOT)


def test_a_build_leaves_drafts_out_and_counts_them(gazette, tmp_path):
    made_letter(tmp_path / "directives", number="2-CV/HU")
    assert "left out" not in build(gazette, tmp_path).stdout
    files = {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()}
    made_letter(tmp_path / "directives", number="3-CV/HU", draft="true", kind=None)
    done = build(gazette, tmp_path)
    assert done.stdout.endswith("pages, 1 draft left out\n")
    after = {file: file.read_bytes() for file in (tmp_path / "site").rglob("*") if file.is_file()}
    assert after == files
    assert build(gazette, tmp_path).stdout == done.stdout  # nothing has changed


def test_a_draft_with_errors_stops_no_build(gazette, tmp_path):
    made_letter(tmp_path / "directives", number="2-CV/HU")
    made_letter(tmp_path / "directives", number="3-CV/HU", draft="true", topics=["khong-co"])
    assert build(gazette, tmp_path).exit_code == 0
