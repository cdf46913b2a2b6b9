"""What readers call a document, held or only cited, and where its page stands."""

from __future__ import annotations

from gazette.citations import CitedDocument
from gazette.corpus import Corpus, Entry
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.pages.names import (
    capitalised,
    date_name,
    dated,
    issuer_name,
    place_name,
    place_of_issuer,
    title_of,
)
from gazette.records.model import Directive
from gazette.vocabulary import vocabulary


def entry_link(entry: Entry) -> Link:
    """As in "Công văn 358-CV/HU", leading to its page."""
    return Link(title_of(entry.directive), entry.address)


def entry_note(entry: Entry) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc, 10/8/2021"."""
    return f"{where_of(entry.directive)}, {date_name(entry.directive.date)}"


def where_of(directive: Directive) -> str:
    """Name issuer and province, or the place of what a report tells of."""
    issuer = issuer_name(directive)
    if issuer is None:
        return capitalised(place_name(directive))
    return ", ".join(filter(None, (issuer, place_of_issuer(directive))))


def document_link(document: CitedDocument, held: Entry | None) -> Link:
    """As in "Thông báo 398-TB/HU", leading to its page."""
    name = title_of(held.directive) if held else document_name(document)
    return Link(name, document.address)


def document_name(document: CitedDocument) -> str:
    kind = vocabulary().kinds.get(document.kind or "")
    name = capitalised(kind.name) if kind else labels().cited.document
    return label("directive", "title", kind=name, number=document.number)


def document_issuer(document: CitedDocument) -> str:
    """As in "Huyện ủy Sông Lô", or as letters name it, or that it is unknown."""
    return issuer_name(document) or document.issuer_name or labels().cited.unknown_issuer


def document_note(document: CitedDocument) -> str:
    """As in "Huyện ủy Sông Lô, 09/8/2021", "Thủ tướng Chính phủ, không rõ ngày"."""
    date = document.date
    return f"{document_issuer(document)}, {date_name(date) if date else dated(None)}"


def document_place(document: CitedDocument) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc"."""
    province = (
        place_of_issuer(document) if document.office.key and document.office.province else None
    )
    return ", ".join(filter(None, (document_issuer(document), province)))


def held_entry(corpus: Corpus, document: CitedDocument) -> Entry | None:
    return corpus.by_address[document.address] if document.is_held else None
