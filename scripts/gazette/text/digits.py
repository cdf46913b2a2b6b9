"""Numbers in Vietnamese notation: points between thousands, a comma before the fraction."""

from __future__ import annotations

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def grouped(number: int) -> str:
    """Return a whole number, as in "12.345"."""
    return f"{number:,}".replace(",", ".")


def one_decimal(number: float) -> str:
    """Return a number with one decimal, as in "1,2"; without it if that is 0."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def ordinal(number: int) -> str:
    """Return as in "thứ nhất", "thứ mười"; from the eleventh on in digits."""
    return f"thứ {_ORDINALS[number - 1] if number <= len(_ORDINALS) else number}"
