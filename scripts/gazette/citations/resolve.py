"""Decide which document each citation names: a held one, a known one, or one that is only cited.

In: the citations of all letters, and the letters held. Out: a `Choice` for each citation. Two
citations name one document if issuer, place, kind, number and year agree. A citation without a year
stays open, unless only one document is possible; then it is inferred. An editor's ruling comes
before all rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gazette.citations.candidates import Candidate, Pool
from gazette.citations.cited_issuer import unknown_issuer
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
    """A citation, its letter and passage, and who issued the document that it names."""

    context: Context
    passage: Passage
    citation: Citation
    issuer: CitedIssuer
    ruling: Ruling | None = None


@dataclass(frozen=True)
class Choice:
    """The document that a citation names, and how sure that is."""

    found: FoundCitation
    candidate: Candidate
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    others: tuple[Candidate, ...] = ()
    """What an open citation may name."""


def resolve(
    citations: Sequence[FoundCitation], letters: Iterable[CitingLetter]
) -> tuple[list[Choice], list[Candidate]]:
    """Resolve all citations together; return a choice for each, and all candidates."""
    pool = Pool(letters)
    choices: dict[int, Choice] = {}
    for at in sorted(range(len(citations)), key=lambda i: (*_order(citations[i]), i)):
        choices[at] = _choose(citations[at], pool)
    return [choices[at] for at in range(len(citations))], pool.candidates


def _order(found: FoundCitation) -> tuple[int, bool, bool]:
    """Return a sort key, most exact first: a day before a month before a year before none."""
    date = found.citation.issued
    exact = -len(date.text) if date else 0
    return exact, found.citation.number.is_bare, not found.issuer.is_known


def _choose(found: FoundCitation, pool: Pool) -> Choice:
    """Return the candidate that a citation names; if none fits, a new one."""
    ruling = found.ruling
    if ruling and (ruled := pool.known.get(ruling.document.removeprefix("/"))):
        return Choice(found, ruled, "settled")
    if found.citation.issued is None:
        return _choose_without_year(found, pool)
    like, reasons = _as_candidate(found), found.issuer.reasons
    fitting = _fitting(found, like, pool)
    if len(fitting) > 1:
        reasons = (_several(fitting),)
        return Choice(found, _open(like, pool), "open", reasons, tuple(fitting))
    if fitting:
        reasons += tuple(_differences(fitting[0], found))
    chosen = fitting[0] if fitting else pool.add(like)
    return Choice(found, chosen, "inferred" if reasons else "stated", reasons)


def _as_candidate(found: FoundCitation) -> Candidate:
    """Return what a citation says; an unknown issuer is one around the letter's place."""
    issuer = found.issuer if found.issuer.is_known else unknown_issuer(found.context)
    citation = found.citation
    return Candidate(issuer, citation.kind, citation.number, citation.issued)


def _fitting(found: FoundCitation, like: Candidate, pool: Pool) -> list[Candidate]:
    """Return the candidates that a citation with a date can name; of several, those of its date."""
    some = pool.of_issuer(like)
    if not found.issuer.is_known:
        some = [*some, *pool.of_day(like.number, like.date)]
    fitting = [one for one in some if one.fits(like, found.context.office)]
    exact = [one for one in fitting if one.date == found.citation.issued]
    return exact if len(exact) == 1 else fitting


def _differences(candidate: Candidate, found: FoundCitation) -> Iterable[Reason]:
    """Yield a reason for each part of a candidate that the citation leaves out."""
    if found.citation.number.is_bare and not candidate.number.is_bare:
        digits = found.citation.number.text
        yield Reason("without_symbol", {"number": candidate.number.text, "digits": digits})
    if not found.issuer.is_known and candidate.issuer.is_known:
        yield _number_and_day("number_and_day", candidate)


def _choose_without_year(found: FoundCitation, pool: Pool) -> Choice:
    like, context, is_known = _as_candidate(found), found.context, found.issuer.is_known
    some = pool.of_issuer(like) if is_known else pool.near(like.number, context.office)
    possible = tuple(
        one
        for one in some
        if one.date and one.can_be(like, context.office) and not one.is_later_than(context.date)
    )
    if len(possible) == 1 and is_known:
        reasons = (*found.issuer.reasons, _number_and_day("only_one", possible[0]))
        return Choice(found, possible[0], "inferred", reasons)
    reason = _several(possible) if possible else Reason("no_year")
    return Choice(found, _open(like, pool), "open", (reason,), possible)


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
