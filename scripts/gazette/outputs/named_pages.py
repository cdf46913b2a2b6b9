"""Pages that words may name, for the cards and the suggestions of search.

In: findings. Out: a `NamedPage` for each topic, place, body, signer, month and cited document. What
is unknown has no name. Which they are is stored, for it depends on all records.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from gazette.citations import CitedDocument
from gazette.corpus import Entry
from gazette.outputs.model import outputs_code
from gazette.pages import addresses
from gazette.pages.documents import document_link, held_entry
from gazette.pages.labels import label, labels
from gazette.pages.lists.body_page import BodyRecord
from gazette.pages.lists.findings import Findings
from gazette.pages.lists.provinces import entries_today, province_title
from gazette.pages.names import (
    body_kind_name,
    capitalised,
    count_name,
    date_name,
    folder_name,
    folder_title,
    month_name,
    office_name,
    office_title,
)
from gazette.search import NamedPage
from gazette.store import Store, digest_of
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import UNKNOWN, Office

Entries = Sequence[Entry]


def named_pages(findings: Findings, store: Store) -> list[NamedPage]:
    entries = findings.corpus.unredacted
    said = [(entry.outline, entry.record.quoted) for entry in entries]
    links = findings.corpus.links
    citing = [(key, digest, len(links.citing(key))) for key, digest in findings.cited.items()]
    key = digest_of("named pages", outputs_code(), said, citing)
    rows = store.get_or_make(key, lambda: pickle.dumps([asdict(one) for one in _all(findings)]))
    return [NamedPage(**row) for row in pickle.loads(rows)]  # noqa: S301 (our own)


def _all(findings: Findings) -> Iterator[NamedPage]:
    yield from _topics(findings)
    yield from _provinces(findings)
    yield from _provinces_today(findings)
    yield from _districts(findings)
    yield from _bodies(findings)
    yield from _signers(findings)
    yield from _times(findings)
    yield from _cited(findings)


def _page(
    name: str, kind: str, address: str, entries: Entries, also: Iterable[str] = (), **more: str
) -> NamedPage:
    count = more.pop("count", count_name(entries))
    return NamedPage(name, kind, address, count, len(entries), tuple(also), **more)


def _topics(findings: Findings) -> Iterator[NamedPage]:
    for key, entries in findings.topics.items():
        name = vocabulary().topics[key].name
        parts = name.split(", ") if ", " in name else ()
        kind = labels().named.topic
        yield _page(name, kind, addresses.topic_address(key), entries, parts, by_word=name)


# ---------- places ----------


def _provinces(findings: Findings) -> Iterator[NamedPage]:
    for key, province in vocabulary().provinces.items():
        address, entries = addresses.province_address(key), findings.provinces.get(key, [])
        name = province_title(key)
        yield _page(name, "", address, entries, [province.name], by_word=name)


def _provinces_today(findings: Findings) -> Iterator[NamedPage]:
    for key, unit in vocabulary().provinces_today.items():
        entries = entries_today(unit, findings.provinces)
        name = label("place", "today_title", name=capitalised(unit.full_name))
        address = addresses.province_today_address(key)
        yield _page(name, "", address, entries, [unit.full_name, unit.name], by_word=unit.name)


def _districts(findings: Findings) -> Iterator[NamedPage]:
    for entries in findings.folders.values():
        office = entries[0].directive.office
        if office.is_above_district or not office.unit or not office.in_province:
            continue
        name, province = folder_name(office), office.in_province
        also = (f"{own} {province.name}" for own in (name, office.unit.name))
        every = (name, office.unit.name, *also)
        title = folder_title(office)
        yield _page(title, "", addresses.folder_address(office), entries, every, by_word=title)


# ---------- bodies and people ----------


def _bodies(findings: Findings) -> Iterator[NamedPage]:
    for key, offices in findings.body_kinds.items():
        if key == UNKNOWN:
            continue
        body, record = vocabulary().bodies[key], findings.joint_records[key]
        address = addresses.body_kind_address(key)
        more = _held(record) | {"by_word": body.name}
        yield _page(body_kind_name(body), "", address, record.documents, [body.name], **more)
        if not body.is_group:
            yield from (_body(findings, one) for one in offices if _has_page(findings, one))


def _has_page(findings: Findings, office: Office) -> bool:
    return office.is_placed and findings.office(office).page is not None


def _body(findings: Findings, office: Office) -> NamedPage:
    record, address = findings.body_records[office], findings.office(office).address
    name, also = office_title(office), [office_name(office)]
    return _page(name, "", address, record.documents, also, **_held(record))


def _held(record: BodyRecord) -> dict[str, str]:
    """Say what a body issued, and how many tasks it has: "Ban hành 12 · 9 nhiệm vụ"."""
    counts = {"issued": len(record.issued), "assigned": len(record.tasks)}
    said = [label("named", name, count=count) for name, count in counts.items() if count]
    return {"count": " · ".join(said)} if said else {}


def _signers(findings: Findings) -> Iterator[NamedPage]:
    for signer, entries in findings.signers.items():
        offices = (one for one in entries[0].directive.issuing_offices if one.key == signer.body)
        where = next((office.name for office in offices), "")
        name = ", ".join(filter(None, (signer.name, where)))
        address = findings.signer(signer).address
        who = signer.name
        yield _page(name, labels().named.signer, address, entries, [who], by_word=who)


# ---------- times and documents ----------


def _times(findings: Findings) -> Iterator[NamedPage]:
    """Yield months and years, also by the form of their dates in addresses: `2021-08`."""
    for (year, month), entries in findings.months.items():
        address = addresses.month_address(year, month)
        yield _page(month_name(year, month), "", address, entries, [f"{year}-{month}"])
    for known, entries in findings.years.items():
        if known:
            name = label("list", "year", year=known)
            yield _page(name, "", addresses.year_address(known), entries, [known])


def _cited(findings: Findings) -> Iterator[NamedPage]:
    """Yield the documents whose text is not held; those that are held are found themselves."""
    corpus = findings.corpus
    for cited in corpus.links.cited_by:
        document = corpus.links.documents[cited]
        if document.is_held:
            continue
        letters = [corpus.by_address[at] for at in corpus.links.citing(cited)]
        link = document_link(document, held_entry(corpus, document))
        name = ", ".join((link.text, *_known(document)))
        count = label("named", "citing", count=len(letters))
        also = [link.text, *_by_digits(document)]
        number = document.number.text
        address = link.address or ""
        yield _page(name, labels().named.cited, address, letters, also, count=count, number=number)


def _known(document: CitedDocument) -> Iterator[str]:
    """Yield issuer and date, as far as they are known."""
    if issuer := document.office.name or document.issuer_name:
        yield issuer
    if document.date:
        yield date_name(document.date)


def _by_digits(document: CitedDocument) -> Iterator[str]:
    """As in "Chỉ thị 16", "Chỉ thị số 16"."""
    kind = vocabulary().kinds.get(document.kind or "")
    if kind and document.number.digits:
        digits = document.number.digits.lstrip("0")
        yield f"{kind.name} {digits}"
        yield f"{kind.name} số {digits}"
