"""The date and the issuer of a citation.

In: a cleaned text and an offset. Out: the date or issuer that stands there, and where it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gazette.citations.clean import Clean
from gazette.citations.patterns import patterns
from gazette.text.edtf import Edtf, EdtfError, parse_edtf

_CENTURY = "20"
_UPPER = "A-ZĐ" + "".join(
    filter(str.isupper, map(chr, [*range(0xC0, 0x1B0), *range(0x1EA0, 0x1EFA)]))
)
_WORD = rf"[{_UPPER}][^\W\d_]*"
# The name of an unlisted place, by its capitals: "xã Đồng Thịnh". Not "Tỉnh ủy Về việc …".
_CAPITALISED = re.compile(
    r"(?!(?:Về|Công văn|Thông báo|Kế hoạch|Quyết định|Chỉ thị|Nghị quyết|Kết luận|Hướng dẫn)\b)"
    rf"{_WORD}(?: {_WORD}){{0,3}}"
)
_SURE_END = rf" ?[,.;)](?:\s|$)| (?:về|Về)\b| và [^{_UPPER}]|\s*$|\n"
# A body that no pattern has, if it is clear where its name ends: else "Hội Chữ" would be one.
_OTHER_BODY = re.compile(rf"{_WORD}(?:(?: và| -)? {_WORD}){{1,7}}(?={_SURE_END})")
_SENTENCE = re.compile(r"[.;!?](?= )|\n")
_COMMA = re.compile(r" ?[,;]")
_VAGUE = ("month", "year")
_OF = ("của ", "do ", "của đồng chí ", "của đ/c ")
_BEFORE = 150
_DAY_BEFORE = 40


@dataclass(frozen=True)
class StatedDate:
    """A date in a text."""

    edtf: Edtf | None
    """None if it has no year or does not exist."""
    end: int
    same: bool = False
    """Whether it says "cùng ngày": the date of the citation before, or of both."""
    days: tuple[Edtf, ...] = ()
    """The days, if it names one for each number of a list: "ngày 7, 8, 9/8/2021"."""


def date_at(cleaned: Clean, offset: int) -> StatedDate | None:
    """Return the date that directly follows a number."""
    lead = patterns().date_lead.match(cleaned.key, offset)
    if not lead:
        return None
    date = date_here(cleaned, lead.end(), after_comma=bool(_COMMA.match(lead[0])))
    if date and "(" in lead[0] and cleaned.key.startswith(")", date.end):
        return replace(date, end=date.end + 1)
    return date


def date_here(cleaned: Clean, offset: int, *, after_comma: bool = False) -> StatedDate | None:
    """Return the date at `offset`; after a comma, a month or year belongs to another clause."""
    for name, pattern in patterns().dates.items():
        if (found := pattern.match(cleaned.key, offset)) and not (after_comma and name in _VAGUE):
            same = found[0].startswith("cùng")
            return StatedDate(edtf_of(found), found.end(), same=same, days=_days_of(found))
    return None


def _days_of(found: re.Match[str]) -> tuple[Edtf, ...]:
    parts = found.groupdict()
    days = re.findall("[0-9]+", parts.get("days") or "")
    dates = [_edtf(parts["year"], parts["month"], day) for day in days]
    return tuple(date for date in dates if date)


def edtf_of(found: re.Match[str]) -> Edtf | None:
    """Return a date; None unless it is exactly one: not 29/77/2020, "7, 8/8/2021"."""
    parts = found.groupdict()
    if not parts.get("year") or parts.get("days"):
        return None
    return _edtf(parts["year"], parts.get("month"), parts.get("day"))


def _edtf(year: str, month: str | None, day: str | None) -> Edtf | None:
    full = year if len(year) > 2 else _CENTURY + year  # noqa: PLR2004
    rest = (f"{int(part):02}" for part in (month, day) if part)
    try:
        return parse_edtf("-".join((full, *rest)))
    except EdtfError:
        return None


def issuer_at(cleaned: Clean, offset: int) -> tuple[str, int] | None:
    """Return the issuer in "của …" or "do … ban hành" at `offset`, and where its name ends."""
    lead = patterns().issuer_lead.match(cleaned.key, offset)
    if not lead or not lead.end() > offset:
        return None
    start = lead.end()
    while cleaned.key.startswith(" ", start):
        start += 1
    end = _body_end(cleaned, start)
    if end is None and not cleaned.text.isupper():
        found = _OTHER_BODY.match(cleaned.text, start)
        end = found.end() if found else None
    return (cleaned.text[start:end], end) if end is not None else None


def _body_end(cleaned: Clean, start: int) -> int | None:
    """Return the end of the body's name that begins at `start`, place included.

    None if that can't be told from the words after it: "CỦA UBND TỈNH HÀ TÂY".
    """
    head = patterns().issuer.match(cleaned.key, start)
    if not head:
        return None
    unit = patterns().place.match(cleaned.key, head.end())
    end = unit.end() if unit and unit["unit"] else head.end()
    return _name_end(cleaned, end)


def _name_end(cleaned: Clean, end: int) -> int | None:
    """Return the end of the place's name that may follow `end`, after a blank or "TP."."""
    blank = cleaned.key.startswith(" ", end)
    if not blank and cleaned.key[end - 1] != ".":
        return end
    start = end + 1 if blank else end
    name = patterns().names.match(cleaned.key, start)
    if cleaned.text[max(0, end - 4) : end].isupper() and cleaned.text[start : start + 3].isupper():
        known = name.end() if name else end  # all is in capitals, which mean nothing then
        return known if name or patterns().ends.match(cleaned.key, end) else None
    if not name:
        capitals = _CAPITALISED.match(cleaned.text, start)
        return capitals.end() if capitals else end
    more = _CAPITALISED.match(cleaned.text, name.end() + 1)  # "Hà Nam Ninh" is not Hà Nam
    return more.end() if more and cleaned.key.startswith(" ", name.end()) else name.end()


def issuer_before(cleaned: Clean, start: int) -> tuple[str, StatedDate | None] | None:
    """Return the issuer in the words before the citation that begins at `start`, and its date.

    "Ngày 24/9/2021, Bộ Y tế có Công văn số …",
    "Bộ Y tế đã ban hành Công văn số …", "ý kiến của Thường trực Tỉnh ủy tại Thông báo số …".
    """
    begin = cleaned.after_last(_SENTENCE, max(0, start - _BEFORE), start)
    joined = patterns().connect.search(cleaned.key, begin, start)
    if not joined:
        return None
    for head in patterns().issuer.finditer(cleaned.key, begin, joined.start() + 1):
        of = cleaned.key.endswith(_OF, begin, head.start())
        is_joined = _body_end(cleaned, head.start()) == joined.start()
        if not is_joined or not (of or _is_act(joined["verb"])):
            continue
        name = cleaned.text[head.start() : joined.start()]
        return name, _date_before(cleaned, head.start())
    return None


def _is_act(verb: str) -> bool:
    """Tell whether the verb needs no "của" before the body: "ban hành", "có", but not "tại"."""
    return not verb.endswith(("tại", "trong", "theo", ":", "("))


def _date_before(cleaned: Clean, end: int) -> StatedDate | None:
    at = cleaned.key.rfind("ngày", max(0, end - _DAY_BEFORE), end)
    date = date_here(cleaned, at) if at >= 0 else None
    return date if date and cleaned.key[date.end : end] in (", ", " ") else None
