"""The feeds of the site: which pages have one, and the documents that it tells of.

In: findings. Out: a `Feed` for all documents, for each province and district, each topic, each kind
of body, and each body with a page of its own: what it issued. `ListHead.has_feed` says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.provinces import province_title
from gazette.pages.names import body_kind_name, folder_title, office_title
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import UNKNOWN

NEWEST = 50
"""The number of documents in a feed."""


@dataclass(frozen=True)
class Feed:
    page: str
    """The address of the page that lists its documents."""
    title: str
    documents: tuple[Entry, ...]
    """Those added or revised last, the latest first."""

    @classmethod
    def of(cls, page: str, name: str, entries: Sequence[Entry]) -> Feed:
        return cls(page, label("feed", "of", name=name), _latest(entries))


def _latest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return those changed last; of one day, in the order of the corpus."""
    changed = sorted(entries, key=lambda entry: entry.directive.revised, reverse=True)
    return tuple(changed[:NEWEST])


def feeds_of(findings: Findings) -> Iterator[Feed]:
    yield Feed(addresses.HOME, labels().feed.all, _latest(findings.corpus.entries))
    for key, entries in findings.provinces.items():
        yield Feed.of(addresses.province_address(key), province_title(key), entries)
    for entries in findings.folders.values():
        office = entries[0].directive.office
        yield Feed.of(addresses.folder_address(office), folder_title(office), entries)
    for key, entries in findings.topics.items():
        yield Feed.of(addresses.topic_address(key), vocabulary().topics[key].name, entries)
    yield from _of_bodies(findings)


def _of_bodies(findings: Findings) -> Iterator[Feed]:
    for key, together in findings.joint_records.items():
        if key != UNKNOWN and together.issued:
            kind = vocabulary().bodies[key]
            yield Feed.of(addresses.body_kind_address(key), body_kind_name(kind), together.issued)
    for office, record in findings.body_records.items():
        page = findings.office(office).page
        if page and record.issued and not office.is_group:
            yield Feed.of(page, office_title(office), record.issued)
