"""Which body wrote a letter, by its letterhead or else by the symbol in its number.

In: the pieces of a letter and its number. Out: an `Author`: the bodies it can be, and the places
that the letterhead names. Party and State are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gazette.letters.fields.lines import Line, joined, lines_of
from gazette.letters.fields.mentions import Mention, mentions
from gazette.letters.fields.own_number import OwnNumber
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts, Role
from gazette.records.check.evidence import is_named
from gazette.text.tones import tone_key
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.damaged import as_meant
from gazette.vocabulary.issuers import (
    bodies_leading,
    bodies_with_symbol,
    leading_place,
    spelled_out,
    unit_types,
)
from gazette.vocabulary.office import Office

_OF_CITIES_TOO = "TU"
"""The symbol of a province's committee, which committees of its cities use as well."""


_TOWN = "thị trấn"


@dataclass(frozen=True)
class Author:
    bodies: tuple[Body, ...] = ()
    """The bodies that it can be, never a standing board."""
    places: tuple[Office, ...] = ()
    """Those that its name can mean; empty if it names none."""
    line: Line | None = None
    """The letterhead's name of it; None if there is none."""
    superior: Line | None = None
    above: tuple[Mention, ...] = ()
    """The places that the body above it names."""
    has_other_place: bool = False
    """Whether its name has words for a place that the vocabulary lacks."""

    @property
    def is_named(self) -> bool:
        return self.line is not None

    @property
    def level(self) -> str | None:
        """The level of all the bodies that it can be, or else of the places."""
        levels = {one.level for one in self.bodies or self.places}
        return levels.pop() if len(levels) == 1 else None

    @property
    def unit(self) -> str | None:
        """The type of its unit, if all the bodies that it can be have that."""
        units = {body.unit for body in self.bodies}
        return units.pop() if len(units) == 1 else None


def author_of(parts: LetterParts, own: OwnNumber) -> Author:
    """Return the author of a letter, by letterhead or number."""
    named = named_author(parts, "issuer", "superior")
    if named.is_named:
        return named
    symbol = own.symbols.body if own.symbols else ""
    bodies = tuple(body for body in bodies_with_symbol(symbol) if _may_be_meant(body))
    if symbol.upper() == _OF_CITIES_TOO:
        bodies = (*bodies, vocabulary().bodies["thanh-uy-thanh-pho-thuoc-tinh"])
    return replace(named, bodies=tuple(body for body in bodies if _is_of_branch(body, parts)))


def _may_be_meant(body: Body) -> bool:
    """Tell whether a symbol alone may mean a body: TW is that of boards of the centre too."""
    return body.issues and bool(body.key) and not (body.level == "centre" and _has_boards(body))


def _has_boards(body: Body) -> bool:
    return any(one.organ_of == body.key for one in vocabulary().bodies.values())


def known_by(author: Author, spoken: tuple[Body, ...]) -> Author:
    """Return an author that no letterhead names as one of the bodies that are spoken for."""
    if author.is_named:
        return author
    both = tuple(body for body in author.bodies if body in spoken)
    return replace(author, bodies=both or author.bodies or spoken)


def named_author(parts: LetterParts, issuer: Role, superior: Role) -> Author:
    """Return the author that a letterhead names."""
    line, above = joined(lines_of(parts, issuer)), joined(lines_of(parts, superior))
    higher = _places_above(above) if above else ()
    if line is None:
        return Author((), (), None, above, higher)
    own, over = as_meant(line.plain), above.plain if above else ""
    for name in _readings(own, over, higher):
        keys, rest = bodies_leading(spelled_out(name).name)
        bodies = tuple(_bodies(keys, name, parts))
        if bodies and not (rest and bodies[0].level == "centre"):
            places = _places(bodies, rest)
            suiting = tuple(body for body in bodies if _is_at_any(body, places)) or bodies
            if above and name == _over_both(own, over):
                line, above, higher = joined([above, line]) or line, None, ()
            return Author(suiting, places, line, above, higher, bool(rest) and not places)
    places = tuple(place for one in mentions(line.plain) for place in one.places)
    return Author((), places, line, above, higher)


def _places_above(line: Line) -> tuple[Mention, ...]:
    """Return the places that the line above names, as "SỞ Y TẾ NGHỆ AN" does without a type."""
    named = tuple(mentions(line.plain))
    if named:
        return named
    keys, rest = bodies_leading(spelled_out(line.plain).name)
    bodies = [vocabulary().bodies[key] for key in keys]
    places, after = leading_place(rest)
    found = [one for one in places if not after and any(_is_at_any(b, [one]) for b in bodies)]
    units = [place.undated_unit for place in found]
    if len(found) != 1 or not units[0]:
        return ()
    return (Mention(units[0].type, tuple(found), 0, len(line.text), by_committee=False),)


def _readings(issuer: str, superior: str, above: tuple[Mention, ...]) -> Iterator[str]:
    """Yield what an issuer's line can mean with the line above it.

    An office stands under its committee ("HUYỆN ỦY SÔNG LÔ", "VĂN PHÒNG"), and the name of a
    body may run over both lines ("ỦY BAN NHÂN DÂN", "HUYỆN LỤC NGẠN").
    """
    if pattern("board").fullmatch(tone_key(issuer)):
        yield superior
    yield issuer
    if issuer.lower().startswith(unit_types()):
        yield _over_both(issuer, superior)
    for one in above:
        yield f"{issuer} {superior[one.start :]}"
        if one.by_committee:  # "BAN CHỈ ĐẠO" under "HUYỆN ỦY LỤC NGẠN"
            yield f"{issuer} {one.unit} {superior[one.start : one.end].split(' ', 2)[-1]}"


def _over_both(issuer: str, superior: str) -> str:
    return f"{superior} {issuer}"


def _bodies(keys: tuple[str, ...], name: str, parts: LetterParts) -> Iterator[Body]:
    """Yield the bodies that a name means: of a standing board its committee, if it names that."""
    words = vocabulary()
    for body in dict.fromkeys(_root(words.bodies[key], name) for key in keys):
        if _is_of_branch(body, parts):
            yield body


def _root(body: Body, name: str) -> Body:
    root = vocabulary().root_of(body)
    return root if is_named(root.name, name) or not is_named(body.name, name) else body


def _is_of_branch(body: Body, parts: LetterParts) -> bool:
    """Tell whether a letter of this form can be of a body: Party letters are of no State body."""
    other = {"party": "state", "state": "party"}.get(parts.branch or "")
    return body.branch != other


def is_of_other_branch(parts: LetterParts) -> bool:
    """Tell whether the letterhead names a body that no letter of this form is of."""
    line = joined(lines_of(parts, "issuer"))
    keys, _ = bodies_leading(spelled_out(line.plain).name) if line else ((), "")
    bodies = [vocabulary().bodies[key] for key in keys]
    return bool(bodies) and not any(_is_of_branch(body, parts) for body in bodies)


def _places(bodies: tuple[Body, ...], rest: str) -> tuple[Office, ...]:
    """Return the places that the words after a body's name begin with.

    A commune may be called as a district elsewhere is; a town is called as its own district.
    """
    if bodies[0].level == "commune" and not bodies[0].name.endswith(_TOWN):
        return ()
    words = rest
    for unit in unit_types():
        bare = words.removeprefix(f"{unit} ")
        words = words if bare.isdigit() else bare
    unit = bodies[0].unit or ""
    found, after = leading_place(f"{unit} {words}" if words.isdigit() else words)
    after = after.lstrip("-,( ").removeprefix("ban thường trực")
    return found if not after or after.startswith(unit_types()) else ()


def _is_at_any(body: Body, places: Iterable[Office]) -> bool:
    """Tell whether a body can be at one of the places: the Thành ủy of Hà Giang is of a city."""
    return any(
        place.level == body.level and body.unit in (None, *place.unit_types) for place in places
    )
