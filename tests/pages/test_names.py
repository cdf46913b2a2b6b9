"""What readers call documents, days and counts."""

import pytest

from gazette.corpus import load_corpus
from gazette.pages.lists.items import counted
from gazette.pages.names import (
    count_name,
    date_name,
    date_within,
    dated,
    last_revised,
    title_of,
    with_bounds,
)
from gazette.text.edtf import parse_edtf
from tests.site.factory import made_letter, made_report


@pytest.fixture
def entries(tmp_path):
    """Return a function that reads the records written into `tmp_path`."""

    def read():
        corpus, problems = load_corpus([tmp_path])
        assert problems == []
        return corpus.entries

    return read


@pytest.mark.parametrize(
    ("edtf", "name", "in_a_sentence"),
    [
        ("2021-08-10", "10/8/2021", "ngày 10/8/2021"),
        ("2021-08", "8/2021", "tháng 8/2021"),
        ("2021", "2021", "năm 2021"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(edtf, name, in_a_sentence):
    assert date_name(parse_edtf(edtf)) == name
    assert dated(parse_edtf(edtf)) == in_a_sentence


def test_an_unknown_date_has_a_name_too():
    assert date_name(None) == "Chưa xác định ngày"
    assert date_within(None) == "chưa xác định ngày"
    assert dated(None) == "chưa xác định ngày"


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2021-08-10", "x"),
        ("[2022-07-22..]", "x (sớm nhất là 22/7/2022)"),
        ("[..2022-07-22]", "x (muộn nhất là 22/7/2022)"),
    ],
)
def test_what_is_known_of_an_unknown_day_stands_beside_it(edtf, shown):
    assert with_bounds("x", parse_edtf(edtf)) == shown


def test_a_letter_goes_by_kind_and_number_and_a_report_by_its_subject(entries, tmp_path):
    made_letter(tmp_path)
    made_report(tmp_path)
    titles = {title_of(entry.directive) for entry in entries()}
    assert titles == {"Công văn 1-CV/HU", "Tin, bài: Kiểm tra công tác phòng dịch"}


def test_reports_are_counted_apart_from_letters(entries, tmp_path):
    assert count_name([]) == "chưa có"
    made_letter(tmp_path)
    assert count_name(entries()) == "1 văn bản"
    made_report(tmp_path)
    assert count_name(entries()) == "1 văn bản và 1 tin, bài"


def test_pages_are_as_new_as_the_newest_record_they_show(entries, tmp_path):
    assert last_revised([]) is None
    made_letter(tmp_path)
    made_letter(tmp_path, number="2-CV/HU", revised="2026-11-25")
    assert last_revised(entries()).isoformat() == "2026-11-25"


def test_thousands_beside_a_name_are_written_with_a_dot():
    assert counted("Huyện Sông Lô", 1200) == "Huyện Sông Lô (1.200)"
