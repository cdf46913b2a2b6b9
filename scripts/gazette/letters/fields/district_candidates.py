"""The districts that may be a letter's own, by the best evidence that names one.

In: the pieces of a letter, its author, dateline and date. Out: `Candidates`. The letterhead states
a district; else dateline, communes or the body allow to infer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazette.letters.fields.author import Author
from gazette.letters.fields.lines import Line
from gazette.letters.fields.mentions import alive
from gazette.letters.fields.own_date import Dateline
from gazette.letters.fields.place_evidence import (
    Clue,
    clue_of_body,
    clue_of_communes,
    clue_of_copies,
    districts_of_town,
)
from gazette.letters.fields.reasons import reason
from gazette.letters.model import LetterParts, Span
from gazette.text.edtf import Edtf
from gazette.vocabulary.issuers import leading_place
from gazette.vocabulary.office import Office


@dataclass(frozen=True)
class Candidates:
    """Districts of which one may be the letter's, and what says so."""

    places: tuple[Office, ...] = ()
    span: Span | None = None
    because: str | None = None
    """None if the letterhead states it."""


def district_candidates(
    parts: LetterParts, author: Author, dateline: Dateline, date: Edtf | None
) -> Candidates:
    """Return the districts that the best evidence names."""
    head = alive(_districts(author.places), author.unit, date)
    if head and author.line:
        return Candidates(head, author.line.span)
    for one in author.above:
        above = alive(_districts(one.places), one.unit, date)
        if above and author.superior:
            return Candidates(above, author.superior.span)
    if author.line and author.has_other_place:
        return Candidates()
    if dateline.place and author.level == "district":
        return _by_dateline(dateline.place, author, date)
    for clue in (clue_of_communes(parts), clue_of_body(parts, "district")):
        found = alive(clue.places, author.unit, date) if clue else ()
        if clue and found and (clue.is_sure or _agrees(clue_of_copies(parts), found)):
            return Candidates(found, clue.span, clue.because)
    return Candidates()


def _agrees(clue: Clue | None, places: tuple[Office, ...]) -> bool:
    return bool(clue and len(within(places, clue)) == 1)


def _by_dateline(place: Line, author: Author, date: Edtf | None) -> Candidates:
    """Return the districts whose name, or whose town's, a dateline gives."""
    found = alive(_districts(places_named(place)), author.unit, date)
    key = "district-by-dateline"
    if not found:
        found, key = alive(districts_of_town(place.text), author.unit, date), "district-by-town"
    return Candidates(found, place.span, reason(key, place=place.text))


def places_named(place: Line) -> tuple[Office, ...]:
    found, rest = leading_place(place.key)
    return found if not rest else ()


def _districts(places: Iterable[Office]) -> tuple[Office, ...]:
    return tuple(place for place in places if place.level == "district")


def within(places: Iterable[Office], clue: Clue) -> tuple[Office, ...]:
    """Return those of the places that lie in the provinces of a clue."""
    provinces = {place.province for place in clue.places}
    return tuple(place for place in places if place.province in provinces)
