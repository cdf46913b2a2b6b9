"""The site's own words, filled in."""

from gazette.pages.labels import label


def test_whole_numbers_are_written_the_vietnamese_way():
    assert label("count", "tasks", count=1200) == "1.200 nhiệm vụ"


def test_other_values_stay_as_they_are():
    assert label("list", "year", year="2021") == "Năm 2021"
