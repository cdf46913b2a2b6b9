"""The province and the district of a letter, each stated or inferred with its reason.

In: the pieces of a letter, its author, dateline and date. Out: a `Where`. The letterhead states a
place; dateline, Nơi nhận, body and communes allow to infer one. A name that several districts share
is a gap with candidates, unless the type of the unit or the province settles it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from gazette.letters.fields.author import Author
from gazette.letters.fields.district_candidates import (
    Candidates,
    district_candidates,
    places_named,
    within,
)
from gazette.letters.fields.lines import Reading, lines_of
from gazette.letters.fields.mentions import alive
from gazette.letters.fields.own_date import Dateline
from gazette.letters.fields.place_evidence import Clue, clue_of_body, clue_of_copies
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.words import pattern
from gazette.letters.model import Found, LetterParts, Span
from gazette.text.edtf import Edtf
from gazette.vocabulary import vocabulary
from gazette.vocabulary.office import Office

_OPENING = 2
"""The headline of a report and its first paragraph."""


@dataclass(frozen=True)
class Where:
    province: str | None = None
    district: str | None = None
    reading: Reading = field(default_factory=Reading)


def where_of(parts: LetterParts, author: Author, dateline: Dateline, date: Edtf | None) -> Where:
    """Return the place of a letter."""
    stated = _stated_province(author, date)
    if author.level == "centre":
        return Where()
    if author.level == "province":
        return _provincial(parts, author, dateline, date, stated)
    is_of_district = author.level in ("district", "commune") or _stands_under_district(author)
    if not is_of_district and not _may_tell(parts, author):
        return _settled(parts, Candidates(), stated)
    return _settled(parts, district_candidates(parts, author, dateline, date), stated)


def _stands_under_district(author: Author) -> bool:
    """Tell whether a body that no list has stands under one of a district: "PHÒNG NỘI VỤ"."""
    above = [place.level for one in author.above for place in one.places]
    return author.is_named and author.level is None and "district" in above


def _may_tell(parts: LetterParts, author: Author) -> bool:
    """Tell whether a report may be of a district, for no body of a province acts in it.

    The Thành ủy that it names may be that of a city, or of a province.
    """
    if parts.completeness != "report":
        return False
    if author.bodies:
        return any(body.level == "district" for body in author.bodies)
    opening = " ".join(line.key for line in lines_of(parts, "subject", "body")[:_OPENING])
    return not pattern("of-province").search(opening)


# ---------- of a province ----------


def _provincial(
    parts: LetterParts, author: Author, dateline: Dateline, date: Edtf | None, stated: Clue | None
) -> Where:
    of_level = (place for place in author.places if place.level == "province")
    own = alive(of_level, author.unit, date)
    if len(own) == 1 and author.line:
        return _in_province(own[0].province, author.line.span, None)
    if stated:
        return _in_province(stated.places[0].province, stated.span, None)
    if author.has_other_place or not dateline.place:
        return _settled(parts, Candidates(), None)
    found = {place.province for place in places_named(dateline.place)}
    if len(found) != 1:
        return _settled(parts, Candidates(), None)
    because = reason("province-by-dateline", place=dateline.place.text)
    return _in_province(found.pop(), dateline.place.span, because)


def _in_province(province: str | None, span: Span, because: str | None) -> Where:
    if province is None:
        return Where()
    return Where(province, None, Reading.of("province", province, span, because))


def _stated_province(author: Author, date: Edtf | None) -> Clue | None:
    """Return the province that the letterhead names above the issuer."""
    for one in author.above:
        of_level = (place for place in one.places if place.level == "province")
        found = alive(of_level, one.unit, date)
        if len(found) == 1 and author.superior:
            return Clue(found, author.superior.span, "")
    return None


# ---------- both ----------


def _settled(parts: LetterParts, known: Candidates, stated: Clue | None) -> Where:
    """Return province and district where all that is known leaves one; else gaps."""
    places = within(known.places, stated) if stated else known.places
    if stated and len(places) == 1 and known.span:
        return _at(places[0], known, [], stated)
    copies = clue_of_copies(parts)
    clues = [clue for clue in (stated, copies, clue_of_body(parts, "province")) if clue]
    if copies and known.because and not stated:
        places = within(places, copies)
    if len(places) > 1 and not stated:
        for clue in clues:
            places = (within(places, clue) if clue.narrows else ()) or places
    if len(places) == 1 and known.span:
        return _at(places[0], known, clues, stated)
    found = _province_alone(clues, stated)
    if len(places) > 1:
        keys = [f"{one.province}/{one.district}" for one in places]
        found = Where(found.province, None, found.reading + _shared_name(keys, known.span))
    return found


def _at(place: Office, known: Candidates, clues: list[Clue], stated: Clue | None) -> Where:
    district = Found(place.district or "", known.span, known.because)
    province = _province_of(place, known, clues, stated)
    reading = Reading((("district", district), ("province", province)))
    return Where(place.province, place.district, reading)


def _province_of(place: Office, known: Candidates, clues: list[Clue], stated: Clue | None) -> Found:
    """Return the province of a district: as the letterhead states it, or inferred."""
    if stated:
        return Found(place.province or "", stated.span)
    for clue in clues:
        if within([place], clue):
            return Found(place.province or "", clue.span, clue.because)
    unit, province = place.undated_unit, vocabulary().province(place.province)
    names = {
        "district": unit.full_name if unit else "",
        "province": province.full_name if province else "",
    }
    return Found(place.province or "", known.span, reason("province-by-district", **names))


def _province_alone(clues: list[Clue], stated: Clue | None) -> Where:
    for clue in clues:
        if clue.is_sure:
            because = None if clue is stated else clue.because
            return _in_province(clue.places[0].province, clue.span, because)
    return Where()


def _shared_name(keys: list[str], span: Span | None) -> Reading:
    return Reading.gap("district", keys, reason("district-shared"), span)
