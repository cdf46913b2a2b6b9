"""The documents that a citation may name: held, listed in cited.yml, or only cited.

In: the letters held; later, what citations say. Out: frozen `Candidate`s, looked up by digits and
issuer, day or place. Citations of one document can differ: `05/CĐ-UBND` and `5/cđ-ubnd`, a month
and a day, a number without its symbol.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from gazette.citations.cited_issuer import issuer_of
from gazette.citations.model import CitedIssuer, CitingLetter
from gazette.text.edtf import Edtf, parse_edtf
from gazette.vocabulary import KnownDocument, vocabulary
from gazette.vocabulary.number import Number, parse_cited_number
from gazette.vocabulary.office import Office, root_office


@dataclass(frozen=True, eq=False)
class Candidate:
    """A document that citations may name. Each object stands for a different document."""

    issuer: CitedIssuer
    kind: str | None
    number: Number
    date: Edtf | None
    title: str | None = None
    source: str | None = None
    """Where cited.yml has its facts from."""
    held: str | None = None
    """The address of its page, if it is held."""
    is_open: bool = False
    """Whether it stands for citations without a year, which may mean different documents."""

    def has_kind(self, kind: str | None) -> bool:
        """Tell whether it can be of a kind; an unknown kind can be any."""
        return None in (self.kind, kind) or self.kind == kind

    def agrees_with(self, other: Candidate) -> bool:
        """Tell whether both can be the same document: nothing known differs."""
        return (
            self.issuer == other.issuer
            and self.number.agrees_with(other.number)
            and self.has_kind(other.kind)
            and _dates_meet(self.date, other.date)
        )

    def can_be(self, like: Candidate, own: Office) -> bool:
        """Tell whether a letter by `own` can mean it, by issuer, kind and number.

        An issuer that the letter does not name is one of its own place or above.
        """
        if not (self.number.agrees_with(like.number) and self.has_kind(like.kind)):
            return False
        if like.issuer.is_known:
            return self.issuer == like.issuer
        return self.issuer.is_known and not self.is_open and _is_near(self.issuer.office, own)

    def fits(self, like: Candidate, own: Office) -> bool:
        """Tell whether a letter by `own` can mean it by a citation with a date.

        If the issuer is unknown, the number with its symbol and the day must be the same.
        """
        if self.is_open or not _dates_meet(self.date, like.date):
            return False
        if like.issuer.is_known:
            return self.can_be(like, own)
        if not self.issuer.is_known:
            return self.agrees_with(like)
        days = {one.date.day if one.date else None for one in (self, like)}
        same_number = self.number.key == like.number.key and not like.number.is_bare
        return len(days) == 1 and None not in days and same_number and self.can_be(like, own)

    def is_later_than(self, date: Edtf | None) -> bool:
        """Tell whether it is certainly of a later day."""
        latest, earliest = date.latest if date else None, self.date.earliest if self.date else None
        return bool(latest and earliest and earliest > latest)


def _dates_meet(one: Edtf | None, other: Edtf | None) -> bool:
    """Tell whether both can be the same day; False if one is unknown."""
    if not one or not other:
        return False
    starts = [date.earliest for date in (one, other) if date.earliest]
    ends = [date.latest for date in (one, other) if date.latest]
    return not starts or not ends or max(starts) <= min(ends)


def _is_near(office: Office, own: Office) -> bool:
    """Tell whether an office is at the centre, or in the province or district of another one."""
    if office.level == "centre":
        return True
    return office.province == own.province and office.district in (None, own.district)


class Pool:
    """All candidates so far; resolving adds those that are only cited."""

    def __init__(self, letters: Iterable[CitingLetter]) -> None:
        self.candidates: list[Candidate] = []
        self._by: dict[Hashable, list[Candidate]] = defaultdict(list)
        self.known = _known(letters)
        """By the names that rulings use: addresses of pages, and keys of cited.yml."""
        for candidate in dict.fromkeys(self.known.values()):
            self.add(candidate)

    def add(self, candidate: Candidate) -> Candidate:
        self.candidates.append(candidate)
        for key in _keys(candidate):
            self._by[key].append(candidate)
        return candidate

    def of_issuer(self, like: Candidate) -> list[Candidate]:
        """Return the candidates with the same digits and issuer."""
        return self._by[like.number.digits_key, like.issuer]

    def of_day(self, number: Number, date: Edtf | None) -> list[Candidate]:
        """Return the candidates of a day with any known issuer."""
        return self._by[number.digits_key, date.day] if date and date.day else []

    def near(self, number: Number, own: Office) -> list[Candidate]:
        """Return the candidates of an office's district, its province and the centre."""
        places = ("centre", (own.province, None), (own.province, own.district))
        keys = ((number.digits_key, place) for place in dict.fromkeys(places))
        return [one for key in keys for one in self._by[key]]


def _keys(candidate: Candidate) -> list[Hashable]:
    """Return the keys by which a candidate is looked up."""
    digits, office, date = candidate.number.digits_key, candidate.issuer.office, candidate.date
    keys: list[Hashable] = [(digits, candidate.issuer)]
    if not office.is_known or candidate.is_open:
        return keys
    if date and date.day:
        keys.append((digits, date.day))
    place = "centre" if office.level == "centre" else (office.province, office.district)
    return [*keys, (digits, place)]


def _known(letters: Iterable[CitingLetter]) -> dict[str, Candidate]:
    """Return the documents that are held or listed; one that is both is one candidate."""
    held = {
        letter.context.address: _held(letter, letter.number) for letter in letters if letter.number
    }
    by_digits: dict[str, list[str]] = defaultdict(list)
    for address, one in held.items():
        by_digits[one.number.digits_key].append(address)
    known = dict(held)
    for row in vocabulary().cited.values():
        listed = _listed(row)
        same = [at for at in by_digits[listed.number.digits_key] if held[at].agrees_with(listed)]
        if len(same) == 1:
            listed = known[same[0]] = replace(known[same[0]], source=row.source)
        known[row.key] = listed
    return known


def _held(letter: CitingLetter, number: Number) -> Candidate:
    context = letter.context
    issuer = issuer_of(context.office, context.address)
    return Candidate(
        issuer, letter.kind, number, context.date, title=letter.title, held=context.address
    )


def _listed(row: KnownDocument) -> Candidate:
    issuer = CitedIssuer(root_office(row.issuer, row.province, row.district))
    number, date = parse_cited_number(row.number), parse_edtf(row.issued)
    return Candidate(issuer, row.kind, number, date, row.title, row.source)
