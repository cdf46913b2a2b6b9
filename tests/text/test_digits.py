"""Numbers as Vietnamese write them."""

import pytest

from gazette.text.digits import grouped, one_decimal, ordinal


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567")]
)
def test_points_stand_between_thousands(number, written):
    assert grouped(number) == written


@pytest.mark.parametrize(
    ("number", "written"), [(0.04, "0"), (1.0, "1"), (1.25, "1,2"), (12.36, "12,4"), (20.0, "20")]
)
def test_a_comma_stands_before_the_fraction(number, written):
    assert one_decimal(number) == written


@pytest.mark.parametrize(
    ("number", "written"), [(1, "thứ nhất"), (4, "thứ tư"), (10, "thứ mười"), (11, "thứ 11")]
)
def test_ordinals_to_ten_are_words(number, written):
    assert ordinal(number) == written
