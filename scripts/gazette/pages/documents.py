"""What several pages say about a document: name, issuer, place, banner, citation, tasks.

In: a record, or a cited document, which may have no record. Out: words, and links to its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from gazette.citations import CitationLink, CitedDocument
from gazette.corpus import Corpus, Entry
from gazette.pages.kept import kept
from gazette.pages.labels import label, labels
from gazette.pages.model import Banner, Link
from gazette.pages.names import (
    capitalised,
    date_bounds,
    date_name,
    date_within,
    dated,
    issuer_name,
    kind_name,
    missing_parts_note,
    office_name,
    office_place,
    place_name,
    place_of_issuer,
    province_name,
    province_of_office,
    title_of,
    with_bounds,
)
from gazette.records.model import Directive, Task
from gazette.records.record import Record
from gazette.text.deadlines import names_time
from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import Office, office_at

CITING_SHOWN = 10
"""How many letters that cite a held document its own page lists; more get a page of a list."""


@kept
def entry_link(entry: Entry) -> Link:
    """As in "Công văn 358-CV/HU"."""
    return Link(title_of(entry.directive), entry.address)


@kept
def entry_note(entry: Entry) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, 10/8/2021"."""
    return f"{where_of(entry.directive)}, {date_within(entry.directive.date)}"


def where_of(directive: Directive) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc"; the place alone where there is no issuer."""
    if directive.office.body is None:
        return capitalised(place_name(directive))
    if directive.second_issuer:
        return _with_province(_issuers(directive), directive.office)
    return _where(directive.issuer, directive.province, directive.district, directive.date)


@lru_cache(1 << 14)  # lists name few offices again and again
def _where(
    issuer: str | None, province: str | None, district: str | None, date: Edtf | None
) -> str:
    office = office_at(issuer, province, district, date)
    return _with_province(office_name(office), office)


def _with_province(name: str, office: Office) -> str:
    return ", ".join(filter(None, (name, province_of_office(office))))


def issuer_names(directive: Directive) -> tuple[str, ...]:
    """Return the names of its issuers: two of a joint letter, none of a report."""
    return tuple(office_name(office) for office in directive.issuing_offices if office.body)


def authors_of(directive: Directive) -> tuple[str, ...]:
    """Return the issuers, or the byline of a report."""
    byline = (directive.byline,) if directive.byline else ()
    return byline if directive.is_report else issuer_names(directive)


def document_link(document: CitedDocument, held: Entry | None) -> Link:
    """As in "Thông báo 398-TB/HU"."""
    return entry_link(held) if held else Link(document_name(document), document.address)


def document_name(document: CitedDocument) -> str:
    kind = vocabulary().kinds.get(document.kind or "")
    name = capitalised(kind.name) if kind else labels().cited.document
    return label("directive", "title", kind=name, number=document.number)


def document_issuer(document: CitedDocument) -> str:
    """As in "Huyện ủy Sông Lô"; the name that letters use where the body is not ours."""
    return issuer_name(document) or document.issuer_name or labels().cited.unknown_issuer


def document_note(document: CitedDocument) -> str:
    """As in "Huyện ủy Sông Lô, 09/8/2021", "Thủ tướng Chính phủ, chưa xác định ngày"."""
    date = date_within(document.date)
    return f"{document_issuer(document)}, {date}"


def document_place(document: CitedDocument) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc"."""
    office, issuer = document.office, document_issuer(document)
    province = place_of_issuer(document) if office.key and office.province else None
    return f"{issuer}, {province}" if province else issuer


def held_entry(corpus: Corpus, document: CitedDocument) -> Entry | None:
    return corpus.by_address[document.address] if document.is_held else None


def place_line(directive: Directive) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, ngày 10/8/2021"."""
    where = where_of(directive)
    if not directive.is_report and not directive.issuer:
        unknown = capitalised(labels().place.unknown_issuer)
        where = f"{unknown}, {province_name(directive.province, directive.date)}"
    return f"{where}, {with_bounds(dated(directive.date), directive.date)}"


def title_with_place(directive: Directive) -> str:
    """As in "Công văn 358-CV/HU, Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, ngày 10/8/2021"."""
    return f"{title_of(directive)}, {place_line(directive)}"


def banner_of(record: Record) -> Banner | None:
    """Return the warning that a text is not a whole letter; None where it is one."""
    directive, words = record.directive, labels().directive
    if directive.completeness == "complete":
        return None
    if directive.is_report:
        text = label("directive", "report_text", date=dated(directive.event))
        return Banner(words.report_banner, text)
    missing = missing_parts_note(directive)
    lack = f"{missing}. {words.not_filled}" if missing else words.not_filled
    if directive.completeness == "letterhead-missing":
        return Banner(words.headless_banner, lack)
    last = record.blocks[-1].name if record.blocks else words.text
    text = label("directive", "fragment_text", point=last)
    return Banner(words.fragment_banner, f"{text} {lack}")


@kept
def citation_of(entry: Entry) -> str:
    """Return the citation to copy, without the page's address.

    It is read apart from the page, so it marks what is inferred.
    """
    directive = entry.directive
    return _report_citation(directive) if directive.is_report else _letter_citation(directive)


def _letter_citation(directive: Directive) -> str:
    words, number = labels().citation, directive.number
    issuer = _marked(directive, "issuer", _issuers(directive))
    province = place_of_issuer(directive)
    place = f", {_marked(directive, 'province', province)}" if province else ""
    return label(
        "citation",
        "directive",
        kind=_marked(directive, "kind", kind_name(directive)),
        number=label("citation", "number", number=number) if number else words.no_number,
        date=_marked(directive, "issued", dated(directive.date)),
        issuer=f"{issuer}{place}",
        subject=directive.subject,
    )


def _issuers(directive: Directive) -> str:
    """As in "Huyện ủy Sông Lô và Ủy ban nhân dân huyện Sông Lô"."""
    match issuer_names(directive):
        case (first, second):
            return label("citation", "joint", first=first, second=second)
        case names:
            return names[0] if names else labels().fact.unknown


def _report_citation(directive: Directive) -> str:
    office = directive.office
    province = _marked(directive, "province", province_name(office.province, office.date))
    return label(
        "citation",
        "report",
        byline=directive.byline or labels().citation.no_byline,
        subject=directive.subject,
        date=_marked(directive, "event", dated(directive.date)),
        place=f"{_marked(directive, 'district', office_place(office))}, {province}",
    )


def _marked(directive: Directive, field: str, name: str) -> str:
    """Mark the name of an inferred value; an unknown day needs no mark."""
    is_inferred = field in directive.inferred and name != labels().directive.undated
    return label("fact", "inferred_mark", name=name) if is_inferred else name


# ---------- its citations and tasks ----------


def reasons_of(link: CitationLink) -> Iterator[tuple[str, str]]:
    """Yield the code of each reason for a link, and its sentence."""
    for reason in link.reasons:
        yield reason.code, label("citing", reason.code, **reason.values)


def relation_name(links: Iterable[CitationLink]) -> str | None:
    """Return the first relation that the citing words name: "thực hiện"."""
    keys = (link.citation.relation for link in links)
    return next((label("citing", key) for key in keys if key), None)


def deadline_note(record: Record) -> str | None:
    """Say that no deadline is set or recorded; None where a task has one.

    That a letter sets none is said only where its tasks are recorded and its text names no day.
    """
    tasks, words = [task for task, _ in record.assigned], labels().task
    if not tasks:
        return words.not_recorded
    if any(task.due for task in tasks):
        return None
    if any(when_of(task) == words.unrecorded for task in tasks):
        return words.none_recorded
    if names_time(record.body_text):
        return words.none_due
    return words.all_open_report if record.directive.is_report else words.all_open


def when_of(task: Task) -> str | None:
    """As in "từ 12 giờ ngày 06/5/2021, hạn 15/12/2021"; None where its words set no day.

    Where they name one that is not recorded, it says so.
    """
    dates = {"start": task.start, "due": task.due}
    set_days = [label("task", name, date=_moment(date)) for name, date in dates.items() if date]
    if not set_days and names_time(task.quote):
        return labels().task.unrecorded
    return ", ".join(set_days) or None


def _moment(date: Edtf) -> str:
    """As in "06/5/2021", "12 giờ ngày 06/5/2021"."""
    if date.time is None:
        return date_bounds(date) or date_name(date)
    hour, minute, _ = date.time.split(":")
    form = "hour" if minute == "00" else "minute"
    return label("task", form, hour=int(hour), minute=minute, date=date_name(date))
