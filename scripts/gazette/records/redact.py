"""Redact a withdrawn record: keep what its page may still say, drop everything else.

In: a record. Out: the same record with its number, issuer, place and dates, but no text, names,
topics or source. Fields are dropped unless they are named here.
"""

from __future__ import annotations

from dataclasses import replace

from gazette.records.model import Directive, SourceFile
from gazette.records.record import Record

KEPT = (
    *("synthetic", "kind", "number", "issued", "event", "province", "district", "issuer"),
    *("completeness", "withdrawn", "added", "revised", "formerly"),
)
_NO_SOURCE = SourceFile(file=None, sha256=None, url=None, captured=None)


def redact(record: Record) -> Record:
    """Return a record without anything that a withdrawn record must not show."""
    kept = {name: getattr(record.directive, name) for name in KEPT}
    directive = Directive.model_construct(
        **kept, speaks_as=None, subject="", topics=(), source=_NO_SOURCE
    )
    source = replace(record.source, text="", values={}, body="")
    return Record(record.path, source, directive)
