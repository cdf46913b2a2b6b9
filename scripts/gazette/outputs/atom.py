"""Feeds in Atom (RFC 4287): what was added or revised last, in all and on one matter.

An entry's id is a `tag:` of the host, of the day on which its record was added, and of its first
address: it stays the same when the record moves. A feed needs absolute addresses, so there is none
where the address of the site is not known; then no page names one.

Writes:
    index.atom
    */index.atom
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from lxml import etree
from lxml.builder import ElementMaker

from gazette.citations import key_of
from gazette.corpus import Entry
from gazette.outputs.model import SiteInputs, outputs_code
from gazette.pages.addresses import feed_address
from gazette.pages.documents import authors_of, title_with_place
from gazette.pages.feeds import Feed, feeds_of
from gazette.pages.labels import labels
from gazette.pages.lists.findings import Findings
from gazette.pages.names import subject_of
from gazette.pages.publisher import Publisher
from gazette.records.model import Directive
from gazette.store import digest_of
from gazette.target import Target, stored_plan
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary

_NAMESPACE = "http://www.w3.org/2005/Atom"
_ATOM = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NEVER = dt.date(1970, 1, 1)


def feed_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    """Yield every feed. Their plan is stored."""
    if not (url := inputs.site_url):
        return
    entries = inputs.corpus.unredacted
    told = [(_told(entry), entry.record.quoted) for entry in entries]
    key = digest_of("feeds", outputs_code(), url, inputs.publisher, told)
    plan = lambda: _planned(inputs.findings, url, inputs.publisher)  # noqa: E731
    yield from stored_plan(inputs.store, key, plan)


def _planned(findings: Findings, url: str, publisher: Publisher) -> Iterator[Target[bytes]]:
    for feed in feeds_of(findings):
        told = [_told(entry) for entry in feed.documents]
        digest = digest_of(outputs_code(), url, publisher, feed.page, feed.title, told)
        yield Target(feed_address(feed.page), digest, partial(atom, feed, url, publisher))


def _told(entry: Entry) -> tuple[object, ...]:
    """Return what a feed tells of an entry."""
    directive = entry.directive
    return (
        entry.outline,
        *_days(directive),
        directive.byline,
        directive.formerly,
        directive.history,
    )


def atom(feed: Feed, site_url: str, publisher: Publisher) -> bytes:
    """Return a feed as XML in UTF-8."""
    own, page = (f"{site_url}{address}" for address in (feed_address(feed.page), feed.page))
    revised = max((entry.directive.revised for entry in feed.documents), default=_NEVER)
    root = _ATOM.feed(
        _ATOM.id(own),
        _ATOM.title(feed.title),
        _ATOM.updated(_midnight(revised)),
        _ATOM.link(rel="self", type="application/atom+xml", href=own),
        _ATOM.link(rel="alternate", type="text/html", href=page),
        _ATOM.author(*_author(publisher)),
        _ATOM.rights(publisher.rights),
        *(_entry(entry, site_url) for entry in feed.documents),
        {_LANGUAGE: "vi"},
    )
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _author(publisher: Publisher) -> Iterator[etree._Element]:
    """Yield who publishes the feed, which is the site where its settings do not tell."""
    yield _ATOM.name(publisher.name or labels().site.name)
    if publisher.email:
        yield _ATOM.email(publisher.email)


def _entry(entry: Entry, site_url: str) -> etree._Element:
    directive = entry.directive
    added, revised = _days(directive)
    topics = (vocabulary().topics[key] for key in directive.topics)
    summary = subject_of(directive) if entry.is_shown else labels().withdrawn.title
    return _ATOM.entry(
        _ATOM.id(_tag(entry, site_url)),
        _ATOM.title(title_with_place(directive)),
        _ATOM.link(rel="alternate", type="text/html", href=f"{site_url}{entry.address}"),
        _ATOM.published(_midnight(added)),
        _ATOM.updated(_midnight(revised)),
        *(_ATOM.author(_ATOM.name(author)) for author in authors_of(directive)),
        *(_ATOM.category(term=topic.key, label=topic.name) for topic in topics),
        _ATOM.summary(summary),
        *_history(directive, summary),
    )


def _history(directive: Directive, summary: str) -> Iterator[etree._Element]:
    """Yield the published changes as the content of an entry, if there are any.

    It begins with the summary, since many readers show the content alone.
    """
    if directive.history:
        changes = (f"{short_date(one.on)}: {one.what}" for one in directive.history)
        yield _ATOM.content("\n".join([summary, labels().source.history, *changes]), type="text")


def _tag(entry: Entry, site_url: str) -> str:
    first, *_ = *(old.removeprefix("/") for old in entry.directive.formerly), entry.address
    host = urlsplit(site_url).hostname or ""
    return f"tag:{host},{entry.directive.added.isoformat()}:{key_of(first)}"


def _days(directive: Directive) -> tuple[dt.date, dt.date]:
    return directive.added, directive.revised


def _midnight(day: dt.date) -> str:
    """Return the beginning of a day in Vietnam."""
    return f"{day.isoformat()}T00:00:00+07:00"
