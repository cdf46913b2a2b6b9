"""The names of a record's file and of its page on the site.

In: a directive. Out: parts of paths and addresses, made from the front matter alone. Only a
document without a number also takes words from its file's name, which an archivist chose.
"""

from __future__ import annotations

from gazette.records.model import Directive
from gazette.text.fold import slug
from gazette.vocabulary.office import UNKNOWN


def date_part(directive: Directive) -> str:
    """Return the `YYYY[-MM[-DD]]` that a file name begins with, or `khong-ro`."""
    date = directive.date
    return date.plain if date and date.plain else UNKNOWN


def year_part(directive: Directive) -> str:
    """Return the folder of the year in a page's address, or `khong-ro`."""
    return (directive.date.year if directive.date else None) or UNKNOWN


def number_part(directive: Directive) -> str | None:
    """Return what follows the date in a file name, or None if the archivist chooses words.

    `358-cv-hu`; an issuer other than a Party committee adds its key, since numbers run per body.
    """
    if not directive.number or directive.is_report:
        return None
    issuer = directive.office.body
    suffix = "" if not issuer or issuer.committee else f"-{issuer.key}"
    return slug(directive.number.text) + suffix


def words_prefix(directive: Directive) -> str:
    """Return the prefix of the chosen words in the file name of a document without a number."""
    return "tin-" if directive.is_report else "khong-so-"


def page_name(directive: Directive, stem: str) -> str:
    """Return the name of a directive's page, without folder or ending, given its file's stem."""
    tail = stem.removeprefix(f"{date_part(directive)}-")
    if not directive.is_report:
        return number_part(directive) or tail
    return f"tin-{date_part(directive)}-{tail.removeprefix('tin-')}"
