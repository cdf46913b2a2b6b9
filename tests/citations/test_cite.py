"""`gazette cite`: what it prints, from which files, and the codes it ends with."""

from __future__ import annotations

import codecs
import json
import unicodedata

import pytest
from click.testing import CliRunner

from gazette.cli import main
from tests.conftest import ROOT

TEXT = (
    "Số 1-CV/HU\n"
    "Thực hiện Thông báo số 398-TB/HU, ngày 09/8/2021 của Huyện ủy;\n"
    "xử lý Công văn số 45.\n"
)
ROWS = [
    {
        "text": "Thông báo số 398-TB/HU, ngày 09/8/2021",
        "kind": "TB",
        "number": "398-TB/HU",
        "issued": "2021-08-09",
        "issuer": "Huyện ủy",
        "start": 21,
        "end": 59,
    },
    {
        "text": "Công văn số 45",
        "kind": "CV",
        "number": "45",
        "issued": None,
        "issuer": None,
        "start": 80,
        "end": 94,
    },
]


def cite(*args):
    return CliRunner().invoke(main, ["cite", *map(str, args)])


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a file and returns its path."""

    def write(raw, name="thu.txt"):
        file = tmp_path / name
        file.write_bytes(raw)
        return file

    return write


def test_programs_get_an_array_and_nothing_else(written):
    done = cite(written(TEXT.encode()), "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == ROWS
    assert [TEXT[row["start"] : row["end"]] for row in ROWS] == [row["text"] for row in ROWS]


def test_people_get_place_words_and_facts(written):
    file = written(TEXT.encode())
    done = cite(file)
    assert done.exit_code == 0
    assert done.stdout == (
        f"{file}:2:11: Thông báo số 398-TB/HU, ngày 09/8/2021: "
        "TB, 398-TB/HU, 2021-08-09, Huyện ủy\n"
        f"{file}:3:7: Công văn số 45: CV, 45\n"
    )
    assert done.stderr == "2 citations\n"


@pytest.mark.parametrize(
    "raw",
    [
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["UTF-8 with a mark", "UTF-16", "UTF-16 BE"],
)
def test_the_encoding_is_read_off_the_mark_which_is_no_character(written, raw):
    assert json.loads(cite(written(raw), "--json").stdout) == ROWS


def test_offsets_are_of_the_text_as_it_stands(written):
    apart = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n")
    rows = json.loads(cite(written(apart.encode()), "--json").stdout)
    assert [row["number"] for row in rows] == ["398-TB/HU", "45"]
    assert [apart[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    assert rows[0]["issuer"] == "Huyện ủy"
    assert rows[0]["text"] == unicodedata.normalize("NFD", ROWS[0]["text"])


def test_a_record_is_read_below_its_front_matter():
    file = next((ROOT / "directives").rglob("2021-08-10-358-cv-hu.md"))
    text = file.read_text(encoding="utf-8")
    (row,) = json.loads(cite(file, "--json").stdout)
    assert row["number"] == "398-TB/HU"
    assert text[row["start"] : row["end"]] == row["text"]
    assert text[: row["start"]].count("\n") + 1 == int(cite(file).stdout.split(":")[1])


def test_a_text_without_citations_is_an_empty_array(written):
    for raw in (b"", "Nhận được Công văn này.".encode()):
        done = cite(written(raw), "--json")
        assert (done.exit_code, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("Một dòng.\nHuyện".encode() + b"\xff", ":2: byte 0xff is not UTF-8"),
        (b"PK\x03\x04\x00\x00", ":1: contains bytes that are not text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", ":1: byte 0x00 is not UTF-16"),
    ],
)
def test_what_is_no_text_is_said_with_its_place(written, raw, message):
    file = written(raw)
    done = cite(file, "--json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{file}{message}; save the text as UTF-8\n"
