"""A source file is what its suffix says, and a scan can be opened."""

import hashlib
import io
import zipfile

import pytest
from PIL import Image

from gazette.corpus import load_corpus
from gazette.loading import latest
from gazette.scans import reader
from gazette.store import Store
from tests.site.factory import NO_SOURCE, made_letter
from tests.site.letters import CLEARED, scanned_letter


def zipped(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<xml/>")
    return buffer.getvalue()


def saved(form):
    buffer = io.BytesIO()
    Image.linear_gradient("L").save(buffer, form)
    return buffer.getvalue()


CONTENTS = {
    "PDF": saved("PDF"),
    "PDF after a line": b"\n" + saved("PDF"),
    "PNG": saved("PNG"),
    "JPEG": saved("JPEG"),
    "TIFF": saved("TIFF"),
    "Word": zipped("word/document.xml"),
    "Excel": zipped("xl/workbook.xml"),
    "zip cut short": zipped("word/document.xml")[:40],
    "HTML": b"<!DOCTYPE html><html>",
    "empty": b"",
}


def said_of(folder, name, content):
    source = {**NO_SOURCE, "file": name, "sha256": hashlib.sha256(content).hexdigest()}
    file = made_letter(folder, source=source)
    (file.parent / name).write_bytes(content)
    return [(one.field, one.wrong, one.right) for one in load_corpus([folder])[1]]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.pdf", "PDF"),
        ("a.PDF", "PDF"),
        ("a.pdf", "PDF after a line"),
        ("a.png", "PNG"),
        ("a.jpg", "JPEG"),
        ("a.jpeg", "JPEG"),
        ("a.tif", "TIFF"),
        ("a.TIFF", "TIFF"),
        ("a.docx", "Word"),
    ],
)
def test_a_file_that_is_what_its_suffix_says_is_kept(tmp_path, name, kind):
    assert said_of(tmp_path, name, CONTENTS[kind]) == []


@pytest.mark.parametrize(
    ("name", "kind", "wrong", "right"),
    [
        ("a.pdf", "PNG", "is not PDF but PNG", 'name it "a.png"'),
        ("a.png", "JPEG", "is not PNG but JPEG", 'name it "a.jpg"'),
        ("a.docx", "PDF", "is not Word but PDF", 'name it "a.pdf"'),
        ("a.docx", "Excel", "is not Word", "save it as Word"),
        ("a.docx", "zip cut short", "is not Word", "save it as Word"),
        ("a.pdf", "HTML", "is not PDF", "save it as PDF"),
        ("a.jpg", "empty", "is not JPEG", "save it as JPEG"),
        ("a.tif", "PNG", "is not TIFF but PNG", 'name it "a.png"'),
        ("a.jpg", "TIFF", "is not JPEG but TIFF", 'name it "a.tif"'),
    ],
)
def test_a_file_of_another_type_is_refused(tmp_path, name, kind, wrong, right):
    found = said_of(tmp_path, name, CONTENTS[kind])
    assert found == [("source.file", f'the content of "{name}" {wrong}', right)]


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_is_named_text_must_be_that_of_the_letter(tmp_path, kind):
    assert said_of(tmp_path, "a.txt", CONTENTS[kind]) != []


# ---------- scans ----------


@pytest.mark.parametrize("cleared", [CLEARED, None], ids=["cleared", "not cleared"])
def test_a_scan_that_cannot_be_opened_is_refused_at_its_place(tmp_path, cleared):
    file = scanned_letter(tmp_path, "a.png", CONTENTS["PNG"][:200], cleared=cleared)
    (problem,) = load_corpus([tmp_path])[1]
    line = next(i for i, row in enumerate(file.read_text().split("\n"), 1) if "a.png" in row)
    assert str(problem) == (
        f"{file}:{line}:9: source.file: page 1 is damaged or cut short; "
        "keep a copy that opens, and write the new checksum"
    )


@pytest.mark.parametrize("name", [None, "a.docx"])
def test_only_a_scan_can_be_cleared(tmp_path, name):
    content = CONTENTS["Word"]
    checksum = hashlib.sha256(content).hexdigest() if name else None
    source = {**NO_SOURCE, "file": name, "sha256": checksum, "scan_cleared": CLEARED}
    file = made_letter(tmp_path, source=source)
    if name:
        (file.parent / name).write_bytes(content)
    (problem,) = load_corpus([tmp_path])[1]
    assert (problem.field, problem.wrong) == ("source.scan_cleared", "there is no scan to clear")


@pytest.mark.parametrize(
    ("changes", "field", "wrong"),
    [
        ({"on": "2026-11"}, "on", '"2026-11" is not one whole day'),
        ({"on": None}, "on", "is null, not a date"),
        ({"by": ""}, "by", "is empty"),
        ({"by": None}, "by", "is null, not text"),
        ({"vì": "x"}, "vì", "unknown key"),
    ],
)
def test_who_cleared_a_scan_is_named_with_a_day(tmp_path, changes, field, wrong):
    scanned_letter(tmp_path, cleared={**CLEARED, **changes})
    (problem,) = load_corpus([tmp_path])[1]
    assert (problem.field, problem.wrong) == (f"source.scan_cleared.{field}", wrong)


def test_a_day_to_come_is_not_refused(tmp_path):
    scanned_letter(tmp_path, cleared={**CLEARED, "on": "2999-01-01"})
    assert load_corpus([tmp_path])[1] == []


@pytest.mark.parametrize("cleared", [CLEARED, None], ids=["cleared", "not cleared"])
def test_only_a_cleared_scan_has_pictures(tmp_path, cleared):
    scanned_letter(tmp_path, cleared=cleared)
    record = load_corpus([tmp_path])[0].entries[0].record
    assert record.is_scan
    assert not record.is_compared
    assert len(record.pictures) == (2 if cleared else 0)


def test_what_is_kept_of_a_record_knows_its_scan(tmp_path, monkeypatch):
    scanned_letter(tmp_path / "records")
    store = Store(tmp_path / "store")
    first, _ = load_corpus([tmp_path / "records"], store)
    latest.clear()
    monkeypatch.setattr(reader, "read_scan", None)  # it is not read again
    again, _ = load_corpus([tmp_path / "records"], store)
    assert again.entries[0].record.pictures == first.entries[0].record.pictures != ()
