"""The feeds of the site: which pages have one, and the documents that it tells of.

In: findings. Out: a `Feed` for all documents, for each province and district, each topic, each kind
of body, and each body with a page of its own: what it issued. `ListHead.has_feed` says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.lists.document_lists import folders, issuers, provinces, topics
from gazette.pages.lists.findings import Findings

NEWEST = 50
"""The number of documents in a feed."""


@dataclass(frozen=True)
class Feed:
    page: str
    """The address of the page that lists its documents."""
    title: str
    documents: tuple[Entry, ...]
    """Those added or revised last, the latest first."""


def feeds_of(findings: Findings) -> Iterator[Feed]:
    yield Feed(addresses.HOME, labels().feed.all, _latest(findings.corpus.entries))
    for page, name, own in chain.from_iterable(
        lists(findings) for lists in (provinces, folders, topics, issuers)
    ):
        yield Feed(page, label("feed", "of", name=name), _latest(own))


def _latest(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return those changed last; of one day, in the order of the corpus."""
    changed = sorted(entries, key=lambda entry: entry.directive.revised, reverse=True)
    return tuple(changed[:NEWEST])
