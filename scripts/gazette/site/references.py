"""The files that reference managers read, beside the page of every document.

In: a corpus and the site's address. Out: attachments, `358-cv-hu.bib` and `358-cv-hu.ris`. What is
inferred or unknown is said in their notes, as on the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.corpus import Corpus, Entry
from gazette.outputs.references import Reference, bibtex, ris
from gazette.pages.addresses import bibtex_address, ris_address
from gazette.pages.labels import label, labels
from gazette.pages.model import Attachment
from gazette.pages.names import (
    capitalised,
    dated,
    issuer_name,
    kind_name,
    place_name,
    place_of_issuer,
    subject_of,
    with_bounds,
)
from gazette.records.address import UNKNOWN
from gazette.records.model import Directive
from gazette.text.edtf import Edtf

INFERABLE = ("kind", "number", "issued", "event", "issuer", "subject", "district", "province")


def reference_files(corpus: Corpus, site_url: str | None) -> Iterator[Attachment]:
    """Yield the files of every document whose text is shown."""
    for entry in corpus.shown:
        reference = reference_of(entry, site_url)
        yield Attachment(bibtex_address(entry), bibtex(reference))
        yield Attachment(ris_address(entry), ris(reference))


def reference_of(entry: Entry, site_url: str | None) -> Reference:
    """Return what a citation of a document says; `site_url` is None where it is not known."""
    directive = entry.directive
    is_report = directive.is_report
    return Reference(
        key=entry.address.removesuffix(".html"),
        is_report=is_report,
        author=directive.byline if is_report else issuer_name(directive),
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
    """Return `YYYY[-MM[-DD]]` as far as all days that it can be agree."""
    parts = (date.year, date.month, f"{date.day:%d}" if date.day else None) if date else ()
    return "-".join(filter(None, parts)) or None


def _notes(directive: Directive) -> Iterator[str]:
    """Yield sentences: what kind of text it is, what is unknown, what is inferred."""
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
    if names := [name for name in INFERABLE if name in directive.inferred]:
        words = ", ".join(label("citation", f"inferred_{name}") for name in names)
        yield label("citation", "note_inferred", names=words)
    yield label("citation", "note_site", site=labels().site.name)
