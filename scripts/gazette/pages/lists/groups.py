"""Pages by kind and by topic: an index of each, and a list for every one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.labels import Words, labels
from gazette.pages.lists.items import by_kind, by_province
from gazette.pages.lists.model import DocumentsPage, FactBox, IndexPage, Row, Table
from gazette.pages.lists.paging import by_year, document_pages, index_pages, list_page
from gazette.pages.lists.side_by_side import side_by_side_link
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, count_name
from gazette.text.collation import sort_key
from gazette.vocabulary import vocabulary


@dataclass(frozen=True)
class _Group:
    """One list: where it stands, its name, what the index says of it, what it holds and shows."""

    address: str
    name: str
    about: str | None
    entries: Sequence[Entry]
    data: DocumentsPage


def group_pages(corpus: Corpus) -> list[Page]:
    """Return the indexes and lists of kinds and of topics."""
    kinds = corpus.grouped(lambda entry: [entry.directive.kind])
    topics = corpus.grouped(lambda entry: entry.directive.topics)
    return [
        *_index_and_lists("kinds", addresses.KINDS, labels().kind, starmap(_kind, kinds.items())),
        *_index_and_lists(
            "topics", addresses.TOPICS, labels().topic, starmap(_topic, topics.items())
        ),
    ]


def _kind(key: str, entries: list[Entry]) -> _Group:
    data = DocumentsPage(
        lead=f"{count_name(entries)}.",
        box=FactBox(labels().list.divided, (by_province(entries, {"loai": key}),)),
    )
    name = capitalised(vocabulary().kinds[key].name)
    return _Group(addresses.kind_address(key), name, None, entries, data)


def _topic(key: str, entries: list[Entry]) -> _Group:
    topic, facets = vocabulary().topics[key], {"chu-de": key}
    about = capitalised(topic.about)
    facts = (by_kind(entries, facets), by_province(entries, facets))
    data = DocumentsPage(
        lead=f"{about}.",
        see=side_by_side_link(key, entries),
        box=FactBox(labels().list.divided, facts),
    )
    return _Group(addresses.topic_address(key), topic.name, about, entries, data)


def _index_and_lists(
    section: str, address: str, words: Words, groups: Iterable[_Group]
) -> list[Page]:
    """Return an index page with a row for every group, and the list of each."""
    groups = list(groups)
    has_notes = any(group.about for group in groups)
    columns = (words.name, words.about if has_notes else None, labels().list.number)
    table = Table(words.index, columns, _rows(groups))
    index = list_page(
        address,
        IndexPage(lead=words.index_lead, tables=(table,)),
        title=words.index,
        section=section,
        crumb=getattr(labels().site, section),
    )
    lists = (page for group in groups for page in _list(index, group))
    return [*index_pages(index), *lists]


def _rows(groups: Iterable[_Group]) -> tuple[Row, ...]:
    return tuple(
        Row(
            Link(group.name, group.address),
            (Link(group.about),) if group.about else (),
            count_name(group.entries),
        )
        for group in sorted(groups, key=lambda group: sort_key(group.name))
    )


def _list(index: Page, group: _Group) -> list[Page]:
    page = list_page(
        group.address,
        group.data,
        title=group.name,
        heading=group.name,
        description=f"{group.name}: {count_name(group.entries)}.",
        section=index.section or "",
        above=(Link(index.crumbs[-1].text, index.address),),
    )
    return document_pages(page, group.entries, by_year)
