"""The body that a number's symbol stands for: `HU` of 398-TB/HU, `VPCP` of 235/TB-VPCP.

In: a number and the letter that cites it. Out: a `Seat`, inferred, where one body alone of the
letter's own line can be meant; and whether a symbol and a named issuer contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from gazette.citations.model import Reason
from gazette.citations.seat import Seat, body_name, own_types, root_of, seat_at, suits
from gazette.citations.seats_by_name import spelt_out
from gazette.records.model import Directive
from gazette.text.fold import fold, slug
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.issuers import NamedSymbol, issuer_words
from gazette.vocabulary.number import Number


@dataclass(frozen=True)
class Owner:
    """A body that a symbol can stand for; `key` None where bodies.yml lacks it."""

    key: str | None
    name: str
    level: str | None
    row: NamedSymbol | None = None


def seat_by_symbol(number: Number, directive: Directive) -> Seat:
    """Infer the body of the letter's own line that a symbol stands for; none where two can."""
    symbol = number.body
    owners = [owner for owner in _owners(symbol) if _is_near(owner, directive)]
    if symbol.upper() == "TU" and "thành phố" in own_types(directive, "district"):
        owners = []  # its own Thành ủy's symbol as well as the Tỉnh ủy's
    return _only(owners, symbol, directive)


def seat_against(issuer: str, named: Seat, number: Number, directive: Directive) -> Seat:
    """Infer the body that a symbol stands for where the text names another, of the same level.

    It is of the named one's place; of several it is the named one's own: VPUBND of the "Chủ tịch
    UBND tỉnh".
    """
    if not named.is_placed:
        return Seat(None, None, None)
    own = (directive.province, directive.district if named.district else None)
    if named.level != "centre" and (named.province, named.district) != own:
        changes = {"province": named.province, "district": named.district, "issuer": None}
        directive = directive.model_copy(update=changes)
    symbol = number.body
    owners = [owner for owner in _owners(symbol) if _is_near(owner, directive)]
    if len(owners) > 1:
        name = spelt_out(issuer).name
        owners = [owner for owner in owners if f" {name} ".startswith(_own_of(owner))]
    return _only([owner for owner in owners if owner.level == named.level], symbol, directive)


def _own_of(owner: Owner) -> str:
    """Return the name of the body whose office an owner is: " ủy ban nhân dân tỉnh "."""
    return f" {tone_key(owner.name).removeprefix('văn phòng ')} "


def _only(owners: list[Owner], symbol: str, directive: Directive) -> Seat:
    if len(owners) != 1:
        return Seat(None, None, None)
    seat = _seat(owners[0], directive)
    if not seat.is_placed:
        return Seat(None, None, None)
    reason = Reason("symbol", {"issuer": body_name(seat), "symbol": symbol})
    return replace(seat, reasons=(reason,))


def contradicts(issuer: str, number: Number) -> bool:
    """Tell whether the symbol of a number names other bodies than the text does.

    A symbol of communes alone, or of nobody known, contradicts nothing.
    """
    owners = _owners(number.body)
    if not any(owner.level in ("centre", "province", "district") for owner in owners):
        return False
    name = spelt_out(issuer).name
    return not any(_is_of(name, owner, number.body) for owner in owners)


def _is_of(name: str, owner: Owner, symbol: str) -> bool:
    """Tell whether a name can be of an owner of the symbol, whatever place it has."""
    names = {spelt_out(owner.name).name} | _other_names(owner.key)
    if any(name == own or name.startswith(f"{own} ") for own in names):
        return True
    return any(own.startswith(f"{name} ") for own in names) or _begins(symbol, name)


def _begins(symbol: str, name: str) -> bool:
    """Tell whether the symbol is the beginning of the named body's own: BCĐ of BCĐQG."""
    return any(
        fold(own).startswith(fold(symbol))
        for body in vocabulary().bodies.values()
        if name == tone_key(body.name) or name == spelt_out(body.name).name
        for own in body.symbols
    )


@cache
def _other_names(key: str | None) -> frozenset[str]:
    """Return the names of a body's boards, and its other names."""
    boards = [body for body in vocabulary().bodies.values() if root_of(body).key == key]
    names = {spelt_out(body.name).name for body in boards}
    return frozenset(names | {name for name, keys in issuer_words().names.items() if key in keys})


@cache
def _by_symbols() -> Mapping[str, tuple[Owner, ...]]:
    """Return the bodies that a symbol can stand for, organs as what they are organs of."""
    found: dict[str, dict[Owner, None]] = {}
    for body in vocabulary().bodies.values():
        root = root_of(body)
        for symbol in body.symbols:
            owner = Owner(root.key, root.name, root.level)
            found.setdefault(fold(symbol), {})[owner] = None
    for row in issuer_words().symbols:
        owner = Owner(None, row.name, row.level, row)
        found.setdefault(fold(row.symbol), {})[owner] = None
    return {symbol: tuple(owners) for symbol, owners in found.items()}


def _owners(symbol: str) -> tuple[Owner, ...]:
    return _by_symbols().get(fold(symbol), ())


def _seat(owner: Owner, directive: Directive) -> Seat:
    if owner.key:
        return seat_at(owner.key, directive.province, directive.district)
    district = directive.district if owner.level == "district" else None
    return Seat(
        None,
        directive.province,
        district,
        slug(owner.name),
        owner.level,
        title=owner.name,
    )


def _is_near(owner: Owner, directive: Directive) -> bool:
    """Tell whether a body is of the letter's own place or above it, by the type of the units."""
    if owner.level not in ("province", "district"):
        return True  # the centre; and communes are many: one more that it can be
    types = own_types(directive, owner.level)
    if owner.row:
        return owner.row.unit in types
    return bool(types) and suits(vocabulary().bodies[owner.key or ""], types)
