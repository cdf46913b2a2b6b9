"""A document as reference managers read it: BibTeX and RIS.

In: a `Reference`, in readers' words. Out: the text of a file with that one reference. What is
unknown is left out, never filled in: a letter without a known year has none in either form.

BibTeX: a letter is a `techreport`, for that is the type whose styles print kind, number and
issuing body; a news report is `misc`. `year` and `month` are for BibTeX, `date` for biblatex, which
knows the day. RIS: `RPRT` and `NEWS`, tags of the specification of 2011, UTF-8, lines end in CRLF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

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


@dataclass(frozen=True)
class Reference:
    """What a citation of one document says; None or empty is what is not known."""

    key: str
    """Unique among all documents, of letters, digits, `-` and `/` alone."""
    is_report: bool
    """True for a news report of a direction, which has neither kind nor number."""
    author: str | None
    """The issuing body or, of a report, its byline: names that are not to be taken apart."""
    title: str
    kind: str
    number: str | None
    place: str | None
    date: str | None
    """`YYYY[-MM[-DD]]`, as far as it is known."""
    note: str
    site: str
    """The name of the site that holds the transcription."""
    url: str | None
    """Where the page stands on the web; None where the site's address is not known."""


def bibtex(reference: Reference) -> str:
    """Return the text of a `.bib` file."""
    fields = ",\n".join(f"  {name} = {value}" for name, value in _bibtex_fields(reference))
    return f"@{'misc' if reference.is_report else 'techreport'}{{{reference.key},\n{fields}\n}}\n"


def ris(reference: Reference) -> str:
    """Return the text of a `.ris` file."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _ris_tags(reference)]
    return "".join(f"{line}\r\n" for line in [*lines, "ER  - "])


def _bibtex_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield names and values, these in double braces where styles may not touch capitals."""
    if reference.author:
        yield "author", f"{{{{{_tex(reference.author)}}}}}"
    yield "title", f"{{{{{_tex(reference.title)}}}}}"
    if not reference.is_report:
        yield "type", f"{{{_tex(reference.kind)}}}"
        if reference.number:
            yield "number", f"{{{_tex(reference.number)}}}"
        if reference.author:
            yield "institution", f"{{{_tex(reference.author)}}}"
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
        yield "url", f"{{{_address(reference.url)}}}"
    yield "language", "{vietnamese}"


def _ris_tags(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS" if reference.is_report else "RPRT"
    if reference.author:
        yield "AU", reference.author.replace("*", "")  # which the specification forbids there
    yield "TI", reference.title
    if not reference.is_report:
        yield "M3", reference.kind
        if reference.number:
            yield "SN", reference.number
        if reference.author:
            yield "PB", reference.author
    if reference.place:
        yield "CY", reference.place
    if reference.date:
        year, month, day = (*reference.date.split("-"), "", "")[:3]
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"  # no slash may be left out
    yield "N1", reference.note
    yield "DB", reference.site
    if reference.url:
        yield "UR", _address(reference.url)
    yield "LA", "vi"


def _tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def _address(url: str) -> str:
    """Return an address as it stands, without what could end a field."""
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~")
