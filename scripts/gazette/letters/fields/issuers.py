"""The issuer of a letter: as its letterhead names it, or inferred from the symbol in its number.

In: the author of a letter and its place. Out: a `Reading`. Bodies at two places of which one is
right are a gap with both as candidates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gazette.letters.fields.author import Author, named_author
from gazette.letters.fields.lines import Line, Reading
from gazette.letters.fields.own_date import Dateline
from gazette.letters.fields.own_number import OwnNumber
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.where import Where
from gazette.letters.model import LetterParts
from gazette.text.edtf import Edtf
from gazette.vocabulary import Body, vocabulary


@dataclass(frozen=True)
class Known:
    """What is known of a letter when its issuer is decided."""

    author: Author
    own: OwnNumber
    dateline: Dateline
    where: Where
    speaker: Line | None


def issuer_of(parts: LetterParts, known: Known) -> Reading:
    """Return the issuer of a letter; a report has none."""
    if parts.completeness == "report":
        return Reading()
    author = known.author
    bodies = fitting(author.bodies, known.where, known.dateline.date)
    if author.line:
        if len(bodies) == 1:
            return Reading.of("issuer", bodies[0].key, author.line.span)
        key = "issuer-unclear" if bodies else "issuer-unlisted"
        return Reading.gap("issuer", (body.key for body in bodies), reason(key), author.line.span)
    line = known.own.line if known.own.symbols else known.speaker
    if not line or not bodies:
        return Reading()
    if len(bodies) > 1:
        keys = (body.key for body in bodies)
        return Reading.gap("issuer", keys, reason("issuer-unclear"), line.span)
    return Reading.of("issuer", bodies[0].key, line.span, _because(bodies[0], known, line))


def second_issuer_of(parts: LetterParts, where: Where, date: Edtf | None) -> Reading:
    """Return the second issuer of a joint letter, which may be of the other branch."""
    either = replace(parts, branch=None)
    second = named_author(either, "second-issuer", "second-superior")
    bodies = fitting(second.bodies, where, date)
    if second.line and len(bodies) == 1:
        return Reading.of("second_issuer", bodies[0].key, second.line.span)
    return Reading()


def fitting(bodies: tuple[Body, ...], where: Where, date: Edtf | None) -> tuple[Body, ...]:
    """Return the bodies that there can be at a place on a date, by the types of its units."""
    if len(bodies) < 2:  # noqa: PLR2004 (nothing to choose)
        return bodies
    return tuple(body for body in bodies if _can_be(body, where, date))


def _can_be(body: Body, where: Where, date: Edtf | None) -> bool:
    district = vocabulary().district(where.province, where.district)
    province = vocabulary().province(where.province)
    if district:
        return body.level == "district" and body.unit in (None, *district.types_on(date))
    if province and body.level == "province":
        return body.unit in (None, *province.types_on(date))
    return True


def _because(body: Body, known: Known, line: Line) -> str:
    if not known.own.symbols:
        return reason("issuer-by-speaker", words=line.text)
    words, where = {"symbol": known.own.symbols.body, "body": body.name}, known.where
    if not (where.district if body.level == "district" else where.province):
        return reason("issuer-unplaced", **words)
    if known.dateline.place:
        return reason("issuer-by-symbol-and-place", place=known.dateline.place.text, **words)
    return reason("issuer-by-symbol", **words)
