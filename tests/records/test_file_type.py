"""A source file is what its suffix says, since it is published under that name."""

import hashlib
import io
import zipfile

import pytest

from gazette.corpus import load_corpus
from tests.site.factory import NO_SOURCE, made_letter


def zipped(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "<xml/>")
    return buffer.getvalue()


CONTENTS = {
    "PDF": b"%PDF-1.7\n",
    "PDF after a line": b"\n%PDF-1.4\n",
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
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
        ("a.docx", "Word"),
    ],
)
def test_a_file_that_is_what_its_suffix_says_is_published(tmp_path, name, kind):
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
    ],
)
def test_a_file_of_another_type_is_refused(tmp_path, name, kind, wrong, right):
    found = said_of(tmp_path, name, CONTENTS[kind])
    assert found == [("source.file", f'the content of "{name}" {wrong}', right)]


@pytest.mark.parametrize("kind", CONTENTS)
def test_what_is_named_text_must_be_that_of_the_letter(tmp_path, kind):
    assert said_of(tmp_path, "a.txt", CONTENTS[kind]) != []
