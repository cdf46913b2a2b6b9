"""The bulk files: each holds the whole collection, as other programs read it."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace

import pytest
from frictionless import Package
from jsonschema import Draft202012Validator

from gazette.outputs.open_data.bulk import bulk_files, bulk_targets
from gazette.outputs.open_data.datapackage import datapackage
from gazette.outputs.open_data.exports import EXPORTS
from gazette.outputs.open_data.public_fields import nested_tables, public_tables
from gazette.pages.publisher import Publisher
from gazette.site.settings import site_of
from gazette.text.fold import fold
from gazette.vocabulary import vocabulary
from tests.conftest import ROOT
from tests.open_data.conftest import inputs_of
from tests.site.factory import made_letter

PARTS = 20
"""How many letters are compared in full."""


@pytest.fixture
def files(data):
    """Return the bulk files by their names, made once for each collection."""
    if "bulk" not in vars(data):
        vars(data)["bulk"] = bulk_files(data.inputs)
    return data.bulk


@pytest.fixture
def folder(files, tmp_path):
    """Return the files on disk."""
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def base(folder):
    connection = sqlite3.connect(folder / "van-ban.sqlite")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def without_schema(letter):
    return {key: value for key, value in letter.items() if key != "$schema"}


def table_of(files, name):
    text = files[f"csv/{name}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def cell(value):
    """Return a value as CSV has it."""
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_every_line_is_a_letter(data, files):
    lines = [json.loads(line) for line in files["directives.jsonl"].splitlines()]
    assert lines == [without_schema(letter) for letter in data.letters.values()]


def test_every_line_is_valid_by_the_schema_of_a_letter(data, files):
    check = Draft202012Validator(data.files["du-lieu/v1/schema/directive.json"])
    for line in files["directives.jsonl"].splitlines():
        check.validate(json.loads(line))


def test_tables_of_csv_have_the_rows_of_all_letters(data, files):
    letters = data.letters.values()
    names = public_tables()["directives"].names
    expected = [{name: cell(letter[name]) for name in names} for letter in letters]
    assert table_of(files, "directives") == expected
    for table in nested_tables():
        rows = [
            {"directive": letter["id"], "ordinal": str(n)} | {k: cell(v) for k, v in row.items()}
            for letter in letters
            for n, row in enumerate(letter[table.name], 1)
        ]
        assert table_of(files, table.name) == rows


def test_csv_is_as_rfc_4180_says(files):
    for name in (one for one in files if one.endswith(".csv")):
        text = files[name].decode()
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert text.endswith("\r\n")
        assert len({len(row) for row in rows}) == 1
        quoted = text.split('"')[::2]  # what stands outside quotation marks
        assert all(part.count("\n") == part.count("\r\n") for part in quoted)


def test_the_file_for_excel_begins_with_a_byte_order_mark_and_vietnamese_names(files):
    content = files["van-ban-excel.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head[:5] == ["Mã trên trang", "Trang", "Mã loại", "Loại", "Số"]
    assert rows == [list(row.values()) for row in table_of(files, "directives")]


def test_the_table_of_tasks_gives_place_day_and_deadline_of_each(files, data):
    content = files["nhiem-vu-excel.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    expected = [(letter, task) for letter in data.letters.values() for task in letter["tasks"]]
    found = {(row["Trang"], row["Nguyên văn"].removeprefix("'")): row for row in rows}
    assert len(rows) == len(expected)
    for letter, task in expected:
        row = found[f"{letter['page']}#{task['block']}", task["quote"]]
        assert row["Tỉnh khi ban hành"] == (letter["province_name"] or "")
        assert row["Đơn vị cấp huyện khi ban hành"] == (letter["district_name"] or "")
        assert row["Số"] == (letter["number"] or "")
        assert row["Ngày ban hành (EDTF)"] == (letter["issued"] or "")
        assert row["Hạn (EDTF)"] == (task["due"] or "")
        assert row["Hạn muộn nhất là ngày"] == (task["due_by"] or "")
        assert row["Giao cho"].split("; ") == [vocabulary().bodies[key].name for key in task["who"]]


def test_excel_reckons_no_text_as_a_formula(tmp_path):
    subjects = ['=HYPERLINK("https://vi-du.invalid")', "+84 24", "-2+3", "@SUM(A1)", "Số 1 = 1"]
    for number, subject in enumerate(subjects, 1):
        made_letter(tmp_path, number=f"{number}-CV/HU", subject=subject)
    files = bulk_files(inputs_of(tmp_path))
    table = csv.DictReader(io.StringIO(files["van-ban-excel.csv"].decode("utf-8-sig"), newline=""))
    shown = {row["Trích yếu"] for row in table}
    assert shown == {f"'{text}" for text in subjects[:-1]} | {subjects[-1]}
    assert {row["subject"] for row in table_of(files, "directives")} == set(subjects)


# ---------- SQLite ----------


def test_the_database_is_sound_and_has_all_rows(data, base):
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    letters = data.letters.values()
    for table in nested_tables():
        (count,) = base.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        assert count == sum(len(letter[table.name]) for letter in letters)
    for letter in letters:
        (row,) = base.execute("SELECT * FROM directives WHERE id = ?", [letter["id"]])
        lists = {f.name for f in public_tables()["directives"].fields if f.type == "list"}
        found = {k: json.loads(row[k]) if k in lists else row[k] for k in row.keys()}  # noqa: SIM118
        assert found == {name: letter[name] for name in found}


def test_the_text_in_the_database_is_that_of_the_record(data, base):
    texts = dict(base.execute("SELECT directive, text FROM full_texts").fetchall())
    shown = {entry.key: entry.record.body_text for entry in data.inputs.corpus.shown}
    assert texts == {key: text for key, text in shown.items() if text}


@pytest.mark.parametrize("words", ["vùng xanh", "vung xanh", "VÙNG XANH", "tiem chung", "dieu tri"])
def test_full_text_search_folds_marks_and_case(data, base, words):
    found = base.execute(
        "SELECT id FROM directives JOIN directives_fts ON directives_fts.rowid = directives.rowid"
        " WHERE directives_fts MATCH ?",
        [f'text:"{words}"'],
    )
    expected = {
        entry.key
        for entry in data.inputs.corpus.shown
        if f" {fold(words)} " in f" {' '.join(_words(entry.record.body_text))} "
    }
    assert {row["id"] for row in found} == expected


def _words(text):
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


def test_every_vietnamese_letter_is_folded_as_the_site_does(tmp_path):
    letters = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
    body = " ".join(f"x{letter}x x{letter.upper()}x" for letter in letters)
    made_letter(tmp_path, body=f"1. {body}")
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(bulk_files(inputs_of(tmp_path))["van-ban.sqlite"])
        base.execute("CREATE VIRTUAL TABLE words USING fts5vocab(directives_fts, 'row')")
        terms = {row[0] for row in base.execute("SELECT term FROM words")}
    assert {term for term in terms if not term.isascii()} == set()


def test_views_name_topics_bodies_and_deadlines(data, base):
    def count(view):
        return base.execute(f"SELECT count(*) FROM {view}").fetchone()[0]

    letters = data.letters.values()
    tasks = [task for letter in letters for task in letter["tasks"]]
    assert count("directive_topics") == sum(len(letter["topics"]) for letter in letters)
    assert count("task_bodies") == sum(len(task["who"]) for task in tasks)
    assert count("deadlines") == sum(task["due"] is not None for task in tasks)


# ---------- the whole ----------


def test_the_data_package_is_valid(folder):
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["title", "fieldName", "message"]) == []
    assert report.stats["tasks"] == len(public_tables()) + 4


def test_the_data_package_tells_size_and_checksum_of_every_file(files):
    told = {one["path"]: one for one in json.loads(files["datapackage.json"])["resources"]}
    assert set(told) == set(files) - {"datapackage.json", "datasette.json"}
    for name, one in told.items():
        assert one["bytes"] == len(files[name])
        assert one["hash"] == f"sha256:{hashlib.sha256(files[name]).hexdigest()}"


@pytest.mark.parametrize("contact", ["https://vi-du.invalid/@ban?trang=", "ban@vi-du.invalid"])
def test_the_data_package_names_an_address_of_mail_only(real_data, contact):
    inputs = replace(real_data.inputs, publisher=Publisher("Nhà xuất bản", contact))
    (publisher,) = json.loads(datapackage({}, inputs))["contributors"]
    assert publisher.get("email") == (None if "://" in contact else contact)


def test_equal_records_give_equal_bytes(data, files):
    again = bulk_files(inputs_of(data.folder, data.site_url))
    assert [name for name in files if files[name] != again[name]] == []


def test_the_files_depend_on_every_letter_and_on_nothing_else(tmp_path):
    made_letter(tmp_path)
    other = made_letter(tmp_path, number="2-CV/HU")
    before, same = (
        {one.address: one.digest for one in bulk_targets(inputs_of(tmp_path))} for _ in range(2)
    )
    assert before == same
    other.write_text(other.read_text(encoding="utf-8") + "\nThêm một đoạn.\n", encoding="utf-8")
    after = {one.address: one.digest for one in bulk_targets(inputs_of(tmp_path))}
    assert all(before[address] != after[address] for address in before)


# ---------- the command ----------


@pytest.mark.parametrize("form", EXPORTS)
def test_the_command_writes_each_format(gazette, real_data, tmp_path, form):
    done = gazette("export", form, "--out", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (0, "")
    content = (tmp_path / "out").read_bytes()
    _, publisher = site_of(ROOT / "mkdocs.yml")
    assert content == EXPORTS[form](replace(real_data.inputs, publisher=publisher))
    again = gazette("export", form)
    assert again.stdout_bytes == content


def test_the_command_writes_what_the_site_has(real_data):
    files, inputs = bulk_files(real_data.inputs), real_data.inputs
    assert EXPORTS["jsonl"](inputs) == files["directives.jsonl"]
    assert EXPORTS["csv"](inputs) == files["csv/directives.csv"]
    assert EXPORTS["sqlite"](inputs) == files["van-ban.sqlite"]


def test_one_document_of_json_has_all_letters_and_lists(real_data):
    whole = json.loads(EXPORTS["json"](real_data.inputs))
    assert whole["directives"] == [without_schema(one) for one in real_data.letters.values()]
    assert len(whole["provinces"]) == 63
    assert {one["id"] for one in whole["documents"] if one["is_held"]} <= set(real_data.letters)


def test_the_package_is_one_zip_that_validates(real_data, tmp_path):
    file = tmp_path / "van-ban.zip"
    file.write_bytes(EXPORTS["datapackage"](real_data.inputs))
    assert zipfile.ZipFile(file).testzip() is None
    assert Package(str(file)).validate().valid


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(gazette, tmp_path, monkeypatch):
    made_letter(tmp_path / "records")
    out = tmp_path / "out"
    out.write_text("old")

    def full(file, content):
        with file.open("wb") as opened:
            opened.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("gazette.store.write_file", full)
    done = gazette("export", "json", "--directives", tmp_path / "records", "--out", out)
    assert (done.exit_code, done.stderr) == (1, f"Error: {out}: No space left on device\n")
    assert out.read_text() == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out", "records"]


def test_an_unknown_format_or_a_wrong_record_is_said(gazette, tmp_path):
    assert gazette("export", "xls").exit_code == 2
    file = made_letter(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("cong-van", "cong-vu"), "utf-8")
    done = gazette("export", "json", "--directives", tmp_path, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "kind" in done.stderr
    assert not (tmp_path / "out").exists()
