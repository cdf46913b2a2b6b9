"""The attributes of a directive, and of its source, as rows of a table.

In: an entry. Out: `Fact`s. What the letter states, or leaves to be inferred, has a basis; what the
editors or the vocabulary add has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazette.corpus import Corpus, Entry
from gazette.pages import addresses
from gazette.pages.changes import changes_by, validity_facts
from gazette.pages.crumbs import folder_link, province_link
from gazette.pages.labels import label, labels
from gazette.pages.lists.districts import today_fact
from gazette.pages.lists.findings import Findings
from gazette.pages.model import Fact, FileLink, Link
from gazette.pages.names import (
    capitalised,
    date_name,
    kind_name,
    missing_parts,
    with_bounds,
)
from gazette.records.model import Directive
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary


def facts_of(entry: Entry, findings: Findings) -> tuple[Fact, ...]:
    """Return the attributes of a directive or of a report, in the order of the page."""
    directive = entry.directive
    rows = _of_report(directive) if directive.is_report else _of_letter(entry, findings)
    return (*rows, *_of_place(directive), *_of_state(entry, findings.corpus))


def source_facts_of(entry: Entry, files: Iterable[FileLink]) -> Iterator[Fact]:
    """Yield where the text comes from, and who transcribed and checked it when."""
    words, directive = labels().source, entry.directive
    source = directive.source
    address = next((file.address for file in files if file.part == "source"), None)
    if source.url:
        yield _plain(words.url, source.url)
    if source.captured:
        yield _plain(words.captured, date_name(source.captured))
    file = Link(source.file, address) if source.file else Link(words.no_file)
    yield Fact(words.file, (file,), note=_scan_note(entry), is_file=True)
    yield _plain(words.compared, _comparison(entry))
    if source.sha256:
        yield Fact(words.sha256, (Link(source.sha256),), is_code=True)
    if directive.transcriber:
        yield _plain(words.transcriber, directive.transcriber)
    if directive.verified_by:
        yield _plain(words.verified_by, directive.verified_by)
    yield _plain(words.added, short_date(directive.added))
    yield _plain(words.revised, short_date(directive.revised))


def _comparison(entry: Entry) -> str:
    words = labels().source
    if entry.record.is_scan:
        return words.scan_not_compared
    return words.compared_by_machine if entry.record.is_compared else words.not_compared


def _scan_note(entry: Entry) -> str | None:
    """Return why a scan is not published, or in what form it is."""
    words = labels().source
    if not entry.record.is_scan:
        return None
    return words.scan_as_pictures if entry.record.pictures else words.scan_not_cleared


def _plain(name: str, value: str) -> Fact:
    return Fact(name, (Link(value),))


def _of_letter(entry: Entry, findings: Findings) -> Iterator[Fact]:
    directive, words = entry.directive, labels().fact
    yield fact_of(directive, "kind", words.kind, _kind(directive))
    yield fact_of(directive, "number", words.number, _text(str(directive.number or "")))
    yield fact_of(directive, "issued", words.issued, _date(directive))
    yield fact_of(directive, "issuer", words.issuer, *findings.issuer_links(directive))
    if directive.speaks_as:
        yield fact_of(directive, "speaks_as", words.speaks_as, Link(directive.speaks_as))
    yield fact_of(directive, "signature", words.signer, *_signers(entry, findings))
    yield fact_of(directive, "subject", words.subject, Link(directive.subject))
    if directive.urgency:
        yield fact_of(directive, "urgency", words.urgency, Link(directive.urgency))


def _of_report(directive: Directive) -> Iterator[Fact]:
    words = labels().fact
    yield Fact(words.kind_report, tuple(filter(None, [_kind(directive)])))
    yield fact_of(directive, "event", words.event, _date(directive))
    yield fact_of(directive, "speaks_as", words.speaker, _text(directive.speaks_as))
    yield fact_of(directive, "byline", words.byline, _text(directive.byline))
    yield Fact(words.title, (Link(directive.subject),), "stated")


def _of_place(directive: Directive) -> Iterator[Fact]:
    """Name district and province, as far down as the level of the issuer."""
    words, office = labels().fact, directive.office
    if not office.is_above_district:
        district = folder_link(office) if directive.district else None
        name = capitalised(office.unit_type or words.district)
        yield fact_of(directive, "district", name, district)
    if office.level != "centre":
        name = words.province_report if directive.is_report else words.province
        province = province_link(directive.province, office.date) if directive.province else None
        yield fact_of(directive, "province", name, province)
    if directive.province:
        today = today_fact(vocabulary().provinces[directive.province])
        yield replace(today, name=words.province_today, note=words.today_note)


def _of_state(entry: Entry, corpus: Corpus) -> Iterator[Fact]:
    directive, words = entry.directive, labels().fact
    if directive.completeness != "complete" and not directive.is_report:
        lacking = missing_parts(directive)
        state = label("completeness_long", directive.completeness, lacking=lacking)
        yield _plain(words.completeness, state)
    for change in changes_by(corpus, entry):
        said = Link(change.words, change.link.address)
        yield Fact(words.changes, (said,), "stated", quote=change.quote)
    yield from validity_facts(corpus, entry.key)
    if topics := topic_links(directive):
        yield Fact(words.topics, topics, note=words.topics_note)


def topic_links(directive: Directive) -> tuple[Link, ...]:
    topics = (vocabulary().topics[key] for key in directive.topics)
    return tuple(Link(topic.name, addresses.topic_address(topic.key)) for topic in topics)


# ---------- rows with a basis ----------


def fact_of(directive: Directive, field: str, name: str, *values: Link | None) -> Fact:
    """Return a row with the basis that the record gives for `field`."""
    known = tuple(filter(None, values))
    if not known:
        return Fact(name, (Link(labels().fact.unknown),), "unknown")
    inferred = directive.inferred.get(field)
    if inferred is None:
        return Fact(name, known, "stated")
    return Fact(name, known, "inferred", inferred.because, inferred.quote)


def _text(value: str | None) -> Link | None:
    return Link(value) if value else None


def _kind(directive: Directive) -> Link | None:
    """Name the kind; None in a draft where it is not decided."""
    is_known = directive.kind in vocabulary().kinds
    return Link(kind_name(directive), addresses.kind_address(directive.kind)) if is_known else None


def _date(directive: Directive) -> Link | None:
    date = directive.date
    return Link(with_bounds(date_name(date), date), addresses.date_address(date)) if date else None


def _signers(entry: Entry, findings: Findings) -> Iterator[Link]:
    """Yield who signed, each with authority and position as printed."""
    addresses_of = findings.signer_addresses(entry)
    for sign, address in zip(entry.directive.signers, addresses_of, strict=True):
        lines = ", ".join(filter(None, (sign.authority, sign.position)))
        yield Link(f"{sign.name} ({lines})" if lines else sign.name, address)
