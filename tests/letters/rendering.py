"""Records rendered by the site's own outputs, to be imported again, and what is then to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from gazette.corpus import Entry, load_corpus
from gazette.letters.as_json import as_dict
from gazette.letters.reading import read_letters
from gazette.outputs.model import SiteInputs
from gazette.outputs.printing.pdf import PDF
from gazette.outputs.printing.word import WORD
from gazette.outputs.registry import PAGE_OUTPUTS, page_files
from gazette.outputs.text import TEXT
from gazette.pages.all_pages import site_targets
from gazette.pages.lists.findings import Findings
from gazette.pages.render import Renderer
from gazette.records.check.contrast import first_unlike
from gazette.records.model import Directive
from gazette.sheet import Sheets
from gazette.store import NO_STORE
from gazette.vocabulary import vocabulary
from tests.letters.comparing import verdict
from tests.letters.truth import Letter
from tests.pages.reading import THEME

FILES = {".txt": TEXT, ".docx": WORD, ".pdf": PDF}
FORMATS = (*FILES, ".html")
_SHOWN = 60  # letters of a body, where it differs
Differences: TypeAlias = Iterator[tuple[str, Any, Any]]
"""Fields, as a record has them and as they are read."""
ABOUT = re.compile(r"^(?:V/v|Về việc)\s*:?\s*", re.IGNORECASE)


class Renderings:
    """The records of a folder in every format of the site."""

    def __init__(self, records: Path) -> None:
        self.corpus, problems = load_corpus([records])
        assert problems == []
        self.entries = {entry.key: entry for entry in self.corpus.shown}
        self._renderer = Renderer(THEME, None)

    def of(self, entry: Entry, suffix: str) -> bytes:
        """Return a record in the format of a suffix."""
        if suffix == ".html":
            page = self._renderer.content(self._pages[entry.address].make())
            return f"<!doctype html><meta charset=utf-8><body>{page}</body>".encode()
        return FILES[suffix].make(entry, SiteInputs(self.corpus, None, THEME[0], NO_STORE))

    @cached_property
    def _pages(self):
        findings, sheets = Findings(self.corpus), Sheets(self.corpus)
        files = page_files(self.corpus, PAGE_OUTPUTS)
        return {target.address: target for target in site_targets(findings, sheets, files)}


def stated(directive: Directive) -> Letter:
    """Return what a record holds, in the form of a truth: what it infers may be read or not."""
    values = {**_named(directive), **_printed(directive)}
    return {**values, "also": {field: [None] for field in directive.inferred}}


def _named(directive: Directive) -> Letter:
    words = vocabulary()
    district = words.district(directive.province, directive.district)
    province = words.province(directive.province)
    return {
        "kind": next(iter(words.kinds[directive.kind].symbols), None),
        "number": directive.number and directive.number.text,
        "issued": directive.issued and str(directive.issued),
        "event": directive.event and str(directive.event),
        "district": district and district.name,
        "province": province and province.name,
        "completeness": directive.completeness,
    }


def _printed(directive: Directive) -> Letter:
    head, sign = directive.letterhead, next(iter(directive.signers), None)
    return {
        **({"issuer": head.issuer} if head and head.issuer else {}),
        "superior": head and head.superior,
        "subject": ABOUT.sub("", directive.subject),
        "recipients": list(directive.recipients),
        "copies": list(directive.copies),
        "signature": sign and sign.model_dump(),
    }


def fields_read_otherwise(
    renderings: Renderings, entry: Entry, suffix: str, folder: Path
) -> list[str]:
    """Import a record from a format; return the names of what is not read as the record has it."""
    return sorted(field for field, _, _ in differences(renderings, entry, suffix, folder))


def differences(renderings: Renderings, entry: Entry, suffix: str, folder: Path) -> Differences:
    """Import a record from a format; yield what is read otherwise, as it is and as it is read."""
    file = folder / f"van-ban{suffix}"
    file.write_bytes(renderings.of(entry, suffix))
    return read_otherwise(entry, file)


def read_otherwise(entry: Entry, file: Path) -> Differences:
    """Import a file; yield what is not read as a record has it."""
    segmented, letters = read_letters(file)
    if len(letters) != 1:
        yield "letters", 1, segmented.is_no_letter_because or len(letters)
        return
    (letter,) = letters
    yield from _fields_otherwise(entry.directive, as_dict(letter))
    body, read = _words(entry.record.body_text), _words(letter.parts.body)
    if body != read:
        yield "body", *_unlike(body, read)


def _fields_otherwise(directive: Directive, read: Letter) -> Differences:
    right = stated(directive)
    for field in right:
        if field != "also":
            may = right["also"].get(field, [])
            if verdict([right[field], *may], read.get(field)) not in ("right", "null"):
                yield field, right[field], read.get(field)


def _unlike(one: str, other: str) -> tuple[str, str]:
    """Return two texts from where they differ."""
    at = first_unlike(one, other)
    return one[at : at + _SHOWN], other[at : at + _SHOWN]


def _words(body: str) -> str:
    """Return letters and digits alone: emphasis and wraps are those of the format."""
    return re.sub(r"[\W_]", "", body)
