"""All data of a letter and of a cited document, and the digests of what they depend on.

A withdrawn letter gives its notice: what identifies it, when and why it was withdrawn, and its
history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from gazette.citations import ChangeLink, CitedDocument
from gazette.corpus import Corpus, Entry
from gazette.outputs.open_data.letter_rows import (
    Row,
    Value,
    date_text,
    directive_row,
    record_rows,
)
from gazette.outputs.open_data.public_fields import nested_tables, public_tables
from gazette.pages.documents import document_issuer
from gazette.store import digest_of
from gazette.text.grouping import grouped_by

LetterData: TypeAlias = "dict[str, Value | list[Row]]"
"""The row of a letter, and the rows of every nested table."""


@dataclass(frozen=True)
class DataRows:
    """The rows of a corpus."""

    corpus: Corpus
    site_url: str | None
    """The address of the site, ending in a slash; None where it is not known."""

    def letter(self, entry: Entry) -> LetterData:
        """Return all data of a letter."""
        rows = {
            **record_rows(entry.record),
            "citations": self._citations(entry),
            "changes": self._changes_of(entry),
        }
        nested = {
            name: list(rows[name]) if entry.is_shown or name == "history" else []
            for name in (table.name for table in nested_tables())
        }
        return {**directive_row(entry, self.site_url), **nested}

    def letter_digest(self, entry: Entry) -> str:
        """Return the digest of all that the data of a letter depend on, beside code."""
        return self._letter_digests[entry.address]

    @property
    def digest(self) -> str:
        """The digest of all that the data of the whole collection depend on, beside code."""
        letters = [self.letter_digest(entry) for entry in self.corpus.entries]
        return digest_of(letters, self.documents)

    @cached_property
    def _letter_digests(self) -> dict[str, str]:
        return {entry.address: self._digest(entry) for entry in self.corpus.entries}

    def _digest(self, entry: Entry) -> str:
        changed = [change.document for change in self._changes.get(entry.address, ())]
        return digest_of(self.corpus.sheet_digest(entry), self.site_url, changed)

    @cached_property
    def documents(self) -> list[Row]:
        """The rows of all documents that are cited or held."""
        return [self.document(one) for one in self.corpus.links.documents.values()]

    def summary_digest(self, entry: Entry) -> str:
        """Return the digest of what the summary of a letter depends on, beside code."""
        directive = entry.directive
        dates = directive.added, directive.revised
        return digest_of(entry.outline, *dates, directive.synthetic, self.site_url)

    def summary(self, entry: Entry) -> Row:
        """Return what lists say of a letter: its fields that have `summary` in the description."""
        row = directive_row(entry, self.site_url)
        return {field.name: row[field.name] for field in public_tables()["directives"].summary}

    def document(self, document: CitedDocument) -> Row:
        """Return the row of a document that is cited or held."""
        office = document.office
        is_named = bool(office.body or document.issuer_name)
        return {
            "id": document.key,
            "kind": document.kind,
            "number": document.number.text,
            "issued": date_text(document.date),
            "issuer": office.key,
            "issuer_name": document_issuer(document) if is_named else None,
            "province": office.province,
            "district": office.district,
            "title": document.title or None,
            "source": document.source,
            "is_held": document.is_held,
            "citing": len(self.corpus.links.citing(document.key)),
        }

    @cached_property
    def _changes(self) -> Mapping[str, list[ChangeLink]]:
        return grouped_by(self.corpus.changes, lambda change: [change.letter])

    def _citations(self, entry: Entry) -> Iterator[Row]:
        for link in self.corpus.links.cites.get(entry.address, ()):
            yield {
                "place": link.passage.place,
                "block": link.passage.block or None,
                "start": link.citation.start,
                "end": link.citation.end,
                "text": link.citation.text,
                "document": link.document,
                "certainty": link.certainty,
                "relation": link.citation.relation,
            }

    def _changes_of(self, entry: Entry) -> Iterator[Row]:
        for change in self._changes.get(entry.address, ()):
            yield {
                "kind": change.stated.kind,
                "document": change.document,
                "stated": change.stated.document,
                "block": change.stated.block or None,
                "quote": change.stated.quote,
            }
