"""Which letters are held already: the same document, or the same text and nothing against it.

In: records. Out: for a letter, the file of the record that holds it, or that only has its text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from gazette.records.model import Directive
from gazette.records.record import Record
from gazette.store import digest_of
from gazette.text.edtf import Edtf, days_of
from gazette.vocabulary.office import UNKNOWN

_LEAST = 60  # letters and digits


@dataclass(frozen=True)
class Identity:
    """What tells a letter from others, as far as it is known."""

    office: tuple[str | None, ...]
    """Province, district and issuer: letters of two districts may share number and day."""
    kind: str
    number: str | None
    issued: Edtf | None
    is_whole: bool
    """Whether no other letter can have the same."""

    @classmethod
    def of(cls, directive: Directive) -> Identity:
        office = (directive.province, directive.district, directive.issuer)
        number = directive.number.key if directive.number else None
        is_placed = UNKNOWN not in directive.office.folder
        is_whole = bool(number and directive.issued and is_placed)
        return cls(office, directive.kind, number, directive.issued, is_whole)

    def contradicts(self, other: Identity) -> bool:
        """Tell whether two letters can't be the same by what is known of both."""
        (first, last), (other_first, other_last) = days_of(self.issued), days_of(other.issued)
        known = zip((*self.office, self.number), (*other.office, other.number), strict=True)
        differ = any(mine and yours and mine != yours for mine, yours in known)
        return differ or first > other_last or other_first > last


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
    by_text: dict[str, dict[Identity, str]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, records: Iterable[Record]) -> Held:
        held = cls()
        for record in records:
            text = text_key(record.source.body)
            held.add(Identity.of(record.directive), text, str(record.path))
        return held

    def add(self, identity: Identity, text: str | None, file: str) -> None:
        if identity.is_whole:
            self.by_identity.setdefault(identity, file)
        if text:
            self.by_text[text].setdefault(identity, file)

    def find(self, identity: Identity, text: str | None) -> str | None:
        """Return the file of the record that holds a letter, or None."""
        alike = self.by_text.get(text or "", {}).items()
        same_text = (file for other, file in alike if not identity.contradicts(other))
        return self.by_identity.get(identity) or next(same_text, None)

    def with_text(self, text: str | None) -> str | None:
        """Return the file of a record with the same text, be it another letter, or None."""
        return next(iter(self.by_text.get(text or "", {}).values()), None)
