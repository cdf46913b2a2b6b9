"""Which body wrote a letter, by its letterhead or else by the symbol in its number.

In: the pieces of a letter, its number and who speaks. Out: an `Author`: the bodies it can be, and
the places that the letterhead names. Party and State are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.letters.fields.lines import Line, joined, lines_of
from gazette.letters.fields.mentions import Mention, mentions
from gazette.letters.fields.own_number import OwnNumber
from gazette.letters.model import LetterParts, Role
from gazette.vocabulary import Body, vocabulary
from gazette.vocabulary.issuers import (
    bodies_leading,
    bodies_with_symbol,
    leading_place,
    spelled_out,
    unit_types,
)
from gazette.vocabulary.office import Office


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
        """The level of all the bodies that it can be."""
        levels = {body.level for body in self.bodies}
        return levels.pop() if len(levels) == 1 else None

    @property
    def unit(self) -> str | None:
        """The type of its unit, if all the bodies that it can be have that."""
        units = {body.unit for body in self.bodies}
        return units.pop() if len(units) == 1 else None


def author_of(parts: LetterParts, own: OwnNumber, speaker: Line | None) -> Author:
    """Return the author of a letter."""
    if parts.completeness == "report":
        return Author(_spoken_for(speaker))
    named = named_author(parts, "issuer", "superior")
    if named.is_named:
        return named
    symbol = own.symbols.body if own.symbols else ""
    bodies = tuple(body for body in bodies_with_symbol(symbol) if body.issues and body.key)
    bodies = tuple(body for body in bodies if _is_of_branch(body, parts))
    spoken = _spoken_for(speaker)
    both = tuple(body for body in bodies if body in spoken)
    return Author(both or bodies, (), None, named.superior, named.above)


def named_author(parts: LetterParts, issuer: Role, superior: Role) -> Author:
    """Return the author that a letterhead names."""
    line, above = joined(lines_of(parts, issuer)), joined(lines_of(parts, superior))
    higher = tuple(mentions(above.text)) if above else ()
    if line is None:
        return Author((), (), None, above, higher)
    for name in _readings(line.text, above.text if above else "", higher):
        keys, rest = bodies_leading(spelled_out(name).name)
        bodies = tuple(_roots(keys, parts))
        if bodies:
            places = _places(bodies, rest)
            suiting = tuple(body for body in bodies if _is_at_any(body, places)) or bodies
            return Author(suiting, places, line, above, higher, bool(rest) and not places)
    return Author((), (), line, above, higher)


def _readings(issuer: str, superior: str, above: tuple[Mention, ...]) -> Iterator[str]:
    """Yield what an issuer's line can mean with the line above it.

    An office stands under its committee ("HUYỆN ỦY SÔNG LÔ", "VĂN PHÒNG"), and the name of a
    body may run over both lines ("ỦY BAN NHÂN DÂN", "HUYỆN LỤC NGẠN").
    """
    if issuer.lower().startswith(unit_types()):
        yield f"{superior} {issuer}"
    yield issuer
    for one in above:
        yield f"{issuer} {superior[one.start :]}"
        yield f"{issuer} {one.unit} {superior[one.start : one.end].split(' ', 2)[-1]}"


def _roots(keys: tuple[str, ...], parts: LetterParts) -> Iterator[Body]:
    words = vocabulary()
    for body in dict.fromkeys(words.root_of(words.bodies[key]) for key in keys):
        if _is_of_branch(body, parts):
            yield body


def _is_of_branch(body: Body, parts: LetterParts) -> bool:
    """Tell whether a letter of this form can be of a body: Party letters are of no State body."""
    other = {"party": "state", "state": "party"}.get(parts.branch or "")
    return body.branch != other


def _places(bodies: tuple[Body, ...], rest: str) -> tuple[Office, ...]:
    """Return the places that the words after a body's name begin with."""
    words = rest
    for unit in unit_types():
        bare = words.removeprefix(f"{unit} ")
        words = words if bare.isdigit() else bare
    unit = bodies[0].unit or ""
    found, after = leading_place(f"{unit} {words}" if words.isdigit() else words)
    after = after.lstrip("-,( ")
    return found if not after or after.startswith(unit_types()) else ()


def _is_at_any(body: Body, places: tuple[Office, ...]) -> bool:
    """Tell whether a body can be at one of the places: the Thành ủy of Hà Giang is of a city."""
    return any(
        place.level == body.level and body.unit in (None, *place.unit_types) for place in places
    )


def _spoken_for(speaker: Line | None) -> tuple[Body, ...]:
    """Return the bodies for which who speaks does so: "Bí thư Huyện ủy", "Thường trực Thị ủy"."""
    if speaker is None:
        return ()
    words = vocabulary()
    name = spelled_out(speaker.text.rpartition("-")[2].rpartition(", ")[2]).name
    keys, _ = bodies_leading(name)
    return tuple(dict.fromkeys(words.root_of(words.bodies[key]) for key in keys))
