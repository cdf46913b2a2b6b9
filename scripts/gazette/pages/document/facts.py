"""What the site knows of a directive: each attribute with its basis.

In: an entry. Out: rows of name and value, each stated in the text, inferred (with the reason and
the words it rests on) or unknown; what editors or the vocabulary add has no basis in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.labels import label, labels
from gazette.pages.model import Fact, FileLink, Link
from gazette.pages.names import (
    capitalised,
    date_name,
    district_name,
    kind_name,
    lacking_parts,
    province_name,
    with_bounds,
)
from gazette.records.check.fidelity import is_compared
from gazette.records.model import Directive
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary


def facts_of(entry: Entry, issuer: Link | None, signer: str | None) -> tuple[Fact, ...]:
    """Return the attributes of a directive or of a report, in the order of the page.

    `issuer` leads to its issuer, `signer` is the address of its signer.
    """
    directive = entry.directive
    rows = _of_report(directive) if directive.is_report else _of_letter(directive, issuer, signer)
    return (*rows, *_of_place(directive), *_of_state(directive))


def source_facts_of(entry: Entry, files: Iterable[FileLink]) -> tuple[Fact, ...]:
    """Return where the text comes from, and who transcribed and checked it when."""
    words, directive = labels().source, entry.directive
    source = directive.source
    address = next((file.address for file in files if file.part == "source"), None)
    file = Link(source.file, address) if source.file else Link(words.no_file)
    rows = [
        Fact(words.url, (Link(source.url or words.unknown_url),)),
        Fact(
            words.captured,
            (Link(date_name(source.captured) if source.captured else words.unknown),),
        ),
        Fact(words.file, (file,), is_file=True),
    ]
    compared = words.compared_by_machine if is_compared(entry.record) else words.not_compared
    rows.append(Fact(words.compared, (Link(compared),)))
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


def _of_letter(directive: Directive, issuer: Link | None, signer: str | None) -> Iterator[Fact]:
    words = labels().fact
    kind = Link(kind_name(directive), addresses.kind_address(directive.kind))
    yield _row(directive, "kind", words.kind, kind)
    yield _row(directive, "number", words.number, _text(str(directive.number or "")))
    yield _row(directive, "issued", words.issued, _date(directive))
    yield _row(directive, "issuer", words.issuer, issuer)
    yield _row(directive, "speaks_as", words.speaks_as, _text(directive.speaks_as))
    yield _row(directive, "signature", words.signer, _signer(directive, signer))
    yield _row(directive, "subject", words.subject, Link(directive.subject))


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
    """Name district and province, as far as the level of the issuer has them."""
    words = labels().fact
    office = directive.office
    if not office.is_above_district:
        yield _row(directive, "district", words.district, _district(directive))
    if office.level != "centre":
        name = words.province_report if directive.is_report else words.province
        yield _row(directive, "province", name, _province(directive))
    if directive.province:
        today = vocabulary().provinces_today[vocabulary().provinces[directive.province].today]
        now = Link(capitalised(today.full_name), addresses.province_today_address(today.key))
        yield Fact(words.province_today, (now,), note=words.today_note)


def _district(directive: Directive) -> Link | None:
    if directive.district is None:
        return None
    name = capitalised(district_name(directive.province, directive.district))
    return Link(name, addresses.folder_address(directive))


def _province(directive: Directive) -> Link | None:
    if directive.province is None:
        return None
    name = capitalised(province_name(directive.province))
    return Link(name, addresses.province_address(directive.province))


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
    return Link(with_bounds(date_name(date), date), addresses.date_address(date))


def _signer(directive: Directive, address: str | None) -> Link | None:
    sign = directive.signature
    if sign is None:
        return None
    lines = ", ".join(filter(None, (sign.authority, sign.position)))
    return Link(f"{sign.name} ({lines})" if lines else sign.name, address)
