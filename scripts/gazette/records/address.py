"""The name of a record's file, and the address of its page on the site.

In: a directive, or its office, date and number. Out: file names and addresses, made from the front
matter alone. Only a document without a number also takes words from its file's name, which an
archivist chose. An address is `vinh-phuc/song-lo/2021/358-cv-hu.html`: folder, year, name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.records.model import Directive
from gazette.text.edtf import Edtf
from gazette.text.fold import slug
from gazette.vocabulary.office import UNKNOWN, Office

# The pages of lists are named `index` and `trang-2`.
_ADDRESS = re.compile(
    r"(?P<folder>[a-z0-9-]+(?:/[a-z0-9-]+)?)/(?P<year>[a-z0-9-]+)/"
    r"(?P<name>(?!index|trang-\d)[a-z0-9-]+)\.html"
)
_REPORT = re.compile(r"tin-(?P<date>[0-9-]{4,10}|khong-ro)-(?P<tail>.+)")
_MONTH = re.compile(r"-(?:\d\d|khong-ro)$")


@dataclass(frozen=True)
class AddressParts:
    """The parts of a page's address."""

    folder: str
    year: str
    name: str

    def fits(self, stem: str) -> bool:
        """Tell whether it can be the address of a record, given the name of its file."""
        if report := _REPORT.fullmatch(self.name):
            return stem == f"{report['date']}-tin-{report['tail']}"
        # A file's name gives no year if the date is known in part: "[2021-05-06..2021-06-01]".
        is_of_year = stem.startswith((self.year, UNKNOWN))
        return is_of_year and stem.endswith((f"-{self.name}", f"-{_MONTH.sub('', self.name)}"))


def parse_address(address: str) -> AddressParts | None:
    """Return the parts of the address of a record's page, or None if it is of another form."""
    found = _ADDRESS.fullmatch(address)
    return AddressParts(**found.groupdict()) if found else None


def file_name(directive: Directive) -> tuple[str, bool]:
    """Return what a file name begins with, and whether words follow that an archivist chooses.

    `2021-08-10-358-cv-hu`; a report `2021-11-30-tin-` and words.
    """
    number = _number(directive)
    prefix = "tin-" if directive.is_report else "khong-so-"
    return dated_name(directive.date, number or prefix), number is None


def page_address(directive: Directive, stem: str) -> str:
    """Return the address of a page, given the name of its file without ending."""
    tail = stem.removeprefix(dated_name(directive.date, ""))
    name = _number(directive) or tail
    if directive.is_report:
        name = f"tin-{dated_name(directive.date, tail.removeprefix('tin-'))}"
    return address_of(directive.office, directive.date, name)


def with_month(address: str, directive: Directive) -> str:
    """Return the address of the second document with one number and year."""
    month = directive.date.month if directive.date else None
    return f"{address.removesuffix('.html')}-{month or UNKNOWN}.html"


def address_of(office: Office, date: Edtf | None, name: str) -> str:
    """Return the address of the page of a document of an office."""
    year = (date.year if date else None) or UNKNOWN
    return "/".join((*office.folder, year, f"{name}.html"))


def dated_name(date: Edtf | None, name: str) -> str:
    """Return a name after its date, as in names of files: `2021-08-10-358-cv-hu`."""
    return f"{(date.plain if date else None) or UNKNOWN}-{name}"


def numbered_name(number: str, office: Office) -> str:
    """Return `358-cv-hu`; an issuer other than a Party committee adds its key.

    Numbers run per body, and only a committee is known by its place alone.
    """
    issuer = office.body
    suffix = "" if not issuer or issuer.committee else f"-{issuer.key}"
    return slug(number) + suffix


def _number(directive: Directive) -> str | None:
    if not directive.number or directive.is_report:
        return None
    return numbered_name(directive.number.text, directive.office)
