"""The numbers of lists, as web pages and Word write them."""

from __future__ import annotations

_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_LETTERS, _MOST_ROMAN = 26, 40
_DIGITS = 5  # of a count


def numeral(sort: str, count: int) -> str:
    """Return a number in figures (`1`, `01`), letters (`a`, `A`) or Roman (`i`, `I`)."""
    if sort in ("a", "A") and 0 < count <= _LETTERS:
        return chr(ord(sort) + count - 1)
    if sort in ("i", "I") and 0 < count < _MOST_ROMAN:
        tens, ones = divmod(count, 10)
        small = "x" * tens + _ROMAN[ones]
        return small if sort == "i" else small.upper()
    return f"{count:02}" if sort == "01" else str(count)


def count_of(value: str | None, otherwise: int) -> int:
    """Return a count as an attribute gives it, if it is one."""
    is_count = value and value.isdecimal() and len(value) <= _DIGITS
    return int(value) if value and is_count else otherwise
