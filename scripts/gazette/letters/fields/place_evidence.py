"""What a letter says of its place outside the letterhead: dateline, Nơi nhận, Kính gửi, body.

In: the pieces of a letter. Out: `Clue`s. Places that a letter only speaks of, such as those of an
outbreak, are no clues.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette.letters.fields.lines import lines_of
from gazette.letters.fields.mentions import CommuneMention, Mention, communes, mentions
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.running import running
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts, Span
from gazette.vocabulary.communes import COMMUNE_TYPES, DistrictKey, districts_with
from gazette.vocabulary.issuers import leading_place
from gazette.vocabulary.office import Office

_ACTS, _ALONE, _BODY, _GROUND = 4, 3, 2, 1
"""How far a mention tells: its committee alone does, most of all one that acts in a report; another
body of it if the place is named again; that something is on its ground tells only with what else is
known."""
_ENOUGH = 2
_BEFORE = 60


@dataclass(frozen=True)
class Clue:
    """Places of which one is the letter's own."""

    places: tuple[Office, ...]
    span: Span
    because: str
    is_sure: bool = True
    """Whether it decides alone."""
    narrows: bool = True
    """Whether it decides between places that share a name."""


def clue_of_copies(parts: LetterParts) -> Clue | None:
    """Return the one province whose bodies receive the letter: "Tỉnh ủy Thái Nguyên (b/c)"."""
    found: dict[Office, tuple[Span, str]] = {}
    for line in lines_of(parts, "copy", "recipient", is_item=True):
        for one in mentions(line.text):
            for place in one.places:
                if place.level == "province" and place.province:
                    words = line.text[one.start : one.end]
                    found.setdefault(place, (line.span, words))
    if len(found) != 1:
        return None
    ((place, (span, words)),) = found.items()
    return Clue((place,), span, reason("place-by-copies", words=words))


# ---------- body ----------


@dataclass(frozen=True)
class _InBody:
    mention: Mention
    span: Span
    weight: int
    reason: str


def clue_of_body(parts: LetterParts, level: str) -> Clue | None:
    """Return the one place of a level that the body names as its own."""
    found = [one for one in _in_body(parts) if _of_level(one.mention, level)]
    own = [one for one in found if one.weight]
    if not own:
        return None
    best = max(own, key=lambda one: one.weight)
    rivals = [one for one in found if one.weight == best.weight or best.weight < _ALONE]
    places = {_of_level(one.mention, level) for one in rivals}
    if len(places) != 1:
        return None
    is_sure = best.weight >= _ALONE or (best.weight == _BODY and len(own) > 1)
    words = parts.text.quote(best.span)
    because = reason(best.reason, words=words)
    return Clue(places.pop(), best.span, because, is_sure, narrows=best.weight >= _BODY)


def _of_level(mention: Mention, level: str) -> tuple[Office, ...]:
    return tuple(place for place in mention.places if place.level == level)


def _headline(parts: LetterParts) -> Iterator[_InBody]:
    """Yield the district with whose name a headline begins: "Quảng Xương: Giao ban …"."""
    for line in lines_of(parts, "subject")[:1]:
        found = pattern("headline-place").match(line.key)
        places, rest = leading_place(found["name"].strip()) if found else ((), "")
        districts = tuple(place for place in places if place.level == "district" and not rest)
        if found and districts:
            mention = Mention("", districts, 0, found.end("name"), by_committee=False)
            span = Span(line.span.start, line.span.start + found.end("name"))
            yield _InBody(mention, span, _ALONE, "place-in-report")


def _in_body(parts: LetterParts) -> Iterator[_InBody]:
    is_report = parts.completeness == "report"
    first = True
    if is_report:
        yield from _headline(parts)
    for words in running(parts, *(("subject", "body") if is_report else ("body",))):
        opening = words.text.find("\n") % (len(words.text) + 1)
        for one in mentions(words.text):
            span = words.span(one.start, one.end)
            weight, why = _weight(words.key, one)
            before = words.key[max(0, one.start - _BEFORE) : one.start]
            if is_report and (first or one.start < opening) and not pattern("from").search(before):
                weight, why = _ACTS if one.by_committee else _ALONE, "place-in-report"
            yield _InBody(one, span, weight, why)
        first = False


def _weight(key: str, mention: Mention) -> tuple[int, str]:
    """Return how far a mention shows that the place is the letter's own, and the reason."""
    before = key[max(0, mention.start - _BEFORE) : mention.start]
    if pattern("among-them").search(before):
        is_next = pattern("own-district-next").match(key, mention.end)
        return (_ALONE if is_next else 0), "place-among"
    if mention.by_committee:
        return _ALONE, "place-by-body"
    if pattern("own-body").search(before):
        return _BODY, "place-by-body"
    return (_GROUND if pattern("own-ground").search(before) else 0), "place-by-body"


# ---------- communes ----------


def clue_of_communes(parts: LetterParts) -> Clue | None:
    """Return the one district in which all the communes lie that the letter names."""
    found: list[tuple[CommuneMention, Span, bool]] = []
    for words in running(parts, "body", "recipient", "subject"):
        for one in communes(words.text):
            before = words.key[max(0, one.start - _BEFORE) : one.start]
            span = words.span(one.start, one.end)
            found.append((one, span, bool(pattern("commune-body").search(before))))
    districts = _shared(one.districts for one, _, _ in found)
    if len(districts) != 1 or not (_is_enough(found) or _is_only_place(parts, found)):
        return None
    ((province, district),) = districts
    first = next((one for one in found if one[2]), found[0])
    place = Office(province=province, district=district, level="district")
    name = place.unit.full_name if place.unit else ""
    because = reason("place-by-communes", words=parts.text.quote(first[1]), district=name)
    return Clue((place,), first[1], because)


def _is_enough(found: list[tuple[CommuneMention, Span, bool]]) -> bool:
    """Tell whether communes decide: one whose body is named, and named again, or three others."""
    names = Counter((one.unit, one.name) for one, _, _ in found)
    towns = [
        name for (unit, name), count in names.items() if unit == COMMUNE_TYPES[0] and count > 1
    ]
    return (bool(towns) and any(is_body for _, _, is_body in found)) or len(names) > _ENOUGH


def _is_only_place(parts: LetterParts, found: list[tuple[CommuneMention, Span, bool]]) -> bool:
    """Tell whether a report names one place and no other, and that is a town."""
    if parts.completeness != "report" or len(found) > 1 or found[0][0].unit != COMMUNE_TYPES[0]:
        return False
    return not any(any(mentions(words.text)) for words in running(parts, "subject", "body"))


def _shared(groups: Iterable[frozenset[DistrictKey]]) -> frozenset[DistrictKey]:
    rows = list(groups)
    return frozenset.intersection(*rows) if rows else frozenset()


def districts_of_town(name: str) -> tuple[Office, ...]:
    """Return the districts with a town of a name, as a dateline may name one."""
    return tuple(
        Office(province=province, district=district, level="district")
        for province, district in sorted(districts_with(COMMUNE_TYPES[0], name))
    )
