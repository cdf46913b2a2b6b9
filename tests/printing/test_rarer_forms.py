"""Annexes, footnotes, urgency, several signatures and joint letters, as PDF and as Word file."""

import pytest

from gazette.corpus import load_corpus
from gazette.outputs.printing.pdf import make_pdf
from gazette.outputs.printing.word import make_word
from tests.printing.docx_reading import Word, value
from tests.printing.forms import paper_form
from tests.printing.poppler import pages_of, words_of
from tests.site.letters import joint_letter, letter_with_annexes, telegram

CLOSE = 1  # mm


@pytest.fixture
def paper_of(tmp_path):
    """Return a function that makes a letter and returns its paper."""

    def paper(make):
        make(tmp_path / "records")
        corpus, problems = load_corpus([tmp_path / "records"])
        assert problems == []
        return paper_form(corpus.entries[0])

    return paper


@pytest.fixture
def pdf_of(paper_of, tmp_path):
    def pdf(make):
        file = tmp_path / "paper.pdf"
        file.write_bytes(make_pdf(paper_of(make)))
        return file

    return pdf


@pytest.fixture
def word_of(paper_of):
    return lambda make: Word(make_word(paper_of(make)))


def test_each_annex_begins_a_page_after_the_signature(pdf_of):
    letter, first, second = pages_of(pdf_of(letter_with_annexes), "-layout")
    assert "Lê Văn Mẫu" in letter
    assert "PHỤ LỤC 1" in first
    assert "Tổ một" in first
    assert "PHỤ LỤC II" in second
    assert ["(SHA-256)" in page for page in (letter, first, second)] == [False, False, True]


def test_a_footnote_stands_at_the_foot_of_the_page_of_its_mark(pdf_of):
    file = pdf_of(letter_with_annexes)
    words = words_of(file)
    for text, page in (("giãn", 1), ("dọc.", 1), ("05/5/2021.", 2)):
        (found,) = [one for one in words if one.text == text and one.line > 200]
        assert found.page == page
    letter = "".join(pages_of(file, "-raw")[0].split())
    assert letter.count("(1)") == 3
    assert letter.count("(2)") == 2


def test_the_urgency_stands_under_number_and_subject(pdf_of):
    words = words_of(pdf_of(letter_with_annexes))
    (mark,) = [one for one in words if one.text == "TỐC"]
    (number,) = [one for one in words if one.text == "13-CV/HU" and one.page == 1][:1]
    (to,) = [one for one in words if one.text == "gửi:"]
    assert number.line < mark.line < to.line
    assert mark.right < 105


def test_two_signatures_stand_side_by_side_above_the_copies(pdf_of):
    words = words_of(pdf_of(joint_letter))
    first, second = [one for one in words if one.text == "Mẫu"]
    assert first.line == pytest.approx(second.line, abs=CLOSE)
    assert first.right < second.left
    (copies,) = [one for one in words if one.text == "nhận:"]
    assert copies.line > first.line


def test_the_second_issuer_stands_under_the_first(pdf_of):
    words = words_of(pdf_of(joint_letter))
    (first,) = [one for one in words if one.text == "02-CTr/HU" and one.line < 100]
    (second,) = [one for one in words if one.text == "07/CTr-UBND"]
    assert second.line > first.line
    assert second.right < 105


def test_a_telegram_has_its_own_label(pdf_of):
    (text,) = pages_of(pdf_of(telegram), "-layout")
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐIỆN:" in text
    assert "Kính gửi" not in text
    assert "HỎA TỐC HẸN GIỜ" in text


# ---------- Word ----------


def test_word_begins_a_page_with_each_annex(word_of):
    word = word_of(letter_with_annexes)
    assert word.texts("annex-title") == ["PHỤ LỤC 1", "PHỤ LỤC II"]
    assert word.texts("under-title")[:2] == [
        "DANH SÁCH CÁC CHỐT",
        "(kèm theo Công văn số 13-CV/HU)",
    ]
    styles = {value(one, "name"): one for one in word.part("styles")}
    (style,) = [one for name, one in styles.items() if name == "Phụ lục - Tên"]
    assert style.find(".//{*}pageBreakBefore") is not None


def test_word_has_footnotes_with_the_printed_marks(word_of):
    word = word_of(letter_with_annexes)
    assert list(word.notes.values()) == [
        "Chỉ thị về giãn cách.",
        "Cả ngành dọc.",
        "Từ ngày 05/5/2021.",
    ]
    marks = [mark for one in word.paragraphs for mark in one.marks]
    assert marks == [("(1)", "1"), ("(2)", "2"), ("(1)", None), ("(1)", "3")]


def test_word_counts_footnotes_itself_where_it_would_count_the_same(paper_of):
    def plain(folder):
        letter_with_annexes(folder, ("1(1).", "1."), ("(1) Từ", "Từ"))

    word = Word(make_word(paper_of(plain)))
    assert value(word.body, "sectPr/footnotePr/numFmt") == "decimal"
    marks = [mark for one in word.paragraphs for mark in one.marks]
    assert marks[:3] == [("(", None), ("", "1"), (")", None)]


def test_word_has_signatures_in_a_row(word_of):
    word = word_of(joint_letter)
    rows = [cells for _, table in word.tables for cells in table]
    (row,) = [cells for cells in rows if "Nguyễn Văn Mẫu" in cells[0]]
    assert "Trần Thị Mẫu" in row[1]


def test_word_frames_the_urgency_and_prints_the_own_label(word_of):
    word = word_of(telegram)
    assert word.texts("head-urgency") == ["HỎA TỐC HẸN GIỜ"]
    assert word.texts("to-own-label") == ["CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐIỆN:"]
    assert word.texts("to-label") == []
