"""Pictures of scans: of cleared ones only, made once, and nothing of the scan beside them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from gazette.corpus import load_corpus
from gazette.outputs import scan_pictures
from gazette.outputs.model import OutputError, SiteInputs
from gazette.outputs.registry import PAGE_OUTPUTS, output_targets, page_files
from gazette.outputs.scan_pictures import scan_targets
from gazette.store import Store
from tests.conftest import ROOT
from tests.site.letters import SCANNED, scan_of, scanned_letter

PICTURES = [SCANNED.replace(".html", f"-trang-{number}.jpg") for number in (1, 2)]
GONE = {"on": "2027-01-31", "because": "Theo yêu cầu"}


@pytest.fixture
def inputs_of(tmp_path):
    def inputs():
        corpus, problems = load_corpus([tmp_path / "records"])
        assert problems == []
        theme = ROOT / "scripts/gazette/theme"
        return SiteInputs(corpus, None, theme, Store(tmp_path / "store"))

    return inputs


@pytest.fixture
def targets(inputs_of):
    """Return a function that gives the pictures to be made, by their addresses."""
    return lambda: {one.address: one for one in scan_targets(inputs_of())}


def test_each_page_of_a_cleared_scan_is_a_picture(targets, tmp_path):
    scanned_letter(tmp_path / "records")
    made = targets()
    assert [*made] == PICTURES
    for target in made.values():
        assert Image.open(io.BytesIO(target.make())).size == (1240, 1754)


@pytest.mark.parametrize(
    "changes", [{"cleared": None}, {"withdrawn": GONE}], ids=["not cleared", "withdrawn"]
)
def test_others_are_no_pictures_and_no_files(inputs_of, targets, tmp_path, changes):
    scanned_letter(tmp_path / "records", **changes)
    assert targets() == {}
    assert "ban-quet" not in " ".join(
        one.address for one in output_targets(inputs_of(), PAGE_OUTPUTS)
    )


def test_the_scan_itself_is_never_a_file_of_the_site(inputs_of, tmp_path):
    """Its metadata, hidden text and what lies under black bars were not looked at."""
    scanned_letter(tmp_path / "records")
    inputs = inputs_of()
    addresses = {one.address for one in output_targets(inputs, PAGE_OUTPUTS)}
    assert {*PICTURES} <= addresses
    assert not [one for one in addresses if "ban-quet" in one]
    parts = [file.part for file in page_files(inputs.corpus, PAGE_OUTPUTS)[SCANNED]]
    assert "source" not in parts


def test_a_picture_is_made_once(targets, tmp_path, monkeypatch):
    scanned_letter(tmp_path / "records")
    first = [target.make() for target in targets().values()]
    monkeypatch.setattr(scan_pictures, "page_picture", None)
    assert [target.make() for target in targets().values()] == first


def test_a_change_of_the_record_leaves_the_pictures_as_they_are(targets, tmp_path):
    file = scanned_letter(tmp_path / "records")
    before = {one.digest for one in targets().values()}
    file.write_text(file.read_text().replace("Điểm thứ 1", "Điểm số 1"))
    assert {one.digest for one in targets().values()} == before
    file.unlink()
    scanned_letter(tmp_path / "records", content=scan_of("PDF", 2, "RGB"))
    assert not {one.digest for one in targets().values()} & before


def test_a_picture_depends_on_the_code_that_makes_it(targets, tmp_path, monkeypatch):
    scanned_letter(tmp_path / "records")
    before = {one.digest for one in targets().values()}
    asked = []
    monkeypatch.setattr(scan_pictures, "code_digest", lambda *rooms: asked.append(rooms) or "x")
    assert not {one.digest for one in targets().values()} & before
    assert {*asked} == {("scans", "outputs/scan_pictures")}


def test_a_scan_that_changed_after_the_check_is_not_shown(targets, tmp_path):
    file = scanned_letter(tmp_path / "records")
    made = targets()
    Path(file.parent / "ban-quet.pdf").write_bytes(scan_of("PDF", 2, "RGB"))
    with pytest.raises(OutputError, match=r"ban-quet\.pdf: changed while the site was built"):
        made[PICTURES[0]].make()
