"""Pages by kind and by topic, and the points on a topic side by side.

An index of each, and a list for every kind and topic. Where records say which points are about a
topic, two more lists quote these points from every letter: the newest first, and by province.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.labels import LabelSection, label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.items import (
    by_province,
    documents_table,
    item_of,
    kinds_and_provinces,
    statistics,
)
from gazette.pages.lists.model import (
    DocumentsPage,
    Excerpt,
    FactBox,
    IndexPage,
    IndexRow,
    SidePage,
)
from gazette.pages.lists.paging import (
    Heading,
    Lines,
    ListHead,
    all_together,
    by_year,
    document_pages,
    grouped_pages,
    in_order,
    index_page,
)
from gazette.pages.lists.provinces import by_name, province_title
from gazette.pages.model import Link, PageTarget
from gazette.pages.names import capitalised, count_name, documents_counted, last_revised
from gazette.records.body import Block
from gazette.text.collation import sort_key
from gazette.text.grouping import grouped_by
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import CENTRAL

PAGE_LENGTH = 30_000
"""The number of characters of excerpts on a page; a letter is never split."""


@dataclass(frozen=True)
class _Listing:
    """A kind or a topic: its address and name, its row in the index, its documents and its page."""

    address: str
    name: str
    about: str | None
    entries: Sequence[Entry]
    around: DocumentsPage
    box: Callable[[], FactBox]
    see: Link | None = None
    is_last: bool = False
    """Whether it stands last in the index, as reports do, which are no directives."""

    def first(self) -> DocumentsPage:
        return replace(self.around, see=self.see, box=self.box())


def kind_pages(findings: Findings) -> list[PageTarget]:
    groups = [_kind(key, entries) for key, entries in findings.kinds.items()]
    return _index_and_lists("kinds", labels().kind, None, groups)


def topic_pages(findings: Findings) -> list[PageTarget]:
    words = labels().topic
    groups = [_topic(key, entries) for key, entries in findings.topics.items()]
    return _index_and_lists("topics", words, words.about, groups)


def _kind(key: str, entries: list[Entry]) -> _Listing:
    around = DocumentsPage(lead=f"{count_name(entries)}.")
    kind, address = vocabulary().kinds[key], addresses.kind_address(key)

    def box() -> FactBox:
        return statistics(by_province(entries, {"loai": key}))

    name = capitalised(kind.name)
    return _Listing(address, name, None, entries, around, box, is_last=kind.report)


def _topic(key: str, entries: list[Entry]) -> _Listing:
    topic = vocabulary().topics[key]
    about, see = capitalised(topic.about), _side_by_side_link(key, entries)
    around, address = DocumentsPage(lead=f"{about}."), addresses.topic_address(key)
    box = partial(kinds_and_provinces, entries, {"chu-de": key})
    return _Listing(address, topic.name, about, entries, around, box, see)


def _index_and_lists(
    section: str, words: LabelSection, about: str | None, groups: list[_Listing]
) -> list[PageTarget]:
    """Return an index page with a row for every group, and the list of each."""
    rows = tuple(
        IndexRow(
            Link(group.name, group.address),
            (Link(group.about),) if group.about else (),
            documents_counted(group.entries),
        )
        for group in sorted(groups, key=lambda group: (group.is_last, sort_key(group.name)))
    )
    table = documents_table(words.index, words.name, about, rows)
    data = IndexPage(lead=words.index_lead, tables=(table,))
    index = index_page(section, words.index, lambda: data, data, description=data.lead)
    return [index, *(page for group in groups for page in _list(section, group))]


def _list(section: str, group: _Listing) -> list[PageTarget]:
    head = ListHead(
        section,
        group.address,
        title=group.name,
        heading=group.name,
        description=f"{group.name}: {count_name(group.entries)}.",
        has_feed=section == "topics",
    )
    first, inputs = group.first, group.see
    return document_pages(head, group.around, group.entries, first=first, inputs=inputs)


# ---------- the points on a topic side by side ----------


def side_by_side_pages(corpus: Corpus) -> list[PageTarget]:
    """Return both lists of every topic that any point is about."""
    return [
        page
        for topic, entries in grouped_by(corpus.shown, _topics_of_points).items()
        for grouped_by_province in (False, True)
        for page in _side_by_side(topic, entries, by_province=grouped_by_province)
    ]


def _topics_of_points(entry: Entry) -> Iterable[str]:
    topics = (topic for point in entry.directive.points.values() for topic in point)
    return dict.fromkeys(topics)


def _side_by_side_link(topic: str, entries: Iterable[Entry]) -> Link | None:
    """Return the link from a topic's page to its points; None where no letter has any."""
    own = [entry for entry in entries if _sizes(entry, topic)]
    if not own:
        return None
    return Link(label("side", "see", **_counts(topic, own)), addresses.side_by_side_address(topic))


def _points(entry: Entry, topic: str) -> list[Block]:
    topics = entry.directive.points
    return [block for block in entry.record.blocks if topic in topics.get(block.id, ())]


def _sizes(entry: Entry, topic: str) -> list[int]:
    """Return the number of characters of each of an entry's points on a topic."""
    topics = entry.directive.points
    return [entry.record.point_sizes[point] for point in topics if topic in topics[point]]


def _counts(topic: str, entries: Sequence[Entry]) -> dict[str, str]:
    points = sum(len(_sizes(entry, topic)) for entry in entries)
    return {
        "points": label("count", "points", count=points),
        "documents": count_name(entries),
    }


def _side_by_side(topic: str, entries: Sequence[Entry], *, by_province: bool) -> list[PageTarget]:
    words, name = labels().side, vocabulary().topics[topic].name
    newest = Link(words.newest, addresses.side_by_side_address(topic))
    other = Link(words.by_province, addresses.side_by_side_address(topic, by_province=True))
    counts, above = _counts(topic, entries), [Link(name, addresses.topic_address(topic))]
    if by_province:
        above.append(Link(words.crumb, newest.address))
    around = SidePage(lead=label("side", "lead", **counts), see=newest if by_province else other)
    head = ListHead(
        "topics",
        addresses.side_by_side_address(topic, by_province=by_province),
        title=label("side", "title_by_province" if by_province else "title", name=name),
        heading=label("side", "title", name=name),
        description=label("side", "see", **counts) + f": {name}.",
        above=tuple(above),
        crumb=words.crumb_by_province if by_province else words.crumb,
    )
    ordered = _by_province(entries) if by_province else in_order(entries, by_year)
    heading = _province_heading if by_province else all_together
    lines = Lines(partial(_excerpt, topic), lambda entry: (entry.outline, entry.record.quoted))
    parts, revised = _parts(topic, ordered), last_revised(entries)
    return grouped_pages(head, around, parts, heading, lines, revised=revised)


def _excerpt(topic: str, entry: Entry) -> Excerpt:
    points = (
        (Link(capitalised(block.name), f"{entry.address}#{block.id}"), block.text)
        for block in _points(entry, topic)
    )
    return Excerpt(item_of(entry), tuple(points), id=entry.address.removesuffix(".html"))


def _parts(topic: str, entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Split letters into pages of similar length."""
    part: list[Entry] = []
    length = 0
    for entry in entries:
        own = sum(_sizes(entry, topic))
        if part and length + own > PAGE_LENGTH:
            yield part
            part, length = [], 0
        part.append(entry)
        length += own
    yield part


def _by_province(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: by_name(entry.folder[0]))


def _province_heading(entry: Entry) -> Heading:
    key = entry.folder[0]
    return Heading(0, province_title(key), key if key == CENTRAL else f"tinh-{key}")
