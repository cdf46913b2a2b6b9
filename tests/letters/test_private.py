"""`gazette new` asks what becomes of private words, in a draft and in its source file."""

from __future__ import annotations

import pytest

from gazette.letters.finishing import source_of, without
from gazette.records.read import read_record
from tests.letters.making import the_record
from tests.letters.making import word as word_file
from tests.letters.test_import import raw_letter
from tests.site.factory import made_letter

TELEPHONE = "0912 345 678"


def with_private(tmp_path, words=f"liên hệ {TELEPHONE}", suffix=""):
    """Return a raw letter whose first point holds private words."""
    raw = raw_letter(tmp_path, 5)
    text = raw.read_text("utf-8").replace("trước ngày 20/8/2021", f"{words} trước ngày 20/8/2021")
    raw.write_text(text + suffix, "utf-8")
    return raw


@pytest.mark.parametrize(
    ("words", "quote", "because"),
    [
        (f"liên hệ {TELEPHONE}", "ủy liên hệ […]", "Bỏ số điện thoại riêng."),
        ("ở nhà BN 999999,", "ủy ở nhà […]", "Bỏ số hiệu người bệnh."),
    ],
)
def test_private_words_of_a_letter_are_left_out_on_request(new, tmp_path, words, quote, because):
    done = new(with_private(tmp_path, words), answers=["yes", *[""] * 9])
    assert f"báo cáo Huyện ủy {words}" in done.output
    file = the_record(tmp_path)
    record, problems = read_record(file)
    assert [str(one) for one in problems if one.severity == "error"] == []
    entry = record.directive.mended[0]
    assert (entry.before, entry.after, entry.because) == (quote, quote, because)
    for text in (file.read_text("utf-8"), record.original_text):
        assert "[…]" in text
        assert words.split(" ", 2)[-1].rstrip(",") not in text


def test_what_is_nobodys_own_is_explained(new, tmp_path):
    answers = ["no", "Số máy trực của Ban Chỉ đạo", *[""] * 9]
    done = new(with_private(tmp_path), answers=answers)
    assert "say yes, or what it is in three words or more" in done.output
    record, problems = read_record(the_record(tmp_path))
    assert [str(one) for one in problems if one.severity == "error"] == []
    (one,) = record.directive.not_personal
    assert (one.quote, one.because) == (TELEPHONE, "Số máy trực của Ban Chỉ đạo")


def test_private_words_may_wait(new, tmp_path):
    done = new(with_private(tmp_path), answers=[""] * 9)
    assert "private: telephone number" in done.output
    assert "a draft, to do: topics, proposed." in done.output
    assert "; wrong: file; see `gazette check`" in done.output
    assert TELEPHONE in the_record(tmp_path).read_text("utf-8")


def test_private_words_that_the_source_has_otherwise_stay(new, tmp_path):
    """An error that leaving them out would make is said, and nothing is changed."""
    raw = with_private(tmp_path)
    new(raw, answers=[""] * 9)
    file = the_record(tmp_path)
    text = file.read_text("utf-8")
    file.write_text(text.replace(TELEPHONE, "0912345678"), "utf-8")
    before = file.read_bytes()
    done = new(file, answers=["yes", *[""] * 9])
    assert "copy the source" in done.output or "not in the source" in done.output
    assert file.read_bytes() == before


def test_a_number_within_another_stays(new, tmp_path):
    raw = with_private(tmp_path, "BN 12, BN 1234,")
    new(raw, answers=["yes", "", *[""] * 9])
    record, _ = read_record(the_record(tmp_path))
    assert "Huyện ủy […], BN 1234, trước" in record.source.body


def test_no_draft_becomes_a_record_while_something_private_is_in_it(new, tmp_path):
    body = f"Liên hệ số {TELEPHONE}."
    file = made_letter(tmp_path / "directives", draft="true", body=body)
    done = new(file, answers=["", "y"])
    assert "Nothing is left to do" not in done.output
    assert source_of(file.read_text("utf-8")).is_draft
    new(file, answers=["yes", "y"])
    record, problems = read_record(file)
    assert problems == []
    assert record.source.body == "Liên hệ số […]."


def test_of_a_text_that_is_typed_it_asks_for_what_is_private(new, tmp_path):
    file = made_letter(tmp_path / "directives", draft="true", body="")
    done = new(file, answers=[f"Liên hệ số {TELEPHONE}.", ".", "yes", "n"])
    assert "private: telephone number" in done.output
    assert source_of(file.read_text("utf-8")).body == "Liên hệ số […]."


def test_of_a_word_file_with_private_words_only_its_text_is_kept(new, tmp_path):
    word = tmp_path / "thu.docx"
    lines = with_private(tmp_path).read_text("utf-8").splitlines()
    word.write_bytes(word_file(lambda made: [made.add_paragraph(line) for line in lines if line]))
    done = new(word, answers=["yes", *[""] * 9])
    record, problems = read_record(the_record(tmp_path))
    assert [str(one) for one in problems if one.severity == "error"] == []
    assert f"is kept instead of it: {record.directive.source.file}" in done.output
    assert TELEPHONE not in record.original_text
    assert list((tmp_path / "directives").rglob("*.docx")) == []


def test_a_draft_that_names_no_source_is_asked_about_too(new, tmp_path):
    file = made_letter(tmp_path / "directives", draft="true", body=f"Liên hệ số {TELEPHONE}.")
    file.write_text(without(file.read_text("utf-8"), ["source"]), "utf-8")
    new(file, answers=["yes", *[""] * 9])
    assert source_of(file.read_text("utf-8")).body == "Liên hệ số […]."


def test_whoever_has_words_in_other_words_is_asked_once(new, tmp_path):
    words = "Bệnh nhân BN 1234, Nguyễn Văn Mẫu, ở xã Lũng Cú."
    file = made_letter(tmp_path / "directives", draft="true", body=words)
    done = new(file, answers=["yes", "yes", "n"])
    assert done.output.count("private: ") == 2
    assert source_of(file.read_text("utf-8")).body == "Bệnh nhân […], […], ở xã Lũng Cú."


def test_private_words_are_shown_though_the_source_is_no_utf_8(new, tmp_path):
    source = {"file": "a.txt", "sha256": "0" * 64, "url": None, "captured": None}
    body = f"Liên hệ số {TELEPHONE}."
    file = made_letter(tmp_path / "directives", draft="true", body=body, source=source)
    file.with_name("a.txt").write_bytes(body.encode("utf-16"))
    done = new(file, answers=["yes", *[""] * 9])
    assert f"private: telephone number “{body}”" in done.output
    assert source_of(file.read_text("utf-8")).body == "Liên hệ số […]."
