"""What a citation of one document says, in readers' words, for reference managers.

As on the page, a note says what is inferred or unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.documents import authors_of
from gazette.pages.labels import label, labels
from gazette.pages.names import (
    capitalised,
    dated,
    kind_name,
    place_name,
    place_of_issuer,
    subject_of,
    with_bounds,
)
from gazette.records.model import INFERABLE, Directive
from gazette.text.edtf import Edtf
from gazette.vocabulary.office import UNKNOWN

_CITED = tuple(name for name in INFERABLE if name != "speaks_as")
"""The fields that can be inferred and that a citation gives."""


@dataclass(frozen=True)
class BibliographicReference:
    """What a citation of one document says. None or empty means unknown."""

    key: str
    """Unique among all documents; holds only letters, digits, `-` and `/`."""
    is_report: bool
    """True for a news report of a direction, which has neither kind nor number."""
    authors: tuple[str, ...]
    """The issuing bodies, or the byline of a report. Such names have no first and last name."""
    title: str
    kind: str
    number: str | None
    place: str | None
    date: str | None
    """`YYYY[-MM[-DD]]`, as far as known."""
    note: str
    site: str
    """The name of the site that holds the transcription."""
    url: str | None
    """Where the page stands on the web; None where the site's address is not known."""


def read_reference(entry: Entry, site_url: str | None) -> BibliographicReference:
    """Return what a citation of a document says."""
    directive = entry.directive
    is_report = directive.is_report
    return BibliographicReference(
        key=entry.address.removesuffix(".html"),
        is_report=is_report,
        authors=authors_of(directive),
        title=subject_of(directive),
        kind=kind_name(directive),
        number=directive.number.text if directive.number else None,
        place=None if is_report else _place(directive),
        date=None if is_report else _known_part(directive.issued),
        note=" ".join(_notes(directive)),
        site=labels().site.name,
        url=f"{site_url}{entry.address}" if site_url else None,
    )


def _place(directive: Directive) -> str | None:
    return None if directive.province in (None, UNKNOWN) else place_of_issuer(directive)


def _known_part(date: Edtf | None) -> str | None:
    """Return `YYYY[-MM[-DD]]`, as far as all possible days agree."""
    parts = (date.year, date.month, f"{date.day:%d}" if date.day else None) if date else ()
    return "-".join(filter(None, parts)) or None


def _notes(directive: Directive) -> Iterator[str]:
    """Yield sentences on the kind of text, what is unknown and what is inferred."""
    if directive.synthetic:
        yield labels().site.synthetic
    if directive.is_report:
        when, where = dated(directive.event), place_name(directive)
        yield label("citation", "note_report", date=when, place=where)
    elif not (directive.issued and directive.issued.day):
        date = with_bounds(dated(directive.issued), directive.issued)
        yield f"{capitalised(date)}."
    if directive.completeness == "fragment":
        yield f"{labels().directive.fragment_banner}."
    if directive.completeness == "letterhead-missing":
        yield f"{labels().directive.headless_banner}."
    if names := [name for name in _CITED if name in directive.inferred]:
        words = ", ".join(label("citation", f"inferred_{name}") for name in names)
        yield label("citation", "note_inferred", names=words)
    yield label("citation", "note_site", site=labels().site.name)
