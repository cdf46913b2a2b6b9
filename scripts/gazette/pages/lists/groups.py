"""Pages by kind and topic: an index of each, and a list for every one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.facts import Fact
from gazette.pages.labels import labels
from gazette.pages.lists.items import by_kind, by_province
from gazette.pages.lists.model import DocumentsPage, FactBox, IndexPage, Row, Table
from gazette.pages.lists.paging import by_year, document_pages, index_pages, list_page
from gazette.pages.lists.side_by_side import side_by_side_link
from gazette.pages.model import Link, Page
from gazette.pages.names import capitalised, count_name
from gazette.text.collation import sort_key
from gazette.vocabulary import vocabulary


@dataclass(frozen=True)
class Index:
    """An index page, and what its lists have in common."""

    section: str
    address: str
    title: str
    lead: str
    columns: tuple[str, str | None, str]
    name: str
    """How the crumbs call it."""


@dataclass(frozen=True)
class Group:
    """One list: where it stands, what it is called, what it says, what it holds."""

    address: str
    title: str
    lead: str
    notes: tuple[Link, ...]
    entries: Sequence[Entry]
    facts: tuple[Fact, ...]
    see: Link | None = None
    """Another way to look at the same."""


def group_pages(corpus: Corpus) -> list[Page]:
    """Return all indexes and lists of this module."""
    return [
        *_index_and_lists(_kinds_index(), _kinds(corpus)),
        *_index_and_lists(_topics_index(), _topics(corpus)),
    ]


def _index_and_lists(index: Index, groups: list[Group]) -> list[Page]:
    """Return an index page with a row for every group, and the list of each."""
    rows = tuple(
        Row(Link(group.title, group.address), group.notes, count_name(group.entries))
        for group in sorted(groups, key=lambda group: sort_key(group.title))
    )
    table = Table(index.title, index.columns, rows)
    page = list_page(
        index.address,
        IndexPage(lead=index.lead, tables=(table,)),
        title=index.title,
        section=index.section,
        crumb=index.name,
    )
    return [*index_pages(page), *(own for group in groups for own in _list(index, group))]


def _list(index: Index, group: Group) -> list[Page]:
    page = list_page(
        group.address,
        DocumentsPage(
            lead=group.lead, see=group.see, box=FactBox(labels().list.divided, group.facts)
        ),
        title=group.title,
        heading=group.title,
        description=f"{group.title}: {count_name(group.entries)}.",
        section=index.section,
        above=(Link(index.name, index.address),),
    )
    return document_pages(page, group.entries, by_year)


def _kinds_index() -> Index:
    words = labels().kind
    columns = (words.name, None, labels().list.number)
    site = labels().site
    return Index("kinds", addresses.KINDS, words.index, words.index_lead, columns, site.kinds)


def _kinds(corpus: Corpus) -> list[Group]:
    groups = corpus.grouped(lambda entry: [entry.directive.kind])
    return [
        Group(
            addresses.kind_address(key),
            capitalised(vocabulary().kinds[key].name),
            f"{count_name(entries)}.",
            (),
            entries,
            facts=(by_province(entries, {"loai": key}),),
        )
        for key, entries in groups.items()
    ]


def _topics_index() -> Index:
    words = labels().topic
    columns = (words.name, words.about, labels().list.number)
    site = labels().site
    return Index("topics", addresses.TOPICS, words.index, words.index_lead, columns, site.topics)


def _topics(corpus: Corpus) -> list[Group]:
    groups = corpus.grouped(lambda entry: entry.directive.topics)
    return [
        Group(
            addresses.topic_address(key),
            vocabulary().topics[key].name,
            f"{capitalised(vocabulary().topics[key].about)}.",
            (Link(capitalised(vocabulary().topics[key].about)),),
            entries,
            facts=(by_kind(entries, {"chu-de": key}), by_province(entries, {"chu-de": key})),
            see=side_by_side_link(key, entries),
        )
        for key, entries in groups.items()
    ]
