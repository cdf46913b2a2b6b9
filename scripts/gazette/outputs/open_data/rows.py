"""The rows of the tables: of a letter, of a cited document and of the vocabularies.

A withdrawn letter gives its notice: what identifies it, and when and why it was withdrawn, and its
history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from gazette.citations import ChangeLink, CitedDocument
from gazette.corpus import Corpus, Entry
from gazette.outputs.open_data.public_fields import PublicTable, nested_tables, public_tables
from gazette.pages.documents import document_issuer, issuer_names
from gazette.pages.labels import label
from gazette.pages.names import kind_name, province_name
from gazette.records.model import Directive, Task
from gazette.records.problem import FieldPath
from gazette.records.record import Record
from gazette.store import digest_of
from gazette.text.edtf import Edtf
from gazette.text.grouping import grouped_by
from gazette.vocabulary import vocabulary

Value: TypeAlias = "str | int | bool | list[str] | None"
Row: TypeAlias = dict[str, Value]
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
        found = {table.name: list(rows) for table, rows in self._nested(entry)}
        return {**directive_row(entry, self.site_url), **found}

    def letter_digest(self, entry: Entry) -> str:
        """Return the digest of all that the data of a letter depend on, beside code."""
        if entry.address not in self._digests:
            changed = [change.document for change in self._changes.get(entry.address, ())]
            digest = digest_of(self.corpus.sheet_digest(entry), self.site_url, changed)
            self._digests[entry.address] = digest
        return self._digests[entry.address]

    @property
    def digest(self) -> str:
        """The digest of all that the data of the whole collection depend on, beside code."""
        letters = [self.letter_digest(entry) for entry in self.corpus.entries]
        return digest_of(letters, self.documents)

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {}

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
        """Return what lists say of a letter."""
        row = directive_row(entry, self.site_url)
        return {field.name: row[field.name] for field in public_tables()["directives"].summary}

    def _nested(self, entry: Entry) -> Iterator[tuple[PublicTable, Iterator[Row]]]:
        record, directive = entry.record, entry.directive
        rows: dict[str, Iterator[Row]] = {
            "printed": _printed(directive),
            "signatures": _parts("signatures", directive.signers),
            "blocks": _blocks(record),
            "tasks": (task_row(task) for task, _ in record.assigned),
            "citations": self._citations(entry),
            "changes": self._changes_rows(entry),
            "inferred": _inferred(directive),
            "sic": _parts("sic", directive.sic),
            "mended": _parts("mended", directive.mended),
            "history": _history(directive),
        }
        for table in nested_tables():
            is_told = entry.is_shown or table.name == "history"
            yield table, rows[table.name] if is_told else iter(())

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

    def _changes_rows(self, entry: Entry) -> Iterator[Row]:
        for change in self._changes.get(entry.address, ()):
            yield {
                "kind": change.stated.kind,
                "document": change.document,
                "stated": change.stated.document,
                "block": change.stated.block or None,
                "quote": change.stated.quote,
            }

    def document(self, document: CitedDocument) -> Row:
        """Return the row of a document that is cited or held."""
        office = document.office
        is_named = bool(office.body or document.issuer_name)
        return {
            "id": document.key,
            "kind": document.kind,
            "number": document.number.text,
            "issued": _text(document.date),
            "issuer": office.key,
            "issuer_name": document_issuer(document) if is_named else None,
            "province": office.province,
            "district": office.district,
            "title": document.title or None,
            "source": document.source,
            "is_held": document.is_held,
            "citing": len(self.corpus.links.citing(document.key)),
        }


# ---------- a letter ----------


def directive_row(entry: Entry, site_url: str | None) -> Row:
    """Return the row of a letter."""
    directive = entry.directive
    return {
        "id": entry.key,
        "page": f"{site_url or ''}{entry.address}",
        **_identity(directive),
        **_place(directive),
        "speaks_as": directive.speaks_as,
        "subject": directive.subject or None,
        "byline": directive.byline,
        "completeness": directive.completeness,
        "topics": list(directive.topics),
        "deadlines": _deadlines(entry.record),
        "gist": "\n".join(directive.gist) or None,
        "inferred_fields": sorted(directive.inferred),
        **_source(directive),
        "added": directive.added.isoformat(),
        "revised": directive.revised.isoformat(),
        "formerly": list(directive.formerly),
        "withdrawn_on": directive.withdrawn.on.isoformat() if directive.withdrawn else None,
        "withdrawn_because": directive.withdrawn.because if directive.withdrawn else None,
        "synthetic": directive.synthetic,
    }


def _identity(directive: Directive) -> Row:
    date = directive.date
    return {
        "kind": directive.kind,
        "kind_name": kind_name(directive),
        "number": directive.number.text if directive.number else None,
        "issued": _text(directive.issued),
        "event": _text(directive.event),
        "date_from": date.earliest.isoformat() if date and date.earliest else None,
        "date_to": date.latest.isoformat() if date and date.latest else None,
    }


def _place(directive: Directive) -> Row:
    words, date = vocabulary(), directive.date
    district = words.district(directive.province, directive.district)
    is_known = directive.province in words.provinces
    told = directive.office.told_type
    return {
        "province": directive.province,
        "province_name": province_name(directive.province, date) if is_known else None,
        "district": directive.district,
        "district_name": district.on(date, told).full_name if district else None,
        "issuer": directive.issuer,
        "issuer_name": _issuer_name(directive),
        "second_issuer": directive.second_issuer,
    }


def _issuer_name(directive: Directive) -> str | None:
    match issuer_names(directive):
        case (first, second):
            return label("citation", "joint", first=first, second=second)
        case names:
            return names[0] if names else None


def _source(directive: Directive) -> Row:
    source = directive.source
    return {
        "source_file": source.file,
        "source_sha256": source.sha256,
        "source_url": source.url,
        "source_captured": _text(source.captured),
        "transcriber": directive.transcriber,
        "verified_by": directive.verified_by,
    }


def _deadlines(record: Record) -> list[str]:
    return sorted({task.due.text for task, _ in record.assigned if task.due})


def _printed(directive: Directive) -> Iterator[Row]:
    """Yield the printed lines around the body but the signatures."""
    for path, text in directive.printed():
        if not str(path[0]).startswith("signature"):
            yield {"field": _dotted(path), "text": text}


def _dotted(path: FieldPath) -> str:
    """As in `letterhead.subject`: lines of one field share its name."""
    return ".".join(part for part in path if isinstance(part, str))


def _blocks(record: Record) -> Iterator[Row]:
    topics = record.directive.points
    for block in record.blocks:
        yield {
            "block": block.id,
            "kind": block.kind,
            "name": block.name,
            "parent": block.parent or None,
            "topics": list(topics.get(block.id, ())),
            "text": block.text,
        }


def task_row(task: Task) -> Row:
    """Return the row of a task."""
    latest = task.due.latest if task.due else None
    return {
        "block": task.point,
        "who": list(task.who),
        "quote": task.quote,
        "start": _text(task.start),
        "due": _text(task.due),
        "due_by": latest.isoformat() if latest else None,
        "who_because": task.who_because,
    }


def _inferred(directive: Directive) -> Iterator[Row]:
    for field, why in directive.inferred.items():
        yield {"field": field, "because": why.because, "quote": why.quote}


def _history(directive: Directive) -> Iterator[Row]:
    for change in directive.history:
        yield {"on": change.on.isoformat(), "what": change.what}


def _parts(table: str, parts: Iterable[object]) -> Iterator[Row]:
    """Yield rows whose fields are those of the record."""
    names = public_tables()[table].names
    for part in parts:
        yield {name: getattr(part, name) for name in names}


def _text(date: Edtf | None) -> str | None:
    return date.text if date else None


# ---------- the vocabularies ----------


def vocabulary_rows() -> dict[str, list[Row]]:
    """Return the rows of every table of the vocabularies, by its name."""
    words = vocabulary()
    return {
        "kinds": list(_values("kinds", words.kinds.values())),
        "bodies": list(_values("bodies", words.bodies.values())),
        "provinces": list(_values("provinces", words.provinces.values())),
        "districts": list(_values("districts", words.districts.values())),
        "provinces_today": list(_values("provinces_today", words.provinces_today.values())),
        "topics": list(_values("topics", words.topics.values())),
        "abbreviations": list(_values("abbreviations", words.abbreviations)),
    }


def _values(table: str, things: Iterable[object]) -> Iterator[Row]:
    """Yield rows whose fields are those of the vocabulary; lists for tuples."""
    for row in _parts(table, things):
        yield {k: list(one) if isinstance(one, tuple) else one for k, one in row.items()}
