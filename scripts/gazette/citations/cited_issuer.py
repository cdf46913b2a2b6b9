"""Which body of which place issued a cited document, as far as text and letter tell it.

In: a citation's words, and the context of the letter that they stand in. Out: a `CitedIssuer`: the
body itself, never its standing board, with its place. "Ủy ban nhân dân tỉnh" in a letter of Sông Lô
is that of Vĩnh Phúc. A symbol alone names a body only where it can mean just one around the letter,
and that is marked as inferred. Where symbol and words name different bodies, the symbol is right.
"""

from __future__ import annotations

from dataclasses import replace

from gazette.citations.context import CitedIssuer, Context, root_office
from gazette.citations.model import Reason
from gazette.citations.named_issuer import named_issuer
from gazette.text.fold import fold, slug
from gazette.text.tones import tone_key
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.issuers import bodies_with_symbol, names_of, spelled_out
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
    if named and not has_slip and _contradicts(named, number):
        issuer = _by_symbol_against(named, number, context)
    elif named:
        issuer = named_issuer(named, context)
    elif has_slip:
        issuer = CitedIssuer()
    else:
        issuer = _by_symbol(number, context)
    return _kept_apart(issuer, context.address) if issuer.is_known else issuer


def unknown_issuer(context: Context) -> CitedIssuer:
    """Return an issuer that nothing names: unknown, and of the letter's place."""
    own = context.office
    place = Office(province=own.province, district=own.district)
    return CitedIssuer(place, issuer_of(own, context.address).within)


# ---------- by the symbol of the number ----------


def _by_symbol_against(named: str, number: Number, context: Context) -> CitedIssuer:
    """Return whom the symbol names, of the named body's own level; else nobody, and why."""
    issuer = _against(named, named_issuer(named, context).office, number, context)
    values = {"named": named, "symbol": number.body, "issuer": issuer.office.name}
    reason = Reason("other_symbol" if issuer.is_known else "contradicted", values)
    return replace(issuer, reasons=(reason,), contradicted=True)


def _by_symbol(number: Number, context: Context) -> CitedIssuer:
    """Infer the body around the letter that a symbol stands for; none where it can be two."""
    symbol, bodies = number.body, _bodies_near(number.body, context)
    if symbol.upper() == "TU" and "thành phố" in context.unit_types("district"):
        bodies = []  # its own Thành ủy's symbol as well as the Tỉnh ủy's
    return _only(bodies, symbol, context)


def _against(name: str, named: Office, number: Number, context: Context) -> CitedIssuer:
    """Infer the body that a symbol stands for where the text names another, of the same level.

    It is of the named one's place; of several it is the named one's own: VPUBND of the "Chủ tịch
    UBND tỉnh".
    """
    if not named.is_placed:
        return CitedIssuer()
    own = (context.office.province, context.office.district if named.district else None)
    if named.level != "centre" and (named.province, named.district) != own:
        context = context.elsewhere(named)
    bodies = _bodies_near(number.body, context)
    if len(bodies) > 1:
        spelled = spelled_out(name).name
        bodies = [body for body in bodies if f" {spelled} ".startswith(_own_of(body))]
    return _only([body for body in bodies if body.level == named.level], number.body, context)


def _own_of(body: Body) -> str:
    """Return the name of the body whose office another one is: " ủy ban nhân dân tỉnh "."""
    return f" {tone_key(body.name).removeprefix('văn phòng ')} "


def _only(bodies: list[Body], symbol: str, context: Context) -> CitedIssuer:
    office = _office(bodies[0], context.office) if len(bodies) == 1 else Office()
    if not office.is_placed:
        return CitedIssuer()
    reason = Reason("symbol", {"issuer": office.name, "symbol": symbol})
    return CitedIssuer(office, reasons=(reason,))


def _contradicts(issuer: str, number: Number) -> bool:
    """Tell whether the symbol of a number names other bodies than the text does.

    A symbol of communes alone, or of nobody known, contradicts nothing.
    """
    bodies = bodies_with_symbol(number.body)
    if not any(body.level in ("centre", "province", "district") for body in bodies):
        return False
    name = spelled_out(issuer).name
    return not any(_is_of(name, body, number.body) for body in bodies)


def _is_of(name: str, body: Body, symbol: str) -> bool:
    """Tell whether a name can be that of a body with this symbol, whatever its place."""
    names = {spelled_out(body.name).name} | names_of(body.key)
    if any(name == own or name.startswith(f"{own} ") for own in names):
        return True
    return any(own.startswith(f"{name} ") for own in names) or _begins(symbol, name)


def _begins(symbol: str, name: str) -> bool:
    """Tell whether the symbol is the beginning of the named body's own: BCĐ of BCĐQG."""
    return any(
        fold(own).startswith(fold(symbol))
        for body in vocabulary().bodies.values()
        if name == tone_key(body.name) or name == spelled_out(body.name).name
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
    """Tell whether a body is of the letter's own place or above it, by the type of the units."""
    if body.level not in ("province", "district"):
        return True  # the centre; and communes are many: one more that it can be
    types = context.unit_types(body.level)
    return bool(types) and body.unit in (None, *types)
