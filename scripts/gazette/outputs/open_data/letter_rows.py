"""The rows of a letter that its record alone tells, by the tables of `public_fields.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from gazette.corpus import Entry
from gazette.outputs.open_data.public_fields import public_tables
from gazette.pages.documents import issuer_names
from gazette.pages.labels import label
from gazette.pages.names import kind_name, province_name
from gazette.records.model import Directive, Task
from gazette.records.problem import FieldPath
from gazette.records.record import Record
from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary

Value: TypeAlias = "str | int | bool | list[str] | None"
Row: TypeAlias = dict[str, Value]
"""The values of the fields of a table, by their names."""


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
        "issued": date_text(directive.issued),
        "event": date_text(directive.event),
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
        "source_captured": date_text(source.captured),
        "transcriber": directive.transcriber,
        "verified_by": directive.verified_by,
    }


def _deadlines(record: Record) -> list[str]:
    return sorted({task.due.text for task, _ in record.assigned if task.due})


def record_rows(record: Record) -> Mapping[str, Iterator[Row]]:
    """Return the rows of the nested tables that need no other letter, by the tables' names."""
    directive = record.directive
    return {
        "printed": _printed(directive),
        "signatures": rows_of("signatures", directive.signers),
        "blocks": _blocks(record),
        "tasks": (task_row(task) for task, _ in record.assigned),
        "inferred": _inferred(directive),
        "sic": rows_of("sic", directive.sic),
        "mended": rows_of("mended", directive.mended),
        "history": _history(directive),
    }


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
        "start": date_text(task.start),
        "due": date_text(task.due),
        "due_by": latest.isoformat() if latest else None,
        "who_because": task.who_because,
    }


def _inferred(directive: Directive) -> Iterator[Row]:
    for field, why in directive.inferred.items():
        yield {"field": field, "because": why.because, "quote": why.quote}


def _history(directive: Directive) -> Iterator[Row]:
    for change in directive.history:
        yield {"on": change.on.isoformat(), "what": change.what}


def rows_of(table: str, things: Iterable[object]) -> Iterator[Row]:
    """Yield the rows of things that have the fields of a table as attributes."""
    names = public_tables()[table].names
    for thing in things:
        yield {name: getattr(thing, name) for name in names}


def date_text(date: Edtf | None) -> str | None:
    return date.text if date else None
