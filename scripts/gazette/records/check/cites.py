"""Rules of `cites` and `changes`, where editors record which document a letter means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.records.address import AddressParts, parse_address
from gazette.records.check.quotations import Quotable
from gazette.records.check.values import nearest
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import parse_number


def cites_quote_the_body(record: Record) -> Iterator[Problem]:
    """Each quote in `cites` is in one block of the body and includes a number."""
    body = Quotable("the body", [block.text for block in record.blocks])
    for i, cite in enumerate(record.directive.cites):
        path = ("cites", i, "quote")
        if cite.quote not in body:
            yield record.problem(path, *body.fault(cite.quote))
        elif not re.search(r"\d", cite.quote):
            right = "quote the citation with its number"
            yield record.problem(path, f'"{cite.quote}" has no number', right)


def cited_documents_are_known(record: Record) -> Iterator[Problem]:
    """Each document in `cites` is a key of cited.yml or the address of a record's page."""
    for i, cite in enumerate(record.directive.cites):
        if fault := _document_fault(record, cite.document):
            yield record.problem(("cites", i, "document"), *fault)


def changed_documents_are_known(record: Record) -> Iterator[Problem]:
    """Each document in `changes` is known as in `cites`, or is given by its number."""
    for i, change in enumerate(record.directive.changes):
        if parse_number(change.document):
            continue  # whether the letter cites it shows when citations are resolved
        if fault := _document_fault(record, change.document):
            yield record.problem(("changes", i, "document"), *fault)


def _document_fault(record: Record, document: str) -> tuple[str, str] | None:
    """Return what is wrong with the name of a document, and what would be right."""
    known = vocabulary().cited
    address = parse_address(document.removeprefix("/"))
    if document.removeprefix("/") == record.page_address:
        return f'"{document}" is the page of this letter itself', "name the other document"
    if document in known or (address and _has_record(record, address)):
        return None
    if address:
        right = "write the address of its page, or a key of scripts/gazette/vocabulary/cited.yml"
        return f'"{document}" is not the page of a record', right
    right = nearest(document, known, "cited.yml")
    right += ", or the address of a record's page, as vinh-phuc/song-lo/2021/358-cv-hu.html"
    return f'"{document}" is not a known document', right


def _has_record(record: Record, address: AddressParts) -> bool:
    """Look for the file of a record by the address of its page."""
    root = record.path.resolve().parents[len(record.directive.office.folder)]
    return any(address.fits(file.stem) for file in (root / address.folder).glob("*.md"))
