"""Decide which document each citation names: a held one, a known one, or one that is only cited.

In: the citations of all letters, and the letters held. Out: the citations resolved. Two citations
name one document if issuer, place, kind, number and year agree. A citation without a year
stays open, unless only one document is possible; then it is inferred. An editor's ruling comes
before all rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gazette.citations.candidates import Candidate, Pool
from gazette.citations.model import (
    Citation,
    CitedIssuer,
    CitingLetter,
    Context,
    Passage,
    Reason,
    Ruling,
)
from gazette.text.dates import short_edtf

Certainty = Literal["stated", "inferred", "settled", "open"]
"""How sure it is that a citation names its document.

`stated`: the text decides. `inferred`: rules decided, for the `reasons` given. `settled`: the
record's front matter says so (`cites`). `open`: the text gives no year, and several documents are
possible or none is known; the link leads to the page of that number without a year.
"""


@dataclass(frozen=True)
class FoundCitation:
    """A citation in a letter, and the document that it names."""

    context: Context
    passage: Passage
    citation: Citation
    candidate: Candidate
    """The document: until it is resolved, what the citation says of it."""
    ruling: Ruling | None = None
    certainty: Certainty = "stated"
    reasons: tuple[Reason, ...] = ()
    others: tuple[Candidate, ...] = ()
    """What an open citation may name."""


def resolve(
    citations: Sequence[FoundCitation], letters: Iterable[CitingLetter]
) -> tuple[list[FoundCitation], list[Candidate]]:
    """Resolve all citations together; return them in their order, and all candidates."""
    pool = Pool(letters)
    resolved = list(citations)
    for at in sorted(range(len(citations)), key=lambda i: _order(citations[i])):
        resolved[at] = _resolved(citations[at], pool)
    return resolved, pool.candidates


def _order(found: FoundCitation) -> tuple[int, bool, bool]:
    """Return a sort key, most exact first: a day before a month before a year before none."""
    date = found.citation.issued
    exact = -len(date.text) if date else 0
    return exact, found.citation.number.is_bare, not found.candidate.issuer.is_known


def _resolved(found: FoundCitation, pool: Pool) -> FoundCitation:
    """Return a citation with the candidate that it names; if none fits, with a new one."""
    ruling = found.ruling
    if ruling and (ruled := pool.known.get(ruling.document.removeprefix("/"))):
        return replace(found, candidate=ruled, certainty="settled")
    if found.citation.issued is None:
        return _without_year(found, pool)
    fitting = _fitting(found, pool)
    if len(fitting) > 1:
        return _left_open(found, fitting, _several(fitting), pool)
    if not fitting:
        return _named(found, pool.add(found.candidate))
    return _named(found, fitting[0], *_differences(fitting[0], found))


def _named(found: FoundCitation, candidate: Candidate, *more: Reason) -> FoundCitation:
    """Return a citation that names a candidate, for the reasons for its issuer and some more."""
    reasons = (*found.candidate.issuer.reasons, *more)
    certainty: Certainty = "inferred" if reasons else "stated"
    return replace(found, candidate=candidate, certainty=certainty, reasons=reasons)


def _left_open(
    found: FoundCitation, possible: Iterable[Candidate], reason: Reason, pool: Pool
) -> FoundCitation:
    """Return a citation that may name several candidates, or none that is known."""
    wanted, others = _open(found.candidate, pool), tuple(possible)
    return replace(found, candidate=wanted, certainty="open", reasons=(reason,), others=others)


def _fitting(found: FoundCitation, pool: Pool) -> list[Candidate]:
    """Return the candidates that a citation with a date can name; of several, those of its date."""
    like = found.candidate
    some = pool.of_issuer(like)
    if not like.issuer.is_known:
        some = [*some, *pool.of_day(like.number, like.date)]
    fitting = [one for one in some if one.fits(like, found.context.office)]
    exact = [one for one in fitting if one.date == like.date]
    return exact if len(exact) == 1 else fitting


def _differences(candidate: Candidate, found: FoundCitation) -> Iterable[Reason]:
    """Yield a reason for each part of a candidate that the citation leaves out."""
    if found.citation.number.is_bare and not candidate.number.is_bare:
        digits = found.citation.number.text
        yield Reason("without_symbol", {"number": candidate.number.text, "digits": digits})
    if not found.candidate.issuer.is_known and candidate.issuer.is_known:
        yield _number_and_day("number_and_day", candidate)


def _without_year(found: FoundCitation, pool: Pool) -> FoundCitation:
    like, context = found.candidate, found.context
    is_known = like.issuer.is_known
    some = pool.of_issuer(like) if is_known else pool.near(like.number, context.office)
    possible = [
        one
        for one in some
        if one.date and one.can_be(like, context.office) and not one.is_later_than(context.date)
    ]
    if len(possible) == 1 and is_known:
        return _named(found, possible[0], _number_and_day("only_one", possible[0]))
    reason = _several(possible) if possible else Reason("no_year")
    return _left_open(found, possible, reason, pool)


def _open(like: Candidate, pool: Pool) -> Candidate:
    """Return the candidate that stands for a number without a year, and perhaps without issuer."""
    issuer = like.issuer if like.issuer.is_known else CitedIssuer()
    wanted = replace(like, issuer=issuer, date=None, is_open=True)
    for one in pool.of_issuer(wanted):
        if one.is_open and (one.kind, one.number.key) == (wanted.kind, wanted.number.key):
            return one
    return pool.add(wanted)


def _number_and_day(code: str, one: Candidate) -> Reason:
    day = (short_edtf(one.date) if one.date else None) or ""
    return Reason(code, {"number": one.number.text, "day": day})


def _several(candidates: Sequence[Candidate]) -> Reason:
    count = len(candidates)
    return Reason("one_of_unknown" if count == 1 else "several", {"count": str(count)})
