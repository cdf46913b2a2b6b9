"""A file as draft records: what is written for each letter in it, and where.

In: a file. Out: for each letter the path and the text of its record, its source file, and what
tells it from other letters. Nothing is written here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from gazette.letters.draft import draft_values
from gazette.letters.held import Identity, text_key
from gazette.letters.kept_source import KeptSource, kept_source
from gazette.letters.mending import mended, mends_of
from gazette.letters.model import ReadLetter, Segmented
from gazette.letters.private_words import around_letter, noted, without_words
from gazette.records.address import file_name
from gazette.records.check.shape import UNDECIDED, draft_of
from gazette.records.model import Directive
from gazette.records.written import front_of, write_record
from gazette.scans.model import SUFFIXES
from gazette.text.fold import slug

_WORDS = 8  # of the subject, in the name of a file without a number


@dataclass(frozen=True)
class Draft:
    """A record to be written."""

    path: PurePosixPath
    """Below the folder of records."""
    text: str
    source: KeptSource
    letter: ReadLetter
    identity: Identity
    left_out: tuple[str, ...]
    """Private words around the letter, which the source file is kept without."""

    @cached_property
    def text_key(self) -> str | None:
        return text_key(self.letter.parts.body)


def drafts_of(
    path: Path, segmented: Segmented, letters: tuple[ReadLetter, ...], today: dt.date
) -> list[Draft]:
    """Return the drafts of the letters in a file."""
    numbered = enumerate(letters, 1)
    return [_draft(path, segmented, letter, number, today) for number, letter in numbered]


def _draft(
    path: Path, segmented: Segmented, letter: ReadLetter, number: int, today: dt.date
) -> Draft:
    raw = segmented.text.raw.text
    private = {} if path.suffix.lower() in SUFFIXES else around_letter(raw, letter.parts)
    source = kept_source(path, without_words(raw, private), number, as_text=bool(private))
    changes = mended(raw, mends_of(letter.parts, segmented))
    kept = {"file": source.name, "sha256": source.sha256}
    values = draft_values(letter, changes, kept, today)
    text, directive = draft_text(values, letter.parts.body), directive_of(values)
    text = noted(text, raw, private) if private else text
    place = draft_path(directive, path.stem)
    return Draft(place, text, source, letter, Identity.of(directive), tuple(private))


def draft_text(values: dict[str, object], body: str) -> str:
    return write_record(front_of(values), body)


def empty_draft(today: dt.date) -> str:
    """Return a draft in which nothing is decided, of a letter that is typed by hand."""
    day = today.isoformat()
    source = dict.fromkeys(("file", "sha256", "url", "captured"))
    return draft_text({"draft": "true", "source": source, "added": day, "revised": day}, "")


def directive_of(values: Mapping[str, Any]) -> Directive:
    """Return the directive of a draft with these values, as far as it is decided."""
    directive = draft_of(values)
    if directive is None:
        raise ValueError("the front matter of the draft can't be read")
    return directive


def draft_path(directive: Directive, stem: str) -> PurePosixPath:
    """Return where a record belongs; one without a number is named by its subject."""
    name, has_words = file_name(directive)
    if has_words:
        subject = directive.subject if directive.subject != UNDECIDED else stem
        words = "-".join(slug(subject).split("-")[:_WORDS])
        name += words or slug(stem) or "van-ban"
    return PurePosixPath(*directive.office.folder, f"{name}.md")
