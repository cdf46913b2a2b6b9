"""The superior and the issuer among the names of bodies in a letterhead.

In: what was read of a letterhead, each name of a body as that of an issuer. Out: its pieces. The
last name is the issuer's; a name may go on over several lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from gazette.letters.model import Piece, Role
from gazette.letters.segment.head_roles import is_body_name
from gazette.letters.segment.keys import key_of
from gazette.letters.segment.lines import Line
from gazette.letters.segment.reading import Read, Reading
from gazette.vocabulary import vocabulary


def name_roles(reading: Reading) -> Iterator[Piece]:
    """Yield the pieces of a letterhead."""
    roles: dict[Read, Piece] = {}
    for issuer, superior in (("issuer", "superior"), ("second-issuer", "second-superior")):
        cells = [read for read in reading.cells if read.role == issuer]
        roles |= _named(cells, issuer, superior)  # type: ignore[arg-type]
    return (roles.get(read, read.piece) for read in reading.cells)


def _named(cells: Sequence[Read], issuer: Role, superior: Role) -> dict[Read, Piece]:
    """Return the pieces of the names of one letterhead."""
    names: list[list[Read]] = []
    for read in cells:
        if names and not is_body_name(read.cell) and not _is_whole(names[-1], read):
            names[-1].append(read)
        else:
            names.append([read])
    pieces: dict[Read, Piece] = {}
    for i, name in enumerate(names):
        is_last = i == len(names) - 1
        is_party_branch = len(names) == 1 and name[0].cell.has("superior-lead")
        role = issuer if is_last and not is_party_branch else superior
        for k, read in enumerate(name):
            goes_on = k > 0 or (role == superior and i > 0)
            pieces[read] = Piece(role, read.cell.span, goes_on)
    return pieces


def _is_whole(name: Sequence[Read], below: Read) -> bool:
    """Tell whether a name ends with its place, so that another body stands below it."""
    words = " ".join(read.cell.words for read in name)
    committee = Line(words, 0)
    if not committee.has("committee-lead"):
        return False
    place = words[committee.length_of("committee-lead") :].strip()
    return place in _places() and f"{place} {below.cell.words}" not in _places()


@cache
def _places() -> frozenset[str]:
    """Return the names of all provinces and districts as keys have them."""
    words = vocabulary()
    units = (*words.districts.values(), *words.provinces.values())
    return frozenset(key_of(unit.name) for unit in units)
