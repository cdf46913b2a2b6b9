"""Say which document each citation names: one that is held, one that is known, or one cited only.

In: the mentions of all letters, and the letters held. Out: for each mention its document, and how
sure that is. Two mentions are of one document where issuer with its place, kind, number and year
agree and nothing contradicts. Without a year nothing is settled, unless one document alone is
possible; then that is marked as inferred. What front matter settles no rule touches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gazette.citations.candidates import Candidate, Pool
from gazette.citations.cited_issuer import unknown_issuer
from gazette.citations.context import CitedIssuer, CitingLetter, Context, Ruling
from gazette.citations.model import (
    Certainty,
    Citation,
    CitationLink,
    CitedDocument,
    Passage,
    Reason,
)
from gazette.citations.naming import documents_of
from gazette.text.dates import short_edtf


@dataclass(frozen=True)
class FoundCitation:
    """A citation, where it stands, and who issued what it names."""

    context: Context
    passage: Passage
    citation: Citation
    issuer: CitedIssuer
    ruling: Ruling | None = None


@dataclass(frozen=True)
class Choice:
    """The candidate that a mention names, and how sure that is."""

    candidate: Candidate
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    others: tuple[Candidate, ...] = ()
    """Where that stays open: what the mention may name."""


def resolve(
    mentions: Sequence[FoundCitation], letters: Iterable[CitingLetter]
) -> tuple[list[CitationLink], dict[str, CitedDocument]]:
    """Resolve all mentions together; return their links, and the documents by key."""
    pool = Pool(letters)
    choices: dict[int, Choice] = {}
    for at in sorted(range(len(mentions)), key=lambda i: (*_order(mentions[i]), i)):
        choices[at] = _choose(mentions[at], pool)
    chosen = [choices[at] for at in range(len(mentions))]
    documents = documents_of(pool.candidates, _issuer_names(mentions, chosen))
    links = [_link(*pair, documents) for pair in zip(mentions, chosen, strict=True)]
    return links, {document.key: document for document in documents.values()}


def _order(mention: FoundCitation) -> tuple[int, bool, bool]:
    """Exact ones first: a day before a month before a year, with a symbol before without."""
    date = mention.citation.date
    exact = -len(date.text) if date else 0
    return exact, mention.citation.number.is_bare, not mention.issuer.is_known


def _issuer_names(
    mentions: Sequence[FoundCitation], choices: Sequence[Choice]
) -> dict[Candidate, Counter[str]]:
    """Count how citations name the issuer of each candidate."""
    names: dict[Candidate, Counter[str]] = defaultdict(Counter)
    for mention, choice in zip(mentions, choices, strict=True):
        if mention.citation.issuer and not mention.issuer.contradicted:
            names[choice.candidate][mention.citation.issuer] += 1
    return names


def _link(
    mention: FoundCitation, choice: Choice, documents: dict[Candidate, CitedDocument]
) -> CitationLink:
    is_settled = mention.ruling and choice.certainty == "settled"
    return CitationLink(
        letter=mention.context.address,
        passage=mention.passage,
        citation=mention.citation,
        document=documents[choice.candidate].key,
        certainty=choice.certainty,
        reasons=choice.reasons,
        because=mention.ruling.because if mention.ruling and is_settled else None,
        candidates=tuple(sorted(documents[one].key for one in choice.others)),
    )


# ---------- which candidate ----------


def _choose(mention: FoundCitation, pool: Pool) -> Choice:
    """Return the candidate of a mention; what fits none makes one."""
    ruling = mention.ruling
    if ruling and (ruled := pool.known.get(ruling.document.removeprefix("/"))):
        return Choice(ruled, "settled")
    if mention.citation.date is None:
        return _choose_without_year(mention, pool)
    said, reasons = _said(mention), mention.issuer.reasons
    fitting = _fitting(mention, said, pool)
    if len(fitting) > 1:
        return Choice(_open(mention, said, pool), "open", (_several(fitting),), tuple(fitting))
    if fitting:
        reasons += tuple(_differences(fitting[0], mention))
    found = fitting[0] if fitting else pool.add(said)
    return Choice(found, "inferred" if reasons else "stated", reasons)


def _fitting(mention: FoundCitation, said: Candidate, pool: Pool) -> list[Candidate]:
    """Return the candidates that a mention with a date can name; of several those of its date."""
    some = pool.of_issuer(said)
    if not mention.issuer.is_known:
        some = [*some, *pool.of_day(said.number, said.date)]
    fitting = [one for one in some if one.fits(said, mention.context.office)]
    exact = [one for one in fitting if one.date and one.date.text == mention.citation.issued]
    return exact if len(exact) == 1 else fitting


def _differences(found: Candidate, mention: FoundCitation) -> Iterable[Reason]:
    """Say what a mention leaves out of what it is taken to name."""
    if mention.citation.number.is_bare and not found.number.is_bare:
        digits = mention.citation.number.text
        yield Reason("without_symbol", {"number": found.number.text, "digits": digits})
    if not mention.issuer.is_known and found.issuer.is_known:
        yield _number_and_day("number_and_day", found)


def _choose_without_year(mention: FoundCitation, pool: Pool) -> Choice:
    said, own, is_known = _said(mention), mention.context.office, mention.issuer.is_known
    some = pool.of_issuer(said) if is_known else pool.near(said.number, own)
    possible = tuple(
        one
        for one in some
        if one.date and one.can_be(said, own) and not one.is_later_than(mention.context.date)
    )
    if len(possible) == 1 and is_known:
        reasons = (*mention.issuer.reasons, _number_and_day("only_one", possible[0]))
        return Choice(possible[0], "inferred", reasons)
    reason = _several(possible) if possible else Reason("no_year")
    return Choice(_open(mention, said, pool), "open", (reason,), possible)


def _open(mention: FoundCitation, said: Candidate, pool: Pool) -> Candidate:
    """Return the candidate of a number whose year, and perhaps whose issuer, is unknown."""
    issuer = mention.issuer if mention.issuer.is_known else CitedIssuer()
    wanted = replace(said, issuer=issuer, date=None, is_open=True)
    same = (one for one in pool.of_issuer(wanted) if one.is_same_without_year(wanted))
    return next(same, None) or pool.add(wanted)


def _said(mention: FoundCitation) -> Candidate:
    """Return what a mention says; an unknown issuer belongs to the letter's place."""
    issuer = mention.issuer if mention.issuer.is_known else unknown_issuer(mention.context)
    citation = mention.citation
    return Candidate(issuer, citation.kind, citation.number, citation.date)


# ---------- why ----------


def _number_and_day(code: str, one: Candidate) -> Reason:
    day = (short_edtf(one.date) if one.date else None) or ""
    return Reason(code, {"number": one.number.text, "day": day})


def _several(candidates: Sequence[Candidate]) -> Reason:
    count = len(candidates)
    return Reason("one_of_unknown" if count == 1 else "several", {"count": str(count)})
