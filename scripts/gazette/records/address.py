"""The names of a record's file and of its page on the site.

In: a directive. Out: file names and addresses, made from the front matter alone. Only a document
without a number also takes words from its file's name, which an archivist chose.
"""

from __future__ import annotations

from gazette.records.model import Directive
from gazette.text.fold import slug
from gazette.vocabulary.office import UNKNOWN


def file_name(directive: Directive) -> tuple[str, bool]:
    """Return what a file name begins with, and whether words follow that an archivist chooses.

    `2021-08-10-358-cv-hu`; a report `2021-11-30-tin-` and words.
    """
    number = _number(directive)
    prefix = "tin-" if directive.is_report else "khong-so-"
    return f"{_date(directive)}-{number or prefix}", number is None


def page_address(directive: Directive, stem: str) -> str:
    """Return the address of a page, given the name of its file without ending."""
    tail = stem.removeprefix(f"{_date(directive)}-")
    name = _number(directive) or tail
    if directive.is_report:
        name = f"tin-{_date(directive)}-{tail.removeprefix('tin-')}"
    year = (directive.date.year if directive.date else None) or UNKNOWN
    return "/".join((*directive.office.folder, year, f"{name}.html"))


def with_month(address: str, directive: Directive) -> str:
    """Return the address of the second document with one number and year."""
    month = directive.date.month if directive.date else None
    return f"{address.removesuffix('.html')}-{month or UNKNOWN}.html"


def _date(directive: Directive) -> str:
    return (directive.date.plain if directive.date else None) or UNKNOWN


def _number(directive: Directive) -> str | None:
    """Return `358-cv-hu`; an issuer other than a Party committee adds its key.

    Numbers run per body, and only a committee is known by its place alone.
    """
    if not directive.number or directive.is_report:
        return None
    issuer = directive.office.body
    suffix = "" if not issuer or issuer.committee else f"-{issuer.key}"
    return slug(directive.number.text) + suffix
