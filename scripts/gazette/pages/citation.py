"""The citation to copy, in Vietnamese style: kind, number, day, issuer, place, subject.

A citation leaves the page without its table of attributes, so it says itself what is inferred.
"""

from __future__ import annotations

from gazette.pages.labels import label, labels
from gazette.pages.names import (
    dated,
    district_name,
    issuer_name,
    kind_name,
    place_of_issuer,
    province_name,
)
from gazette.records.model import Directive


def citation_of(directive: Directive) -> str:
    """Return the citation without the page's address."""
    return _of_report(directive) if directive.is_report else _of_letter(directive)


def _of_letter(directive: Directive) -> str:
    words, number = labels().citation, directive.number
    issuer = _marked(directive, "issuer", issuer_name(directive) or labels().fact.unknown)
    province = place_of_issuer(directive)
    place = f", {_marked(directive, 'province', province)}" if province else ""
    return label(
        "citation",
        "directive",
        kind=_marked(directive, "kind", kind_name(directive)),
        number=label("citation", "number", number=number) if number else words.no_number,
        date=_marked(directive, "issued", dated(directive.date)),
        issuer=f"{issuer}{place}",
        subject=directive.subject,
    )


def _of_report(directive: Directive) -> str:
    district = district_name(directive.province, directive.district)
    province = _marked(directive, "province", province_name(directive.province))
    return label(
        "citation",
        "report",
        byline=directive.byline or labels().citation.no_byline,
        subject=directive.subject,
        date=_marked(directive, "event", dated(directive.date)),
        place=f"{_marked(directive, 'district', district)}, {province}",
    )


def _marked(directive: Directive, field: str, name: str) -> str:
    """Say of an inferred value that it is one; of an unknown day there is nothing to say."""
    is_inferred = field in directive.inferred and name != labels().directive.undated
    return label("fact", "inferred_mark", name=name) if is_inferred else name
