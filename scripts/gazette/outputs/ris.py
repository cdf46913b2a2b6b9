"""A document as RIS, for reference managers.

By the specification of 2011: `RPRT` for a letter, `NEWS` for a news report, UTF-8, lines end in
CRLF. What is unknown is left out.

Writes:
    <page>.ris
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.corpus import Entry
from gazette.outputs.model import PageOutput, SiteInputs, beside
from gazette.outputs.reference import field_url, reference_depends_on, reference_of
from gazette.pages.bibliography import BibliographicReference


def ris(reference: BibliographicReference) -> str:
    """Return the text of a `.ris` file."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _ris_tags(reference)]
    return "".join(f"{line}\r\n" for line in [*lines, "ER  - "])


def _ris_tags(reference: BibliographicReference) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS" if reference.is_report else "RPRT"
    for author in reference.authors:
        yield "AU", author.replace("*", "")  # which the specification forbids there
    yield "TI", reference.title
    if not reference.is_report:
        yield "M3", reference.kind
        if reference.number:
            yield "SN", reference.number
        if reference.authors:
            yield "PB", ", ".join(reference.authors)
    if reference.place:
        yield "CY", reference.place
    if reference.date:
        year, month, day = (*reference.date.split("-"), "", "")[:3]
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"  # no slash may be left out
    yield "N1", reference.note
    yield "DB", reference.site
    if reference.url:
        yield "UR", field_url(reference.url)
    yield "LA", "vi"


def _make(entry: Entry, inputs: SiteInputs) -> bytes:
    return ris(reference_of(entry, inputs)).encode()


RIS = PageOutput(
    part="citation",
    label="ris",
    address=beside(".ris"),
    depends_on=reference_depends_on,
    make=_make,
)
