"""Dates that may be partly known."""

import datetime as dt

import pytest

from gazette.text.edtf import EdtfError, parse_edtf


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "plain"),
    [
        ("2021-08-10", "2021-08-10", "2021-08-10", "2021-08-10"),
        ("2020-02-29", "2020-02-29", "2020-02-29", "2020-02-29"),
        ("2021-11", "2021-11-01", "2021-11-30", "2021-11"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
        ("2021-12", "2021-12-01", "2021-12-31", "2021-12"),
        ("2021", "2021-01-01", "2021-12-31", "2021"),
        ("2021-05-06T12:00:00", "2021-05-06", "2021-05-06", "2021-05-06"),
        ("[2021-05-01..2021-05-09]", "2021-05-01", "2021-05-09", None),
        ("[2021-05..2021]", "2021-05-01", "2021-12-31", None),
    ],
)
def test_a_date_means_the_days_from_earliest_to_latest(text, earliest, latest, plain):
    date = parse_edtf(text)
    assert (date.earliest, date.latest) == (day(earliest), day(latest))
    assert date.plain == plain
    assert str(date) == text


def test_a_set_may_be_open_at_either_end():
    since = parse_edtf("[2022-07-22..]")
    assert (since.earliest, since.latest) == (day("2022-07-22"), None)
    until = parse_edtf("[..2021-05-01]")
    assert (until.earliest, until.latest) == (None, day("2021-05-01"))


def test_a_date_is_known_as_far_as_it_is_written():
    whole = parse_edtf("2021-08-10")
    assert (whole.year, whole.month, whole.day) == ("2021", "08", day("2021-08-10"))
    assert whole.year_month == ("2021", "08")
    month = parse_edtf("2021-11")
    assert month.year_month == ("2021", "11")
    assert (month.year, month.month, month.day) == ("2021", "11", None)
    year = parse_edtf("2021")
    assert (year.year, year.month, year.day) == ("2021", None, None)
    assert year.year_month is None
    one_of = parse_edtf("[2022-07-22..]")
    assert (one_of.year, one_of.month, one_of.day) == (None, None, None)


def test_an_hour_is_kept_beside_the_day():
    assert parse_edtf("2021-05-06T12:00:00").time == "12:00:00"
    assert parse_edtf("2021-05-06").time is None


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("2021-11", "2021-11-01"),
        ("[2022-07-22..]", "2022-07-22"),
        ("[..2021-05-01]", "2021-05-01"),
        ("[2021-05-01..2021-05-09]", "2021-05-01"),
    ],
)
def test_a_date_is_sorted_by_its_earliest_day_or_else_its_latest(text, bound):
    assert parse_edtf(text).bound == day(bound)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("29/77/2020", '"29/77/2020" is not a date'),
        ("10/8/2021", '"10/8/2021" is not a date'),
        ("2021-8-10", '"2021-8-10" is not a date'),
        ("２０２１-08-10", '"２０２１-08-10" is not a date'),
        ("2021-08-10T12:00", '"2021-08-10T12:00" is not a date'),
        ("2021-08-10 ", '"2021-08-10 " is not a date'),
        ("2022-07-22..", '"2022-07-22.." is not a date'),
        ("", '"" is not a date'),
        ("2021-02-29", '"2021-02-29" is a day, month or hour that does not exist'),
        ("2021-13-45", '"2021-13-45" is a day, month or hour that does not exist'),
        ("2021-00", '"2021-00" is a day, month or hour that does not exist'),
        ("0000", '"0000" is a day, month or hour that does not exist'),
        (
            "2021-05-06T25:00:00",
            '"2021-05-06T25:00:00" is a day, month or hour that does not exist',
        ),
        ("[..]", '"[..]" has no bound'),
        ("[2021-13-01..]", '"2021-13-01" is a day, month or hour that does not exist'),
        ("[2021-05-09..2021-05-01]", '"[2021-05-09..2021-05-01]" ends before it begins'),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text, reason):
    with pytest.raises(EdtfError) as error:
        parse_edtf(text)
    assert str(error.value) == reason
