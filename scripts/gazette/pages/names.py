"""Vietnamese names for documents, bodies, places, dates and counts.

In: records, offices, and keys of the vocabulary. Out: strings, but `last_revised` returns a day.
What is unknown gets a name that says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from operator import attrgetter

from gazette.citations import CitedDocument
from gazette.corpus import Entry
from gazette.pages.labels import label, labels
from gazette.records.model import FORM_LINES, Directive
from gazette.text.collation import SortKey, sort_key
from gazette.text.dates import short_date, short_edtf
from gazette.text.edtf import Edtf
from gazette.text.fold import slug
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.office import UNKNOWN, Office


def capitalised(text: str) -> str:
    """Return `text` with its first letter in upper case and the rest unchanged."""
    return text[:1].upper() + text[1:]


def kind_name(directive: Directive) -> str:
    """As in "Công văn"; "Văn bản" in a draft whose kind is not decided."""
    kind = vocabulary().kinds.get(directive.kind)
    return capitalised(kind.name) if kind else labels().cited.document


def title_of(directive: Directive) -> str:
    """As in "Công văn 358-CV/HU"; a report goes by its subject unless withdrawn."""
    if directive.is_report and directive.withdrawn:
        return labels().withdrawn.title
    if directive.is_report:
        return label("directive", "report_title", subject=directive.subject)
    if directive.number is None:
        return label("directive", "no_number", kind=kind_name(directive))
    return label("directive", "title", kind=kind_name(directive), number=directive.number)


def subject_of(directive: Directive) -> str:
    return capitalised(directive.subject)


def issuer_name(document: Directive | CitedDocument) -> str | None:
    """As in "Huyện ủy Sông Lô", "Huyện ủy chưa xác định tên"; None for a report."""
    return office_name(document.office) if document.office.body else None


def office_name(office: Office) -> str:
    """As in "Huyện ủy Sông Lô", "Huyện ủy chưa xác định tên", "Trạm Y tế xã (huyện Sông Lô)"."""
    body = office.body
    if not body or body.is_group or body.level == "centre":
        return office.name
    if body.level == "commune" or body.level != office.level:
        return f"{body.name} ({office_place(office)})"
    return office.name if office.is_placed else label("place", "unknown_name", body=office.name)


def office_place(office: Office) -> str:
    """As in "huyện Sông Lô", "tỉnh Vĩnh Phúc", "Trung ương"."""
    if office.level == "centre":
        return labels().place.central
    if unit := office.unit:
        return unit.full_name
    if office.level == "province":
        return labels().place.unknown_province
    return label("place", "unknown_district", unit=unit_word(office))


def unit_word(office: Office) -> str:
    """As in "huyện", "thị xã"; "đơn vị cấp huyện" if the type is unknown."""
    return office.unit_type or labels().place.any_unit


def folder_name(office: Office) -> str:
    """Name the folder of an office's documents: "Huyện Sông Lô", "Cấp tỉnh", "Trung ương".

    A folder holds all documents of one district, or of one level above it.
    """
    if office.level == "province":
        return labels().place.provincial
    return capitalised(office_place(office))


def folder_title(office: Office) -> str:
    """Return its name with its province, since several districts share one: "…, tỉnh Vĩnh Phúc"."""
    name = folder_name(office)
    is_central = office.level == "centre"
    return name if is_central else f"{name}, {province_name(office.province, office.date)}"


def folder_order(office: Office) -> tuple[int, SortKey]:
    """Order folders by name, without the type of unit: "Sông Lô".

    What is above the district comes first, what is unknown last.
    """
    if office.is_above_district:
        return 0, sort_key("")
    unit = office.unit
    return (1, sort_key(unit.name)) if unit else (2, sort_key(""))


def office_title(office: Office) -> str:
    """Return a name that no other office has."""
    name, unit = office_name(office), office.unit
    if office.is_group or office.is_above_district:
        return name
    if unit and unit.key != slug(unit.name):  # "thi-xa-ky-anh", beside a huyện of that name
        name = f"{name} ({unit.full_name})"
    return f"{name}, {province_name(office.province, office.date)}"


def body_kind_name(body: Body) -> str:
    """Name a kind of body, with its level where two kinds share a name."""
    names = [other.name for other in vocabulary().bodies.values()]
    if names.count(body.name) == 1:
        return body.name
    words = labels().place
    level = words.provincial if body.level == "province" else words.district
    return f"{body.name} ({level.lower()})"


def province_name(province: str | None, date: Edtf | None = None) -> str:
    """As in "tỉnh Vĩnh Phúc", "Chưa xác định tỉnh"."""
    if province in (None, UNKNOWN):
        return labels().place.unknown_province
    return vocabulary().provinces[province].on(date).full_name


def place_name(directive: Directive) -> str:
    """As in "huyện Sông Lô, tỉnh Vĩnh Phúc", "tỉnh Vĩnh Phúc", "Trung ương"."""
    office = directive.office
    return ", ".join(filter(None, (office_place(office), province_of_office(office))))


def place_of_issuer(document: Directive | CitedDocument) -> str | None:
    """As in "tỉnh Vĩnh Phúc"; None where the issuer is above the district."""
    return province_of_office(document.office)


def province_of_office(office: Office) -> str | None:
    """As in "tỉnh Vĩnh Phúc"; None where the office is above the district."""
    return None if office.is_above_district else province_name(office.province, office.date)


def date_name(date: Edtf | None) -> str:
    """As in "10/8/2021", "8/2021", "Chưa xác định ngày"."""
    return (short_edtf(date) if date else None) or labels().list.undated


def date_within(date: Edtf | None) -> str:
    """As `date_name` does, for use within a line: "chưa xác định ngày"."""
    return (short_edtf(date) if date else None) or labels().directive.undated


def dated(date: Edtf | None) -> str:
    """As in "ngày 10/8/2021", "tháng 8/2021", "năm 2021", "chưa xác định ngày"."""
    if date is None or date.plain is None:
        return labels().directive.undated
    form = "dated" if date.day else "dated_month" if date.month else "dated_year"
    return label("directive", form, date=date_name(date))


def date_bounds(date: Edtf | None) -> str | None:
    """As in "sớm nhất là 22/7/2022"; None where the date is known or has no bounds."""
    if date is None or date.plain:
        return None
    if date.earliest and date.latest:
        first, last = short_date(date.earliest), short_date(date.latest)
        return label("list", "between", first=first, last=last)
    if date.earliest:
        return label("list", "since", date=short_date(date.earliest))
    return label("list", "until", date=short_date(date.latest)) if date.latest else None


def with_bounds(words: str, date: Edtf | None) -> str:
    """Add the bounds of an unknown day to the words for its date."""
    bounds = date_bounds(date)
    return f"{words} ({bounds})" if bounds else words


def month_name(year: str, month: str) -> str:
    """As in "Tháng 8 năm 2021"."""
    return label("list", "month", month=int(month), year=year)


def last_revised(entries: Iterable[Entry]) -> dt.date | None:
    """Return the latest day on which any of the records changed."""
    return max(map(attrgetter("directive.revised"), entries), default=None)


def documents_counted(entries: Iterable[Entry]) -> tuple[int, int]:
    """Return the number of directives and that of reports."""
    entries = list(entries)
    reports = sum(entry.directive.is_report for entry in entries)
    return len(entries) - reports, reports


def count_name(entries: Iterable[Entry]) -> str:
    """As in "2 văn bản và 1 tin, bài"."""
    counts = zip(("directives", "reports"), documents_counted(entries), strict=True)
    parts = {name: label("count", name, count=n) for name, n in counts if n}
    if len(parts) > 1:
        return label("count", "both", **parts)
    return "".join(parts.values()) or labels().count.none


def missing_parts_note(directive: Directive) -> str:
    """As in "Nguồn không có tên cơ quan ban hành"; empty where the letterhead is complete."""
    missing = missing_parts(directive)
    return label("directive", "missing", lacking=missing) if missing else ""


def missing_parts(directive: Directive) -> str:
    """List what a letterhead lacks, as in "tên cơ quan ban hành, dòng tiêu đề"."""
    head = directive.letterhead
    missing = (part for part in FORM_LINES if head is None or getattr(head, part) is None)
    return ", ".join(label("lacking", part) for part in missing)
