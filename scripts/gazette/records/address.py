"""Where a record stands: its file below `directives/`, and its page on the site.

In: a directive. Out: path parts and addresses. Both are made from the front matter alone, save the
words that tell apart what has no number; those come from the file's name, which an archivist chose.
"""

from __future__ import annotations

from typing import Protocol

from gazette.records.model import Directive
from gazette.text.fold import slug
from gazette.vocabulary import vocabulary

UNKNOWN = "khong-ro"
PROVINCIAL = "cap-tinh"
CENTRAL = "trung-uong"


class Placed(Protocol):
    """What has an issuer and its place: a record, or a document known by citations."""

    @property
    def issuer(self) -> str | None: ...

    @property
    def province(self) -> str | None: ...

    @property
    def district(self) -> str | None: ...


def folder_of(directive: Placed) -> tuple[str, ...]:
    """Return the folder of a record and of its page: province and district of its issuer.

    Bodies above the district stand under `<province>/cap-tinh` and `trung-uong`.
    """
    issuer = vocabulary().bodies.get(directive.issuer or "")
    level = issuer.level if issuer else "district"
    if level == "centre":
        return (CENTRAL,)
    below = PROVINCIAL if level == "province" else directive.district or UNKNOWN
    return directive.province or UNKNOWN, below


def above_district(directive: Placed) -> bool:
    """Tell whether a directive comes from a province or the centre."""
    return folder_of(directive)[-1] in (PROVINCIAL, CENTRAL)


def date_part(directive: Directive) -> str:
    """Return the `YYYY[-MM[-DD]]` that a file name begins with, or `khong-ro`."""
    date = directive.date
    return date.plain if date and date.plain else UNKNOWN


def number_part(directive: Directive) -> str | None:
    """Return what follows the date in a file name, or None where the archivist chooses words.

    `358-cv-hu`; an issuer other than a Party committee adds its key, since numbers run per body.
    """
    if not directive.number or directive.is_report:
        return None
    issuer = vocabulary().bodies.get(directive.issuer or "")
    return slug(directive.number.text) + (
        "" if not issuer or issuer.committee else f"-{issuer.key}"
    )


def words_prefix(directive: Directive) -> str:
    """Return what the chosen words of a file name begin with, where there is no number."""
    return "tin-" if directive.is_report else "khong-so-"


def page_name(directive: Directive, stem: str) -> str:
    """Return the name of a directive's page, without folder or ending, given its file's stem."""
    tail = stem.removeprefix(f"{date_part(directive)}-")
    if not directive.is_report:
        return number_part(directive) or tail
    return f"tin-{date_part(directive)}-{tail.removeprefix('tin-')}"


def year_part(directive: Directive) -> str:
    """Return the folder of the year in a page's address, or `khong-ro`."""
    return (directive.date.year if directive.date else None) or UNKNOWN
