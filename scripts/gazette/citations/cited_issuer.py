"""Who issued a cited document, as far as known from text and letter.

In: a citation's words and number, and the context of its letter. Out: a `CitedIssuer` with its
place: "Ủy ban nhân dân tỉnh" in a letter of Sông Lô is that of Vĩnh Phúc. A standing board counts
as its committee. A symbol alone names a body only if it can mean just one around the letter; that
is inferred. If symbol and words name different bodies, the symbol is right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from gazette.citations.model import Citation, CitedIssuer, Context, Reason
from gazette.citations.named_issuer import named_issuer
from gazette.text.fold import fold, slug
from gazette.text.tones import tone_key
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.issuers import bodies_with_symbol, names_of, spelled_out
from gazette.vocabulary.number import Number
from gazette.vocabulary.office import Office, root_office

TOGETHER = "lien-tich"
"""Stands for the issuers of a joint document; its number tells them: TTLT-BYT-BTC."""
_BESIDE = re.compile(r",| (?:-|&|và|cùng|với) ")


def issuer_of(office: Office, address: str) -> CitedIssuer:
    """Return the issuer of a held letter."""
    root = root_office(office.key, office.province, office.district)
    return _within(CitedIssuer(root), address)


def _within(issuer: CitedIssuer, address: str) -> CitedIssuer:
    """Return the issuer; if its place is unknown, as one of this letter only."""
    return issuer if issuer.office.is_placed else replace(issuer, within=address)


def cited_issuer(citation: Citation, context: Context) -> CitedIssuer:
    """Return the issuer of a cited document; an unknown one is around the letter's place.

    A misprinted number tells nothing about its issuer: "398-TB/HU" where TU would be right.
    """
    named, number = citation.issuer, citation.number
    has_slip = any(fold(number.text) in fold("".join(slip.split())) for slip in context.slips)
    if named and citation.is_joint:
        issuer = _together(named, context)
    elif named and not has_slip and _contradicts(named, number.body):
        issuer = _by_symbol_against(named, number, context)
    elif named:
        issuer = named_issuer(named, context)
    elif has_slip:
        issuer = CitedIssuer()
    else:
        issuer = _by_symbol(number, context)
    if issuer.is_known:
        return _within(issuer, context.address)
    own = context.office
    place = Office(province=own.province, district=own.district)
    return replace(issuer, office=place, within=issuer_of(own, context.address).within)


def _together(names: str, context: Context) -> CitedIssuer:
    """Return the issuers of a joint document as one, at the place of the first."""
    first = _BESIDE.split(names)[0].removeprefix("liên ")
    issuer = named_issuer(first, context)
    return replace(issuer, office=replace(issuer.office, key=None, unlisted=TOGETHER))


# ---------- by the symbol of the number ----------


def _by_symbol(number: Number, context: Context) -> CitedIssuer:
    """Infer the one body around the letter that a symbol stands for; none if it can be several."""
    symbol, bodies = number.body, _bodies_near(number.body, context)
    if symbol.upper() == "TU" and "thành phố" in context.unit_types("district"):
        bodies = []  # the symbol of its Thành ủy as well as of the Tỉnh ủy
    return _only(bodies, symbol, context)


def _by_symbol_against(name: str, number: Number, context: Context) -> CitedIssuer:
    """Return the issuer that the symbol names although the text names another, and the reason."""
    named = named_issuer(name, context).office
    issuer = _beside(name, named, number, context) if named.is_placed else CitedIssuer()
    values = {"named": name, "symbol": number.body, "issuer": issuer.office.name}
    reason = Reason("other_symbol" if issuer.is_known else "contradicted", values)
    return replace(issuer, reasons=(reason,), contradicted=True)


def _beside(name: str, named: Office, number: Number, context: Context) -> CitedIssuer:
    """Infer the body that a symbol stands for, at the place and level of the body named.

    Of several it is the office of the body named: VPUBND with "Chủ tịch UBND tỉnh".
    """
    own = (context.office.province, context.office.district if named.district else None)
    if named.level != "centre" and (named.province, named.district) != own:
        place = Office(province=named.province, district=named.district)
        context = replace(context, office=place)
    bodies = _bodies_near(number.body, context)
    if len(bodies) > 1:
        spelled = spelled_out(name).name
        bodies = [body for body in bodies if f"{spelled} ".startswith(_served_by(body))]
    return _only([body for body in bodies if body.level == named.level], number.body, context)


def _served_by(body: Body) -> str:
    """Return the name of the body that an office serves, as in "ủy ban nhân dân tỉnh "."""
    return f"{tone_key(body.name).removeprefix('văn phòng ')} "


def _only(bodies: list[Body], symbol: str, context: Context) -> CitedIssuer:
    office = _office(bodies[0], context.office) if len(bodies) == 1 else Office()
    if not office.is_placed:
        return CitedIssuer()
    reason = Reason("symbol", {"issuer": office.name, "symbol": symbol})
    return CitedIssuer(office, reasons=(reason,))


@lru_cache(1 << 14)
def _contradicts(issuer: str, symbol: str) -> bool:
    """Tell whether the symbol in a number names other bodies than the text.

    An unknown symbol, or one of communes only, contradicts nothing.
    """
    bodies = bodies_with_symbol(symbol)
    if not any(body.issues for body in bodies):
        return False
    name = spelled_out(issuer).name
    return not any(_is_of(name, body, symbol) for body in bodies)


def _is_of(name: str, body: Body, symbol: str) -> bool:
    """Tell whether a name can be that of a body with this symbol, in any place."""
    pairs = [(f"{name} ", f"{own} ") for own in names_of(body)]
    return any(one.startswith(other) or other.startswith(one) for one, other in pairs) or _begins(
        symbol, name
    )


def _begins(symbol: str, name: str) -> bool:
    """Tell whether the named body's symbol begins with this one, as BCĐQG begins with BCĐ."""
    return any(
        fold(own).startswith(fold(symbol))
        for body in vocabulary().bodies.values()
        if name in (tone_key(body.name), spelled_out(body.name).name)
        for own in body.symbols
    )


def _office(body: Body, own: Office) -> Office:
    if body.key:
        return root_office(body.key, own.province, own.district)
    district = own.district if body.level == "district" else None
    return Office(None, own.province, district, body.level, slug(body.name), body.name)


def _bodies_near(symbol: str, context: Context) -> list[Body]:
    return [body for body in bodies_with_symbol(symbol) if _is_near(body, context)]


def _is_near(body: Body, context: Context) -> bool:
    """Tell whether a body belongs to the letter's place or above, by the type of its unit."""
    if body.level not in ("province", "district"):
        return True  # at the centre; or a commune's, which makes the symbol ambiguous
    types = context.unit_types(body.level)
    return bool(types) and body.unit in (None, *types)
