"""Which letters are held already: the same document, or the same text.

In: records. Out: for a letter, the file of the record that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from gazette.records.model import Directive
from gazette.records.record import Record
from gazette.store import digest_of
from gazette.vocabulary.office import UNKNOWN

_LEAST = 60  # letters and digits
Identity: TypeAlias = tuple[str | None, ...]
"""Place, issuer, kind, number and date of a document."""


def identity_of(directive: Directive) -> Identity | None:
    """Return what no other document has; None where its number, day or place is not known.

    Letters of two districts may share number and day.
    """
    if not directive.number or not directive.issued or UNKNOWN in directive.office.folder:
        return None
    place = (directive.province, directive.district, directive.issuer)
    return (*place, directive.kind, directive.number.key, directive.issued.text)


def text_key(body: str) -> str | None:
    """Return a digest of the letters and digits of a text: copies differ in blanks and stops.

    None for a text that is too short to tell letters apart.
    """
    letters = "".join(filter(str.isalnum, body.casefold()))
    return digest_of(letters) if len(letters) >= _LEAST else None


@dataclass
class Held:
    """The letters that are held, and those that are added."""

    by_identity: dict[Identity, str] = field(default_factory=dict)
    by_text: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record]) -> Held:
        held = cls()
        for record in records:
            identity = identity_of(record.directive)
            held.add(identity, text_key(record.source.body), record.path)
        return held

    def add(self, identity: Identity | None, text: str | None, file: Path) -> None:
        if identity:
            self.by_identity.setdefault(identity, str(file))
        if text:
            self.by_text.setdefault(text, str(file))

    def find(self, identity: Identity | None, text: str | None) -> str | None:
        """Return the file of the record that holds a letter, or None."""
        same_text = self.by_text.get(text) if text else None
        return same_text or (self.by_identity.get(identity) if identity else None)
