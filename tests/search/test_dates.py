"""Dates: every form of a day or month finds the documents of it, then those that name it."""

import pytest

from bench import made
from gazette.search.dates import dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 09/8/2021", ["2021-08-09"]),
        ("ngày 9 tháng 8 năm 2021", ["2021-08-09"]),
        ("NGÀY 09 THÁNG 08 NĂM 2021", ["2021-08-09"]),
        ("ngay 7 thang 5 nam 2021", ["2021-05-07"]),
        ("5.2.2021 và 05-02-2021", ["2021-02-05", "2021-02-05"]),
        ("từ 10 - 15/8/2021", ["2021-08-15"]),
        ("tháng 8 năm 2021, tháng 8/2021, 8/2021, tháng 8 2021", ["2021-08"] * 4),
        ("ngày 7/5 năm 2021", ["2021-05-07"]),
        ("Nghị quyết 12/2021/NQ-HĐND, 05/2020-QĐ, 128/2020/NQ-CP", []),
        ("31/2/2021, 29/77/2020, 13/2021, 5/20210", []),
        ("giai đoạn 2021-2026, 24/24 giờ, 19 2021", []),
    ],
)
def test_dates_are_found_in_texts(text, found, engine):
    assert list(dates(text)) == found
    marks = engine.page.evaluate("(text) => VanBan.datesIn(text).map((it) => it.date)", text)
    assert marks == found


@pytest.fixture(scope="module")
def dated(opened):
    def of(day, text="việc khác"):
        return made.line(text, date=day, own_date=day)

    return opened(
        made.line("theo Công văn ngày 01/3/2022 về vùng xanh"),
        of("2022-03-01"),
        made.line("hạn ngày 1 tháng 3 năm 2022; ngày 05/4/2022"),
        of("2022-03-02", "vùng xanh"),
        of("2022-03"),
        made.line("1, 3 và 2022 tổ; số 1/3 trong 2022"),
        made.line("trong tháng 3/2022"),
    )


FORMS = ("1/3/2022", "01/03/2022", "01/3/2022", "1.3.2022", "1-3-2022", "ngày 1/3/2022")
WORDS = (
    "ngày 1 tháng 3 năm 2022",
    "01 tháng 03 năm 2022",
    "ngay 1 thang 3 nam 2022",
    "Ngày 1.3.2022",
)


@pytest.mark.parametrize("query", [*FORMS, *WORDS])
def test_a_day_in_any_form_finds_its_documents_first(dated, query):
    found = dated.listed(query)
    assert found["addresses"][0] == "1"
    assert set(found["addresses"]) == {"0", "1", "2"}
    assert (found["own"], found["total"], found["date"]) == (1, 3, "2022-03-01")


@pytest.mark.parametrize("query", ["tháng 3 2022", "3/2022", "03/2022", "thang 3 nam 2022"])
def test_a_month_finds_its_documents_first(dated, query):
    found = dated.listed(query)
    assert set(found["addresses"][:3]) == {"1", "3", "4"}
    assert set(found["addresses"]) == {"0", "1", "2", "3", "4", "6"}
    assert (found["own"], found["total"]) == (3, 6)


def test_a_date_narrows_words(dated):
    assert dated.addresses("vùng xanh 1/3/2022") == ["0"]
    assert dated.addresses("vùng xanh tháng 3 năm 2022")[:1] == ["3"]
    assert dated.addresses("vùng xanh -1/3/2022") == ["3"]


def test_excerpts_mark_a_date_in_whatever_form(dated):
    (hit,) = (hit for hit in dated.query("1/3/2022")["hits"] if hit["address"] == "2")
    text = hit["excerpts"][0]["text"]
    marked = [text[start:end] for start, end in hit["excerpts"][0]["marks"]]
    assert marked == ["1 tháng 3 năm 2022"]


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        *(("10/8/2021", "2021-08-10"), ("tháng 8 năm 2021", "2021-08"), ("2021", "2021")),
        *(("năm 2021", "2021"), ("", ""), ("2021-08-10", "2021-08-10"), ("hôm qua", None)),
        *(("31/2/2021", None), ("13/2021", None), ("10/8/2021 và nay", None)),
    ],
)
def test_a_field_takes_a_date_in_any_form(engine, typed, iso):
    assert engine.page.evaluate("(typed) => VanBan.dated(typed)", typed) == iso
