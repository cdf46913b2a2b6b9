"""A document as BibTeX, for reference managers and LaTeX.

A letter is a `techreport`, the type whose styles print kind, number and issuing body; a news report
is `misc`. `year` and `month` are for BibTeX, `date` for biblatex, which knows the day. What is
unknown is left out: a letter without a known year has none.

Writes:
    <page>.bib
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.corpus import Entry
from gazette.outputs.model import PageOutput, SiteInputs, beside
from gazette.outputs.reference import field_url, reference_depends_on, reference_of
from gazette.pages.bibliography import BibliographicReference

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# TeX's own signs. Braces as commands: BibTeX counts them even after a backslash.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#%_"},
    }
)


def bibtex(reference: BibliographicReference) -> str:
    """Return the text of a `.bib` file."""
    fields = ",\n".join(f"  {name} = {value}" for name, value in _bibtex_fields(reference))
    return f"@{'misc' if reference.is_report else 'techreport'}{{{reference.key},\n{fields}\n}}\n"


def _bibtex_fields(reference: BibliographicReference) -> Iterator[tuple[str, str]]:
    """Yield names and values. Double braces keep styles from changing capitals."""
    authors = [f"{{{_tex(author)}}}" for author in reference.authors]
    if authors:
        yield "author", f"{{{' and '.join(authors)}}}"
    yield "title", f"{{{{{_tex(reference.title)}}}}}"
    if not reference.is_report:
        yield "type", f"{{{_tex(reference.kind)}}}"
        if reference.number:
            yield "number", f"{{{_tex(reference.number)}}}"
        if authors:
            yield "institution", f"{{{_tex(', '.join(reference.authors))}}}"
    if reference.place:
        yield "address", f"{{{_tex(reference.place)}}}"
    if reference.date:
        year, _, rest = reference.date.partition("-")
        yield "year", f"{{{year}}}"
        if rest:
            yield "month", _MONTHS[int(rest[:2]) - 1]
        yield "date", f"{{{reference.date}}}"
    yield "note", f"{{{_tex(reference.note)}}}"
    if reference.url:
        yield "url", f"{{{field_url(reference.url)}}}"
    yield "language", "{vietnamese}"


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def _make(entry: Entry, inputs: SiteInputs) -> bytes:
    return bibtex(reference_of(entry, inputs)).encode()


BIBTEX = PageOutput(
    part="citation",
    label="bibtex",
    address=beside(".bib"),
    depends_on=reference_depends_on,
    make=_make,
)
