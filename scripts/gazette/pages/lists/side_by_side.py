"""A topic side by side: what every letter says on it, point by point, in the letters' own words.

In: a corpus whose records say which point speaks of what. Out: for each topic the list of these
points, the newest letter first, and the same by province.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.items import item_of
from gazette.pages.lists.model import Excerpt, ExcerptsPage
from gazette.pages.lists.paging import Heading, by_year, in_order, list_page, list_pages
from gazette.pages.lists.provinces import by_name
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, count_name, last_revised, province_name
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import CENTRAL, UNKNOWN

PAGE_LENGTH = 30_000
"""So many characters of letters stand on a page; a letter is never parted."""


def side_by_side_link(topic: str, entries: Iterable[Entry]) -> Link | None:
    """Return the way from a topic's page to its points, where any letter names some."""
    own = [entry for entry in entries if _points(entry, topic)]
    if not own:
        return None
    return Link(label("side", "see", **_counts(topic, own)), addresses.side_by_side_address(topic))


def side_by_side_pages(corpus: Corpus) -> list[Page]:
    """Return both lists of every topic that any point speaks of."""
    pages = []
    for topic, entries in corpus.grouped(_topics_of_points).items():
        excerpts = {entry.address: _excerpt(entry, topic) for entry in entries}
        ordered = in_order(entries, by_year)
        pages += _list(topic, ordered, excerpts, by_year, by_province=False)
        ordered = sorted(entries, key=_province_order)
        pages += _list(topic, ordered, excerpts, _by_province, by_province=True)
    return pages


def _topics_of_points(entry: Entry) -> Iterable[str]:
    topics = (topic for point in entry.directive.points.values() for topic in point)
    return dict.fromkeys(topics)


def _points(entry: Entry, topic: str) -> list[str]:
    """Return the ids of the points that speak of a topic, in the order of the letter."""
    own = {id_ for id_, topics in entry.directive.points.items() if topic in topics}
    return [block.id for block in entry.record.blocks if block.id in own]


def _counts(topic: str, entries: Sequence[Entry]) -> dict[str, str]:
    points = sum(len(_points(entry, topic)) for entry in entries)
    return {
        "points": label("count", "points", count=grouped(points)),
        "documents": count_name(entries),
    }


def _excerpt(entry: Entry, topic: str) -> Excerpt:
    own = set(_points(entry, topic))
    points = (
        (Link(capitalised(block.name), f"{entry.address}#{block.id}"), block.text)
        for block in entry.record.blocks
        if block.id in own
    )
    return Excerpt(item_of(entry), tuple(points))


def _list(
    topic: str,
    entries: Sequence[Entry],
    excerpts: dict[str, Excerpt],
    heading: Callable[[Entry], Heading],
    *,
    by_province: bool,
) -> list[Page]:
    words, name = labels().side, vocabulary().topics[topic].name
    newest = Link(words.newest, addresses.side_by_side_address(topic))
    other = Link(words.by_province, addresses.side_by_side_address(topic, by_province=True))
    above = [
        Link(labels().site.topics, addresses.TOPICS),
        Link(name, addresses.topic_address(topic)),
    ]
    above += [Link(words.crumb, newest.address)] if by_province else []
    page = list_page(
        addresses.side_by_side_address(topic, by_province=by_province),
        ExcerptsPage(
            lead=label("side", "lead", **_counts(topic, entries)),
            see=newest if by_province else other,
        ),
        title=label("side", "title_by_province" if by_province else "title", name=name),
        heading=label("side", "title", name=name),
        description=label("side", "see", **_counts(topic, entries)) + f": {name}.",
        section="topics",
        above=tuple(above),
        crumb=words.crumb_by_province if by_province else words.crumb,
        revised=last_revised(entries),
    )
    parts = _parts(entries, excerpts)
    return list_pages(page, parts, heading, lambda entry: excerpts[entry.address])


def _parts(entries: Sequence[Entry], excerpts: dict[str, Excerpt]) -> Iterator[list[Entry]]:
    """Part letters into pages of a like length."""
    part: list[Entry] = []
    length = 0
    for entry in entries:
        own = sum(len(text) for _, text in excerpts[entry.address].points)
        if part and length + own > PAGE_LENGTH:
            yield part
            part, length = [], 0
        part.append(entry)
        length += own
    yield part


def _by_province(entry: Entry) -> Heading:
    key = entry.folder[0]
    if key == CENTRAL:
        return Heading(0, labels().place.central, key)
    return Heading(0, capitalised(province_name(key)), f"tinh-{key}")


def _province_order(entry: Entry) -> tuple[object, ...]:
    """Provinces by name, the unknown and the centre last."""
    key = entry.folder[0]
    return key in (CENTRAL, UNKNOWN), key == UNKNOWN, by_name(key)
