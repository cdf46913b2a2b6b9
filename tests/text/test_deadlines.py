"""Dates as letters name them, and which of them are deadlines."""

import pytest

from gazette.text.deadlines import is_relative, named_dates, names_time
from gazette.text.edtf import parse_edtf


def found(text):
    return [text[one.start : one.end] for one in named_dates(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Phấn đấu đến ngày 15/12/2021 tập trung", ["ngày 15/12/2021"]),
        ("tiêm mũi 1 trong tháng 11/2021", ["tháng 11/2021"]),
        ("trước 17 giờ ngày 10 tháng 8 năm 2021", ["ngày 10 tháng 8 năm 2021"]),
        ("trước ngày 05-9-2021 và 12.9.2021", ["ngày 05-9-2021", "12.9.2021"]),
        ("hoàn thành trong quý IV năm 2021", ["quý IV năm 2021"]),
        ("trước ngày 20 hằng tháng", ["ngày 20"]),
        ("hết năm 2021", ["năm 2021"]),
        ("trước ngày 15/8", ["ngày 15/8"]),
        ("kế hoạch năm 2021", []),
        ("nhiệm kỳ 2020-2025, đường 2-9, số 12/CT-UBND", []),
        ("ngày 45/13/2021", []),
    ],
)
def test_dates_are_found_in_every_form(text, named):
    assert found(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu đến ngày 15/12/2021",
        "trong tháng 11/2021",
        "cuối tháng 12/2021",
        "chậm nhất ngày 03/12/2021",
        "muộn nhất là 16 giờ ngày 03/12/2021",
        "trước 17 giờ 00 phút, ngày 10/8/2021",
        "đến hết ngày 31/8",
        "hoàn thành trước ngày 20/9/2021",
        "xong trong quý III/2021",
        "hạn cuối là ngày 05/9/2021",
        "Thời gian hoàn thành: ngày 20/8/2021",
        "không quá ngày 15/8/2021",
        "trong chiều ngày 12/8/2021",
        "trước 8h sáng ngày 13/8/2021",
    ],
)
def test_words_before_a_date_make_it_a_deadline(text):
    assert [one.is_deadline for one in named_dates(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "từ 12 giờ ngày 06/5/2021",
        "tính đến ngày 10/8/2021",
        "họp ngày 30/11/2021",
        "Thông báo số 398-TB/HU, ngày 09/8/2021",
    ],
)
def test_other_dates_are_no_deadlines(text):
    assert [one.is_deadline for one in named_dates(text)] == [False]


@pytest.mark.parametrize(
    ("text", "is_of_citation"),
    [
        ("Thông báo số 398-TB/HU, ngày 09/8/2021", True),
        ("Công văn số 4577 ngày 29/11/2021 của UBND tỉnh", True),
        ("Kết luận 224-KL/HU, ngày 29/11/2021", True),
        ("Công văn 3873/UBND - VX ngày 28/7/2021", True),
        ("báo cáo trước ngày 28/7/2021", False),
    ],
)
def test_the_date_of_a_cited_document_is_told_apart(text, is_of_citation):
    assert [one.is_of_citation for one in named_dates(text)] == [is_of_citation]
    assert names_time(text) != is_of_citation


@pytest.mark.parametrize(
    ("text", "date", "agrees"),
    [
        ("ngày 15/12/2021", "2021-12-15", True),
        ("ngày 15/12/2021", "2021-12-16", False),
        ("ngày 15/12/2021", "2021-12", True),
        ("ngày 15/12", "2021-12-15", True),
        ("ngày 15/12", "2021-11-15", False),
        ("tháng 11/2021", "2021-11", True),
        ("tháng 11/2021", "2021-11-30", True),
        ("tháng 11/2021", "2022-11", False),
        ("quý IV/2021", "2021-12-31", True),
        ("quý IV/2021", "2021-09", False),
        ("ngày 20 hằng tháng", "2021-09-20", True),
        ("ngày 06/5/2021", "2021-05-06T12:00:00", True),
        ("ngày 29/02/2021", "2021-03-01", False),
        ("ngày 15/12/2021", "[2021-12-01..]", True),
    ],
)
def test_a_date_agrees_with_what_it_can_be(text, date, agrees):
    (named,) = named_dates(text)
    assert named.agrees_with(parse_edtf(date)) == agrees


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("hoàn thành trong vòng 24 giờ", True),
        ("báo cáo ngay trong ngày", True),
        ("trong thời gian 14 ngày", True),
        ("trong thời gian tới", False),
    ],
)
def test_a_time_from_the_day_of_the_letter_on_is_relative(text, is_so):
    assert is_relative(text) == is_so


@pytest.mark.parametrize(
    ("text", "lead", "time"),
    [
        ("giãn cách từ 12 giờ ngày 06/5/2021", "từ 12 giờ ", "12:00:00"),
        ("bắt đầu từ 00h00' ngày 06/5/2021", "bắt đầu từ 00h00' ", "00:00:00"),
        ("kể từ thứ Tư, ngày 10/11/2021", "kể từ thứ Tư, ", None),
        ("từ 12 giờ Chủ nhật, ngày 06/5/2021", "từ 12 giờ Chủ nhật, ", "12:00:00"),
        ("kể từ ngày 06/5/2021 đến ngày 20/5/2021", "kể từ ", None),
    ],
)
def test_words_before_a_date_make_it_a_start(text, lead, time):
    first = next(named_dates(text))
    assert first.is_start
    assert text[first.lead : first.start] == lead
    assert first.time == time


@pytest.mark.parametrize(
    "text", ["tính từ ngày 22/7/2022 đến nay", "từ ngày 22/7/2022 đến nay", "ngày 22/7/2022"]
)
def test_a_count_to_this_day_is_no_start(text):
    assert not next(named_dates(text)).is_start


def test_the_hour_of_a_deadline_is_read():
    (date,) = named_dates("báo cáo trước 16 giờ 30 ngày 15/6/2021")
    assert (date.is_deadline, date.time) == (True, "16:30:00")
    (date,) = named_dates("báo cáo trước 53 giờ ngày 15/6/2021")
    assert date.time is None


def test_an_hour_in_the_afternoon_is_one_of_twenty_four():
    times = [one.time for one in named_dates("trước 5 giờ chiều ngày 12/8/2021, 8h sáng ngày 13/8")]
    assert times == ["17:00:00", None]
    assert [one.time for one in named_dates("trước 17 giờ chiều ngày 12/8")] == ["17:00:00"]
