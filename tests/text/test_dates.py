"""Dates as Vietnamese papers write them."""

import datetime as dt

import pytest

from gazette.text.dates import date_left_blank, days_named, short_date, short_edtf
from gazette.text.edtf import parse_edtf


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sông Lô, ngày 10 tháng 8 năm 2021", ["2021-08-10"]),
        ("Đại Từ, ngày 21 tháng 02 năm 2022", ["2022-02-21"]),
        ("NGÀY 07 THÁNG 5 NĂM 2021", ["2021-05-07"]),
        ("Sáng ngày 30/11/2021, đồng chí Bí thư", ["2021-11-30"]),
        ("số 398-TB/HU, ngày 09/8/2021 và ngày 05/5/2021", ["2021-08-09", "2021-05-05"]),
        ("trong tháng 11/2021", []),
        ("ngày 29/77/2020", []),
        ("ngày 29/02/2021", []),
        ("ngày 31 tháng 4 năm 2021", []),
        ("ngày 00/8/2021", []),
        ("ngày     tháng 8 năm 2021", []),
        ("giai đoạn 2021-2026", []),
        ("số 128/NQ-CP, 15/CT-TTg", []),
        ("đợt 1/10/8/2021", ["2021-08-10"]),
        ("số 1/1/20211", []),
    ],
)
def test_a_text_names_the_days_that_exist(text, days):
    assert [day.isoformat() for day in days_named(text)] == days


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2021, 5, 7), "07/5/2021"),
        (dt.date(2021, 8, 10), "10/8/2021"),
        (dt.date(2022, 2, 21), "21/02/2022"),
        (dt.date(2022, 1, 1), "01/01/2022"),
        (dt.date(2021, 3, 9), "09/3/2021"),
        (dt.date(2021, 12, 31), "31/12/2021"),
    ],
)
def test_days_below_10_and_months_1_and_2_take_a_nought(day, written):
    assert short_date(day) == written


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2021-08-10", "10/8/2021"),
        ("2021-05-06T12:00:00", "06/5/2021"),
        ("2021-08", "8/2021"),
        ("2021-02", "02/2021"),
        ("2021", "2021"),
        ("[2022-07-22..]", None),
    ],
)
def test_a_partial_date_is_written_as_far_as_it_is_known(edtf, written):
    assert short_edtf(parse_edtf(edtf)) == written


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Lục Ngạn, ngày      tháng 9 năm 2021", "2021-09"),
        ("Lục Ngạn, ngày … tháng 09 năm 2021", "2021-09"),
        ("Lục Ngạn, ngày....tháng....năm 2021", "2021"),
        ("Lục Ngạn, tháng 9 năm 2021", "2021-09"),
        ("Lục Ngạn, ngày 31 tháng 9 năm 2021", None),
        ("Lục Ngạn", None),
    ],
)
def test_a_date_may_have_its_day_left_blank(text, date):
    assert date_left_blank(text) == date
