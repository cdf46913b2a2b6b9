"""Numbers as Vietnamese write them: points between thousands, a comma before the fraction."""

from __future__ import annotations


def grouped(number: int) -> str:
    """As in "12.345"."""
    return f"{number:,}".replace(",", ".")


def one_decimal(number: float) -> str:
    """As in "1,2"; a whole number stays whole."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")
