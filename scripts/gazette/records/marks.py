"""The printed numbers and dashes that points begin with.

In: a line. Out: the kind of point it begins, and its number. `I-`, `1/`, `a.` and `Điều 1:` are
read as `I.`, `1.`, `a)` and `Điều 1.`, so they give the same ids. A date, a sum of money, a range
("5 - 7 ngày") or a name ("V. I. Lê-nin") begins no point.
"""

from __future__ import annotations

import re
from typing import Literal

PointKind = Literal["article", "number", "letter", "section", "dash"]

# What may stand after a number: "1." "1)" "1/" "1:" "1-" "1 -" "1.-" "1./"
_STOP = r"(?:[.)/:]{1,2}|[.)]?\s?[-–—])"
# After "/", ":" or a dash, digits make a date or a range: "3/ 2021", "5 - 7 ngày"
_NO_RANGE = r"(?<![-–—/:])\s|\s(?!\s*\d)"
# "7. 8. 2021", "15. 000 đồng", "I - II", "V. I. Lê-nin"
_NO_DATE = r"(?!\s*\d{1,2}\s?[./-]\s?\d{4}\b|\s*0\d\d\b)"
_NO_NAME = r"(?!\s*[IVX]+(?:[\s,;.]|$))(?!\s*[A-ZĐ]\.)"
_NUMBER = r"\d{1,2}(?:\.\d{1,2})*"
_MARK = re.compile(
    rf"(?:(?:Điều|ĐIỀU)\s(?P<article>\d+){_STOP}(?:{_NO_RANGE})"
    rf"|(?P<number>{_NUMBER}){_STOP}(?:{_NO_RANGE}){_NO_DATE}"
    rf"|\((?P<number_>{_NUMBER})\)\s"
    rf"|\(?(?P<letter>[a-zđ])\)\s|(?P<letter_>[a-zđ]){_STOP}\s"
    rf"|(?:(?:Mục|MỤC)\s)?(?P<section>[IVX]+){_STOP}\s{_NO_NAME}"
    rf"|(?:Mục|MỤC)\s(?P<section_>\d{{1,2}}){_STOP}(?:{_NO_RANGE})"
    r"|(?P<dash>[-–—+•])\s)"
)
# A heading that is a paragraph of its own: "Điều 1", "Mục I"
_HEADING = re.compile(r"(?:Điều|ĐIỀU)\s(?P<article>\d+)|(?:Mục|MỤC)\s(?P<section>[IVX]+|\d{1,2})")


def mark_of(line: str) -> tuple[PointKind, str] | None:
    """Return the kind and the number (or dash) of the printed mark that a line begins with."""
    return _kind_and_number(_MARK.match(line.replace("*", "")))  # "**Điều 1.** Ban hành"


def heading_of(paragraph: str) -> tuple[PointKind, str] | None:
    """Return kind and number of a paragraph that is a point's number and nothing more."""
    return _kind_and_number(_HEADING.fullmatch(paragraph.replace("*", "")))


def printed_mark(text: str) -> str:
    """Return the printed mark that a text begins with, without the blank after it: "2.", "-"."""
    found = _HEADING.fullmatch(text) or _MARK.match(text)
    return found[0].rstrip() if found else ""


def _kind_and_number(found: re.Match[str] | None) -> tuple[PointKind, str] | None:
    if not found or not found.lastgroup:
        return None
    return found.lastgroup.rstrip("_"), found[found.lastgroup]  # type: ignore[return-value]
