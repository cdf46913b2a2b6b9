"""The dates that a text names, and which of them it sets as a deadline.

In: a text of a letter. Out: each date as far as the text names it ("ngày 15/12" has no year), with
its place, and whether words such as "chậm nhất" or "trước" make it a deadline.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.text.edtf import Edtf, days_of
from gazette.text.tones import tone_key

_DAY, _MONTH = r"(?P<day>[0-3]?[0-9])", r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>20\d\d)"
_MONTHS_OF_QUARTER = {"i": (1, 3), "ii": (4, 6), "iii": (7, 9), "iv": (10, 12)}
# Each begins with figures or a word, which makes the search fast.
_FORMS = tuple(
    re.compile(rf"{form}(?![\d/])")
    for form in (
        rf"{_DAY} tháng {_MONTH}(?: năm {_YEAR})?",
        rf"{_DAY} ?[/.-] ?{_MONTH} ?[/.-] ?{_YEAR}",
        rf"{_DAY}/{_MONTH}",
        rf"{_DAY}(?= (?:hằng|hàng|mỗi) tháng)",
        rf"tháng {_MONTH}(?:(?:/| năm ){_YEAR})?",
        rf"quý (?P<quarter>iv|i{{1,3}})(?:(?:/| năm ){_YEAR})?",
        rf"năm (?:(?<=trong năm )|(?<=hết năm )|(?<=cuối năm )){_YEAR}",
    )
)
_LEAD = re.compile(r"(?:ngày|mùng) $")
_PART = "(?:sáng|trưa|chiều|tối)"
_HOUR = rf"(?:\d{{1,2}} ?(?:giờ|g|h|:)(?: ?\d\d)?['’]?(?: phút)?,? (?:{_PART} )?)?"
_WEEKDAY = "(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),? )?"
_TIME = re.compile(
    r"(?P<hour>\d{1,2}) ?(?:giờ|g|h|:)(?: ?(?P<minute>\d\d))?['’]?(?: phút)?,? "
    rf"(?:(?P<part>{_PART}) )?(?:cuối )?" + _WEEKDAY + "$"
)
_BY = "(?:là |vào |đến |trong |trước )?"
_DEADLINE = re.compile(
    rf"(?:(?<!tính )(?<!kể )(?:đến|tới) (?:hết )?|trước |(?:chậm|muộn|trễ) nhất {_BY}|trong |hết "
    rf"|cuối |giữa |đầu |hạn (?:cuối |chót |nộp |gửi )?{_BY}|(?:xong|hoàn thành|kết thúc):? {_BY}"
    rf"|không (?:quá|muộn hơn|chậm hơn|trễ hơn) )+{_HOUR}(?:{_PART} |cuối )?{_WEEKDAY}$"
)
# As in "thực hiện từ 12 giờ ngày 06/5/2021"; in "tính từ ngày" a count begins.
_START = re.compile(rf"(?<!tính )(?<!riêng )(?<!về )(?:bắt đầu |kể )?từ {_HOUR}{_WEEKDAY}$")
_UNTIL_NOW = re.compile(r",? ?(?:cho )?(?:đến|tới) (?:nay|thời điểm|hiện|hết ngày hôm)")
_CITATION = re.compile(r"(?:\bsố\b|[-/] ?[a-zđư]{2,8}(?:-[a-zđư]+)?\b)[^.;:]{0,24}$")
_WITHIN = re.compile(r"\btrong (?:vòng|thời hạn) \d+ ?(?:ngày|giờ|h|tuần|tháng)\b(?! (?:vừa )?qua)")
_RELATIVE = re.compile(
    r"\btrong (?:vòng |thời hạn |thời gian )?\d+ ?(?:ngày|giờ|h|tuần|tháng)\b"
    r"|\btrong (?:hôm nay|ngày|tuần này|tháng này)\b|\b(?:hôm nay|ngày mai)\b"
)
_JOINED = frozenset("0123456789/.-")  # before figures that belong to something longer
_DAYS = range(1, 32)
_HOURS, _MINUTES, _NOON = 24, 60, 12
_BEFORE = 60  # characters that tell what a date is


@dataclass(frozen=True)
class NamedDate:
    """A date that a text names; each part is None where the text does not name it."""

    start: int
    end: int
    day: int | None
    months: tuple[int, int] | None
    """The first and the last month that it can mean, the same but for a quarter."""
    year: int | None
    is_deadline: bool
    is_of_citation: bool
    """Whether it is the date of a document that the text cites."""
    is_start: bool
    """Whether something is to be done from it on."""
    lead: int
    """Where the words begin that set it as a deadline or start; `start` if there are none."""
    time: str | None
    """The hour that stands before it, as in `12:00:00`."""

    def agrees_with(self, date: Edtf) -> bool:
        """Tell whether a date can be what is named: they share a day."""
        first, last = days_of(date)
        years = [self.year] if self.year else range(first.year, last.year + 1)
        return any(self._meets(first, last, year) for year in years)

    def _meets(self, first: dt.date, last: dt.date, year: int) -> bool:
        for month in range(self.months[0], self.months[1] + 1) if self.months else range(1, 13):
            length = calendar.monthrange(year, month)[1]
            if self.day and self.day > length:
                continue
            begin = dt.date(year, month, self.day or 1)
            if begin <= last and dt.date(year, month, self.day or length) >= first:
                return True
        return False


def named_dates(text: str) -> Iterator[NamedDate]:
    """Yield every date that a text names, in order."""
    return _dates_in(tone_key(text))


def _dates_in(key: str) -> Iterator[NamedDate]:
    taken = 0
    found = (match for form in _FORMS for match in form.finditer(key))
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= taken and _is_whole(key, match):
            taken = match.end()
            yield _named(key, match)


def time_limit_in(text: str) -> str | None:
    """Return the first time that a text sets from its own day on, as printed."""
    found = _WITHIN.search(tone_key(text))
    return text[slice(*found.span())] if found else None


def names_time(text: str) -> bool:
    """Tell whether a text names a date, other than of a cited document, or a time from its day."""
    key = tone_key(text)
    return bool(_RELATIVE.search(key)) or any(not one.is_of_citation for one in _dates_in(key))


def is_relative(text: str) -> bool:
    """Tell whether a text sets a time from its own day on: "trong vòng 24 giờ"."""
    return bool(_RELATIVE.search(tone_key(text)))


def _is_whole(key: str, match: re.Match[str]) -> bool:
    """Tell whether it is no part of something longer, and of a day that there can be."""
    before = key[match.start() - 1 : match.start()]
    return before not in _JOINED and int(match.groupdict().get("day") or 1) in _DAYS


def _named(key: str, match: re.Match[str]) -> NamedDate:
    parts, start = match.groupdict(), match.start()
    if lead := _LEAD.search(key, max(0, start - len("ngày ")), start):
        start = lead.start()
    before, year = key[max(0, start - _BEFORE) : start], parts.get("year")
    month = int(parts["month"]) if parts.get("month") else None
    months = (month, month) if month else None
    if quarter := parts.get("quarter"):
        months = _MONTHS_OF_QUARTER[quarter]
    sets = _DEADLINE.search(before) or _START.search(before)
    return NamedDate(
        start=start,
        end=match.end(),
        day=int(parts["day"]) if parts.get("day") else None,
        months=months,
        year=int(year) if year else None,
        is_deadline=bool(_DEADLINE.search(before)),
        is_of_citation=not sets and bool(_CITATION.search(before)),
        is_start=bool(_START.search(before)) and not _UNTIL_NOW.match(key, match.end()),
        lead=start - len(before) + sets.start() if sets else start,
        time=_time_in(before) if sets else None,
    )


def _time_in(before: str) -> str | None:
    """Return the hour that ends the words before a date: "12 giờ" → `12:00:00`."""
    found = _TIME.search(before)
    if not found or int(found["hour"]) >= _HOURS or int(found["minute"] or 0) >= _MINUTES:
        return None
    hour = int(found["hour"])
    is_late = found["part"] in ("chiều", "tối") and hour < _NOON
    return f"{hour + _NOON * is_late:02}:{found['minute'] or '00'}:00"
