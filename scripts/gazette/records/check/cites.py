"""Rules of `cites`, by which editors settle what a citation names where rules can't tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gazette.records.check.values import nearest
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.vocabulary import vocabulary

# "vinh-phuc/song-lo/2021/358-cv-hu.html": folder, year, name.
_ADDRESS = re.compile(
    r"/?(?P<folder>[a-z0-9-]+(?:/[a-z0-9-]+)?)/(?P<year>\d{4}|khong-ro)/(?P<name>[a-z0-9-]+)\.html"
)
_REPORT = re.compile(r"tin-(?P<date>[0-9-]{4,10}|khong-ro)-(?P<tail>.+)")
_MONTH = re.compile(r"-(?:\d\d|khong-ro)$")


def settled_citations_are_quoted(record: Record) -> Iterator[Problem]:
    """The words of a settled citation stand in one block of the body, with a number."""
    texts = [block.text for block in record.blocks]
    for i, cite in enumerate(record.directive.cites):
        path = ("cites", i, "quote")
        if not any(cite.quote in text for text in texts):
            wrong = f'"{cite.quote}" does not stand in the body'
            right = "quote character for character, without signs of emphasis"
            yield record.source.problem(path, wrong, right)
        elif not re.search(r"\d", cite.quote):
            wrong, right = f'"{cite.quote}" has no number', "quote the citation, its number too"
            yield record.source.problem(path, wrong, right)


def settled_documents_are_known(record: Record) -> Iterator[Problem]:
    """The document is a key of cited.yml, or the address of a record beside this one's folder."""
    for i, cite in enumerate(record.directive.cites):
        known = vocabulary().cited
        if cite.document in known or _is_held(record, cite.document):
            continue
        path = ("cites", i, "document")
        if _ADDRESS.fullmatch(cite.document):
            wrong = f'"{cite.document}" is the page of no record'
            right = (
                "write the address of its page, or a key of scripts/gazette/vocabulary/cited.yml"
            )
        else:
            wrong = f'"{cite.document}" is no known document'
            right = nearest(cite.document, known, "cited.yml")
            right += ", or the address of a record's page, as vinh-phuc/song-lo/2021/358-cv-hu.html"
        yield record.source.problem(path, wrong, right)


def _is_held(record: Record, address: str) -> bool:
    """Look for the file of a record by the address of its page."""
    parts = _ADDRESS.fullmatch(address)
    if not parts:
        return False
    root = record.path.resolve().parents[len(record.directive.office.folder)]
    return any(_is_page_of(file, parts) for file in (root / parts["folder"]).glob("*.md"))


def _is_page_of(file: Path, address: re.Match[str]) -> bool:
    name = address["name"]
    if report := _REPORT.fullmatch(name):
        return file.stem == f"{report['date']}-tin-{report['tail']}"
    is_of_year = file.stem.startswith(address["year"]) or address["year"] == "khong-ro"
    return is_of_year and file.stem.endswith((f"-{name}", f"-{_MONTH.sub('', name)}"))
