"""What readers call a document that letters cite, held or not, and where its page stands."""

from __future__ import annotations

from gazette.citations import Document
from gazette.corpus import Corpus, Entry
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.pages.names import capitalised, date_name, dated, issuer_name, title_of
from gazette.pages.names import place_of_issuer as place_of
from gazette.vocabulary import vocabulary


def document_link(document: Document, held: Entry | None) -> Link:
    """As in "Thông báo 398-TB/HU", leading to its page."""
    name = title_of(held.directive) if held else document_name(document)
    return Link(name, document.address)


def document_name(document: Document) -> str:
    kind = vocabulary().kinds.get(document.kind or "")
    name = capitalised(kind.name) if kind else labels().cited.document
    return label("directive", "title", kind=name, number=document.number)


def document_issuer(document: Document) -> str:
    """As in "Huyện ủy Sông Lô", or as letters name it, or that it is unknown."""
    return issuer_name(document) or document.issuer_name or labels().cited.unknown_issuer


def document_note(document: Document) -> str:
    """As in "Huyện ủy Sông Lô, 09/8/2021", "Thủ tướng Chính phủ, không rõ ngày"."""
    date = document.date
    return f"{document_issuer(document)}, {date_name(date) if date else dated(None)}"


def document_place(document: Document) -> str:
    """As in "Huyện ủy Sông Lô, tỉnh Vĩnh Phúc"."""
    province = place_of(document) if document.issuer and document.province else None
    return ", ".join(filter(None, (document_issuer(document), province)))


def held_entry(corpus: Corpus, document: Document) -> Entry | None:
    return corpus.by_address[document.address] if document.is_held else None
