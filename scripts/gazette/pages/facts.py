"""What the site knows of a directive: each attribute with its basis.

In: an entry. Out: rows of name and value, each stated in the text, inferred (with the reason and
the words it rests on) or unknown; what editors or the vocabulary add has no basis in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.letter import lacking_parts
from gazette.pages.model import Link
from gazette.pages.names import (
    capitalised,
    date_bounds,
    date_name,
    district_name,
    issuer_name,
    kind_name,
    province_name,
    subject_of,
)
from gazette.records.model import Directive
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary

Basis = Literal["stated", "inferred", "unknown"]


@dataclass(frozen=True)
class Fact:
    name: str
    values: tuple[Link, ...]
    basis: Basis | None = None
    because: str | None = None
    quote: str | None = None
    note: str | None = None
    is_code: bool = False
    is_file: bool = False
    """True where the value is a file to save."""


def facts_of(entry: Entry) -> tuple[Fact, ...]:
    """Return the attributes of a directive or of a report, in the order of the page."""
    directive = entry.directive
    rows = _of_report(directive) if directive.is_report else _of_letter(directive)
    return (*rows, *_of_place(directive), *_of_state(directive))


def source_facts_of(entry: Entry, file_address: str | None) -> tuple[Fact, ...]:
    """Return where the text comes from, and who transcribed and checked it when."""
    words, directive = labels().source, entry.directive
    source = directive.source
    file = Link(source.file, file_address) if source.file else Link(words.no_file)
    rows = [
        Fact(words.url, (Link(source.url or words.unknown_url),)),
        Fact(
            words.captured,
            (Link(date_name(source.captured) if source.captured else words.unknown),),
        ),
        Fact(words.file, (file,), is_file=True),
    ]
    if source.sha256:
        rows.append(Fact(words.sha256, (Link(source.sha256),), is_code=True))
    people = (
        (words.transcriber, directive.transcriber),
        (words.verified_by, directive.verified_by),
    )
    rows += [Fact(name, (Link(person),)) for name, person in people if person]
    rows.append(Fact(words.added, (Link(short_date(directive.added)),)))
    rows.append(Fact(words.revised, (Link(short_date(directive.revised)),)))
    return tuple(rows)


def _of_letter(directive: Directive) -> Iterator[Fact]:
    words = labels().fact
    kind = Link(kind_name(directive), addresses.kind_address(directive.kind))
    yield Fact(words.kind, (kind,), "stated" if directive.number else None)
    yield _row(directive, "number", words.number, _text(directive.number))
    yield _row(directive, "issued", words.issued, _date(directive))
    issuer = issuer_name(directive)
    body = Link(issuer, addresses.body_address(directive)) if issuer else None
    yield _row(directive, "issuer", words.issuer, body)
    yield _row(directive, "speaks_as", words.speaks_as, _text(directive.speaks_as))
    yield _row(directive, "signature", words.signer, _signer(directive))
    yield Fact(words.subject, (Link(subject_of(directive)),), "stated")


def _of_report(directive: Directive) -> Iterator[Fact]:
    words = labels().fact
    kind = Link(kind_name(directive), addresses.kind_address(directive.kind))
    yield Fact(words.kind_report, (kind,))
    yield Fact(words.number, (Link(words.number_report),))
    yield _row(directive, "event", words.event, _date(directive))
    yield _row(directive, "speaks_as", words.speaker, _text(directive.speaks_as))
    yield _row(directive, "byline", words.byline, _text(directive.byline))
    yield Fact(words.title, (Link(directive.subject),), "stated")


def _of_place(directive: Directive) -> Iterator[Fact]:
    words = labels().fact
    district, province = directive.district, directive.province
    name = capitalised(district_name(province, district)) if district else None
    own = Link(name, addresses.folder_address(directive)) if name else None
    yield _row(directive, "district", words.district, own)
    then = capitalised(province_name(province)) if province else None
    link = Link(then, addresses.province_address(province)) if then else None
    yield _row(directive, "province", words.province, link)
    if province:
        today = vocabulary().provinces_today[vocabulary().provinces[province].today]
        now = Link(capitalised(today.full_name), addresses.province_today_address(today.key))
        yield Fact(words.province_today, (now,), note=words.today_note)


def _of_state(directive: Directive) -> Iterator[Fact]:
    words = labels().fact
    lacking = lacking_parts(directive)
    value = label("completeness_long", directive.completeness, lacking=lacking)
    yield Fact(words.completeness, (Link(value),))
    if not directive.is_report:
        yield Fact(words.validity, (Link(words.validity_value),), "unknown")
    if directive.topics:
        topics = (vocabulary().topics[key] for key in directive.topics)
        links = tuple(Link(topic.name, addresses.topic_address(topic.key)) for topic in topics)
        yield Fact(words.topics, links, note=words.topics_note)


def _row(directive: Directive, field: str, name: str, value: Link | None) -> Fact:
    """Return a row whose basis is what the record says of `field`."""
    if value is None:
        return Fact(name, (Link(labels().fact.unknown),), "unknown")
    inferred = directive.inferred.get(field)
    if inferred is None:
        return Fact(name, (value,), "stated")
    return Fact(name, (value,), "inferred", inferred.because, inferred.quote)


def _text(value: str | None) -> Link | None:
    return Link(value) if value else None


def _date(directive: Directive) -> Link | None:
    date = directive.date
    if date is None:
        return None
    bounds = date_bounds(date)
    text = f"{date_name(date)} ({bounds})" if bounds else date_name(date)
    return Link(text, addresses.date_address(date))


def _signer(directive: Directive) -> Link | None:
    sign = directive.signature
    if sign is None:
        return None
    lines = ", ".join(filter(None, (sign.authority, sign.position)))
    text = f"{sign.name} ({lines})" if lines else sign.name
    return Link(text, addresses.signer_address(directive))
