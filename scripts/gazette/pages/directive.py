"""The page of one directive: the letter first, then what the site knows of it.

In: an entry and its neighbours. Out: a `Page` whose data are a frozen `DirectivePage`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.corpus import Corpus, Entry
from gazette.pages.crumbs import crumbs_under, folder_crumbs, places_crumb
from gazette.pages.facts import Fact, facts_of, source_facts_of
from gazette.pages.labels import label, labels
from gazette.pages.letter import Letter, lacking_parts, letter_of, point_name
from gazette.pages.model import Attachment, Link, Page, SearchText
from gazette.pages.names import (
    capitalised,
    date_name,
    district_name,
    issuer_name,
    kind_name,
    place_name,
    province_name,
    subject_of,
    title_of,
)
from gazette.records.model import Directive, Mended, Task
from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary


@dataclass(frozen=True)
class Banner:
    title: str
    text: str


@dataclass(frozen=True)
class TaskRow:
    who: str
    when: str | None
    """Due or start; None where the text sets no day."""
    point: str
    point_name: str
    quote: str


@dataclass(frozen=True)
class Neighbour:
    relation: str
    link: Link


@dataclass(frozen=True)
class DirectivePage:
    directive: Directive
    subject: str | None
    """What stands under the heading; None for a report, whose heading it is."""
    place_line: str
    banner: Banner | None
    letter: Letter
    facts: tuple[Fact, ...]
    tasks: tuple[TaskRow, ...]
    mended: tuple[Mended, ...]
    source: tuple[Fact, ...]
    citation: str
    neighbours: tuple[Neighbour, ...]


def directive_pages(corpus: Corpus) -> list[Page]:
    """Return the page of every entry, each with its neighbours in the district and in time."""
    folders = corpus.grouped(lambda entry: [entry.folder])
    in_district = {a: pair for entries in folders.values() for a, pair in _around(entries).items()}
    in_time = _around(corpus.entries)
    return [
        _page(
            entry,
            (
                *_neighbours("in_district", in_district[entry.address]),
                *_neighbours("in_time", in_time[entry.address]),
            ),
        )
        for entry in corpus.entries
    ]


def _page(entry: Entry, neighbours: tuple[Neighbour, ...]) -> Page:
    directive = entry.directive
    title = title_of(directive)
    attachment = _attachment(entry)
    letter = letter_of(entry.record)
    data = DirectivePage(
        directive=directive,
        subject=None if directive.is_report else subject_of(directive),
        place_line=place_line(directive),
        banner=_banner(entry, letter),
        letter=letter,
        facts=facts_of(entry),
        tasks=tuple(map(_task, directive.tasks)),
        mended=directive.mended,
        source=source_facts_of(entry, attachment.address if attachment else None),
        citation=citation_of(directive),
        neighbours=neighbours,
    )
    return Page(
        address=entry.address,
        template="withdrawn.html" if directive.withdrawn else "directive.html",
        title=f"{title}, {place_line(directive)}",
        heading=title,
        description=f"{subject_of(directive)}. {place_line(directive)}.",
        section="places",
        crumbs=_crumbs(entry, title),
        data=data,
        revised=directive.revised,
        search=None if directive.withdrawn else _search_text(entry),
        attachments=() if directive.withdrawn or not attachment else (attachment,),
    )


def place_line(directive: Directive) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, ngày 10/8/2021"."""
    place = issuer_name(directive) or capitalised(
        district_name(directive.province, directive.district)
    )
    return label(
        "directive",
        "place_line",
        issuer=place,
        province=province_name(directive.province),
        date=_dated(directive.date),
    )


def citation_of(directive: Directive) -> str:
    """Return the citation to copy, in Vietnamese style, without the page's address."""
    words = labels().citation
    if directive.is_report:
        return label(
            "citation",
            "report",
            byline=directive.byline or words.no_byline,
            subject=directive.subject,
            date=_dated(directive.date),
            place=_marked_place(directive),
        )
    number = directive.number
    return label(
        "citation",
        "directive",
        kind=kind_name(directive),
        number=label("citation", "number", number=number) if number else words.no_number,
        date=_dated(directive.date),
        issuer=issuer_name(directive) or labels().fact.unknown,
        province=_marked(directive, "province", province_name(directive.province)),
        subject=subject_of(directive),
    )


def _marked_place(directive: Directive) -> str:
    district = district_name(directive.province, directive.district)
    province = province_name(directive.province)
    return ", ".join(
        (_marked(directive, "district", district), _marked(directive, "province", province))
    )


def _marked(directive: Directive, field: str, name: str) -> str:
    """Say of an inferred value that it is one, for citations leave the page without its facts."""
    return label("fact", "inferred_mark", name=name) if field in directive.inferred else name


def _dated(date: Edtf | None) -> str:
    if date is None or date.plain is None:
        return labels().directive.undated
    return label("directive", "dated", date=date_name(date))


def _banner(entry: Entry, letter: Letter) -> Banner | None:
    words, directive = labels().directive, entry.directive
    if directive.is_report:
        text = label("directive", "report_text", date=date_name(directive.event))
        return Banner(words.report_banner, text)
    if directive.completeness == "fragment":
        last = letter.paragraphs[-1].name if letter.paragraphs else words.text
        return Banner(words.fragment_banner, label("directive", "fragment_text", point=last))
    if directive.completeness == "letterhead-missing":
        text = label("directive", "headless_text", lacking=lacking_parts(directive))
        return Banner(words.headless_banner, text)
    return None


def _task(task: Task) -> TaskRow:
    names = (vocabulary().bodies[key].name for key in task.who)
    return TaskRow(
        who="; ".join(names),
        when=_when(task),
        point=task.point,
        point_name=point_name(task.point),
        quote=task.quote,
    )


def _when(task: Task) -> str | None:
    for relation, date in (("due", task.due), ("start", task.start)):
        if date:
            return label("task", relation, date=_moment(date))
    return None


def _moment(date: Edtf) -> str:
    """Write a day with its hour, where one is set: "12 giờ ngày 06/5/2021"."""
    if date.time is None:
        return date_name(date)
    hour, minute, _ = date.time.split(":")
    form = "hour" if minute == "00" else "minute"
    return label("task", form, hour=int(hour), minute=minute, date=date_name(date))


def _attachment(entry: Entry) -> Attachment | None:
    original = entry.record.original
    if original is None:
        return None
    return Attachment(f"{entry.address.rpartition('/')[0]}/{original.name}", original)


def _around(newest_first: Sequence[Entry]) -> dict[str, tuple[Entry | None, Entry | None]]:
    """Return, by address, the entry before and the entry after each in time."""
    ordered = (None, *newest_first, None)
    rows = zip(newest_first, ordered[2:], ordered, strict=False)
    return {entry.address: (before, after) for entry, before, after in rows}


def _neighbours(where: str, around: tuple[Entry | None, Entry | None]) -> Iterator[Neighbour]:
    for direction, entry in zip(("previous", "next"), around, strict=True):
        if entry:
            text = f"{title_of(entry.directive)} ({date_name(entry.directive.date)})"
            relation = label("directive", f"{direction}_{where}")
            yield Neighbour(relation, Link(text, entry.address))


def _crumbs(entry: Entry, title: str) -> tuple[Link, ...]:
    return crumbs_under(places_crumb(), *folder_crumbs(entry.directive), title=title)


def _search_text(entry: Entry) -> SearchText:
    """Title, number, body, place and signer, each found by its own words."""
    directive = entry.directive
    signer = directive.signature.name if directive.signature else directive.byline
    place = place_name(directive)
    tags = (issuer_name(directive), place, _today(directive), date_name(directive.date), signer)
    title = title_of(directive)
    if not directive.is_report:
        title = f"{title}: {subject_of(directive)}"
    return SearchText(title, tuple(filter(None, tags)), tuple(entry.record.printed_texts()))


def _today(directive: Directive) -> str | None:
    """Name the province of today, by which readers also look: "nay: tỉnh Phú Thọ"."""
    province = vocabulary().provinces.get(directive.province or "")
    if province is None:
        return None
    return label("place", "now_is", name=vocabulary().provinces_today[province.today].full_name)
