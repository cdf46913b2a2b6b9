"""Which body of which place issued a cited document, as far as text and letter tell it.

In: a citation's words, and the context of the letter that they stand in. Out: a `CitedIssuer`: the
body itself, never its standing board, with its place. "Ủy ban nhân dân tỉnh" in a letter of Sông Lô
is that of Vĩnh Phúc. A symbol alone names a body only where it can mean just one around the letter,
and that is marked as inferred. Where symbol and words name different bodies, the symbol is right.
"""

from __future__ import annotations

from dataclasses import replace

from gazette.citations.context import CitedIssuer, Context, root_office
from gazette.citations.issuers_by_name import named_issuer
from gazette.citations.issuers_by_symbol import (
    contradicts,
    issuer_against,
    issuer_by_symbol,
)
from gazette.citations.model import Reason
from gazette.text.fold import fold
from gazette.vocabulary.number import Number
from gazette.vocabulary.office import Office


def issuer_of(office: Office, address: str) -> CitedIssuer:
    """Return who issued a letter that is held."""
    root = root_office(office.key, office.province, office.district)
    return _kept_apart(CitedIssuer(root), address)


def _kept_apart(issuer: CitedIssuer, address: str) -> CitedIssuer:
    return issuer if issuer.office.is_placed else replace(issuer, within=address)


def cited_issuer(named: str | None, number: Number, context: Context) -> CitedIssuer:
    """Return who issued a cited document.

    A misprinted number tells nothing of its issuer: "398-TB/HU", where TU would be expected.
    """
    has_slip = any(fold(number.text) in fold("".join(slip.split())) for slip in context.slips)
    if named and not has_slip and contradicts(named, number):
        issuer = _by_symbol_against(named, number, context)
    elif named:
        issuer = named_issuer(named, context)
    elif has_slip:
        issuer = CitedIssuer()
    else:
        issuer = issuer_by_symbol(number, context)
    return _kept_apart(issuer, context.address) if issuer.is_known else issuer


def _by_symbol_against(named: str, number: Number, context: Context) -> CitedIssuer:
    """Return whom the symbol names, of the named body's own level; else nobody, and why."""
    issuer = issuer_against(named, named_issuer(named, context).office, number, context)
    values = {"named": named, "symbol": number.body, "issuer": issuer.office.name}
    reason = Reason("other_symbol" if issuer.is_known else "contradicted", values)
    return replace(issuer, reasons=(reason,), contradicted=True)


def unknown_issuer(context: Context) -> CitedIssuer:
    """Return an issuer that nothing names: unknown, and of the letter's place."""
    own = context.office
    place = Office(province=own.province, district=own.district)
    return CitedIssuer(place, issuer_of(own, context.address).within)
