"""Rules of `cites`, where editors record which document a citation means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.records.address import AddressParts, parse_address
from gazette.records.check.values import nearest
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.vocabulary import vocabulary


def cites_quote_the_body(record: Record) -> Iterator[Problem]:
    """Each quote in `cites` is in one block of the body and includes a number."""
    for i, cite in enumerate(record.directive.cites):
        path = ("cites", i, "quote")
        if not any(cite.quote in block.text for block in record.blocks):
            right = "quote character for character, without emphasis markers"
            yield record.problem(path, f'"{cite.quote}" is not in the body', right)
        elif not re.search(r"\d", cite.quote):
            right = "quote the citation with its number"
            yield record.problem(path, f'"{cite.quote}" has no number', right)


def cited_documents_are_known(record: Record) -> Iterator[Problem]:
    """Each document in `cites` is a key of cited.yml or the address of a record's page."""
    known = vocabulary().cited
    for i, cite in enumerate(record.directive.cites):
        document = cite.document
        address = parse_address(document.removeprefix("/"))
        if document in known or (address and _has_record(record, address)):
            continue
        if address:
            wrong = f'"{document}" is not the page of a record'
            right = (
                "write the address of its page, or a key of scripts/gazette/vocabulary/cited.yml"
            )
        else:
            wrong = f'"{document}" is not a known document'
            right = nearest(document, known, "cited.yml")
            right += ", or the address of a record's page, as vinh-phuc/song-lo/2021/358-cv-hu.html"
        yield record.problem(("cites", i, "document"), wrong, right)


def _has_record(record: Record, address: AddressParts) -> bool:
    """Look for the file of a record by the address of its page."""
    root = record.path.resolve().parents[len(record.directive.office.folder)]
    return any(address.fits(file.stem) for file in (root / address.folder).glob("*.md"))
