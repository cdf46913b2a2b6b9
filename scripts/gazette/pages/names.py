"""What readers call things: documents, bodies, places and dates, in Vietnamese.

In: entries and keys. Out: names. The unknown has a name too, and says that it is unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from gazette.corpus import Entry
from gazette.pages.labels import label, labels
from gazette.records.address import UNKNOWN, Placed, above_district
from gazette.records.model import FORM_LINES, Directive
from gazette.text.dates import short_date, short_edtf
from gazette.text.digits import grouped
from gazette.text.edtf import Edtf
from gazette.text.whole import Pieces, whole_pieces
from gazette.vocabulary import Body, vocabulary

# Dates and counts: "ngày 10/8/2021", "Th. 8 (12)"
_KEPT = re.compile(r"(?:ngày|tháng|năm) \d[\d/]*|(?:Th\. )?\S+ \([\d.]+\)")


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter; the others stay."""
    return text[:1].upper() + text[1:]


def kind_name(directive: Directive) -> str:
    return capitalised(vocabulary().kinds[directive.kind].name)


def title_of(directive: Directive) -> str:
    """As in "Công văn 358-CV/HU"; a report goes by its subject, unless it was withdrawn."""
    if directive.is_report and directive.withdrawn:
        return labels().withdrawn.title
    if directive.is_report:
        return label("directive", "report_title", subject=directive.subject)
    if directive.number is None:
        return label("directive", "no_number", kind=kind_name(directive))
    return label("directive", "title", kind=kind_name(directive), number=directive.number)


def subject_of(directive: Directive) -> str:
    return capitalised(directive.subject)


def issuer_name(directive: Placed) -> str | None:
    """As in "Huyện ủy Sông Lô", "Huyện ủy chưa rõ tên"; None for a report."""
    if directive.issuer is None:
        return None
    body = vocabulary().bodies[directive.issuer]
    return body_name(body, directive.province, directive.district)


def body_name(body: Body, province: str | None, district: str | None) -> str:
    """Name a body of the centre, of a province or of a district, with its place."""
    if body.level == "centre":
        return body.name
    key = province if body.level == "province" else district
    if key is None:
        return label("place", "unknown_name", body=body.name)
    if body.level == "province":
        return f"{body.name} {vocabulary().provinces[key].name}"
    unit = vocabulary().districts[province or "", key]
    name = unit.name.removeprefix(capitalised(f"{unit.type} "))  # "quận" + "Quận 2"
    return f"{body.name} {name if body.name.lower().endswith(unit.type) else unit.name}"


def district_name(province: str | None, district: str | None) -> str:
    """As in "huyện Sông Lô", "Chưa rõ huyện"."""
    if district is None:
        return labels().place.unknown_district
    return vocabulary().districts[province or "", district].full_name


def province_name(province: str | None) -> str:
    """As in "tỉnh Vĩnh Phúc", "Chưa rõ tỉnh"."""
    if province in (None, UNKNOWN):
        return labels().place.unknown_province
    return vocabulary().provinces[province].full_name


def place_name(directive: Directive) -> str:
    """As in "huyện Sông Lô, tỉnh Vĩnh Phúc"."""
    district = district_name(directive.province, directive.district)
    return f"{district}, {province_name(directive.province)}"


def place_of_issuer(directive: Placed) -> str | None:
    """As in "tỉnh Vĩnh Phúc" beside a district's body; None where the issuer's name says all."""
    return None if above_district(directive) else province_name(directive.province)


def date_name(date: Edtf | None) -> str:
    """As in "10/8/2021", "8/2021", "Không rõ ngày"."""
    return (short_edtf(date) if date else None) or labels().list.undated


def dated(date: Edtf | None) -> str:
    """As in "ngày 10/8/2021", "tháng 8/2021", "năm 2021", "không rõ ngày"."""
    if date is None or date.plain is None:
        return labels().directive.undated
    form = "dated" if date.day else "dated_month" if date.month else "dated_year"
    return label("directive", form, date=date_name(date))


def date_bounds(date: Edtf | None) -> str | None:
    """As in "từ 22/7/2022": what is known of an unknown day; None where nothing or all is."""
    if date is None or date.plain:
        return None
    if date.earliest and date.latest:
        first, last = short_date(date.earliest), short_date(date.latest)
        return label("list", "between", first=first, last=last)
    if date.earliest:
        return label("list", "since", date=short_date(date.earliest))
    return label("list", "until", date=short_date(date.latest)) if date.latest else None


def with_bounds(words: str, date: Edtf | None) -> str:
    """Return words for a date, and beside them what is known of an unknown day."""
    bounds = date_bounds(date)
    return f"{words} ({bounds})" if bounds else words


def month_name(year: str, month: str) -> str:
    """As in "Tháng 8 năm 2021"."""
    return label("list", "month", month=int(month), year=year)


def last_revised(entries: Iterable[Entry]) -> dt.date | None:
    """Return the day of the newest change among records; None where there are none."""
    return max((entry.directive.revised for entry in entries), default=None)


def count_name(entries: Iterable[Entry]) -> str:
    """As in "2 văn bản, 1 bài tin"; reports never count as directives."""
    entries = list(entries)
    reports = sum(entry.directive.is_report for entry in entries)
    directives = len(entries) - reports
    parts = [label("count", "directives", count=grouped(directives))] if directives else []
    parts += [label("count", "reports", count=grouped(reports))] if reports else []
    return ", ".join(parts) or labels().count.none


def missing_parts(directive: Directive) -> str:
    """Say what a source lacks of its head: "Nguồn không có tên cơ quan ban hành"; or nothing."""
    lacking = lacking_parts(directive)
    return label("directive", "missing", lacking=lacking) if lacking else ""


def lacking_parts(directive: Directive) -> str:
    """Name what a letterhead lacks: "tên cơ quan ban hành, dòng tiêu đề"."""
    head = directive.letterhead
    lacking = (part for part in FORM_LINES if head is None or getattr(head, part) is None)
    return ", ".join(label("lacking", part) for part in lacking)


@lru_cache(maxsize=1 << 16)  # the same words stand on many lists
def whole_words(text: str) -> Pieces:
    """Part the site's own words at what is not to be broken in them, dates and counts too."""
    return whole_pieces(text, [found.span() for found in _KEPT.finditer(text)])
