"""The citations of all letters together, both ways, and the links to show in each letter.

In: letters with their citations. Out: frozen `Links`, and spans to show as links. Where a letter
names itself it cites nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette.citations.candidates import Candidate
from gazette.citations.cited_issuer import cited_issuer
from gazette.citations.find import find
from gazette.citations.model import (
    Citation,
    CitedDocument,
    CitingLetter,
    Passage,
    PassageCitation,
    Reason,
    Ruling,
    page_of,
)
from gazette.citations.naming import documents_of
from gazette.citations.resolve import Certainty, FoundCitation, resolve
from gazette.citations.short_names import with_short_names
from gazette.text.spans import find_all

SUBJECT = "letterhead.subject"


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A citation in a letter, and the document it names."""

    letter: str
    """The address of the citing letter's page."""
    passage: Passage
    citation: Citation
    """Its offsets count in the text of the passage."""
    document: str
    """A key of `Links.documents`."""
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    """Why `certainty` is `inferred` or `open`; empty if the text decides."""
    because: str | None = None
    """The editors' reason in front matter, if `certainty` is `settled`."""
    candidates: tuple[str, ...] = ()
    """If `certainty` is `open`, the keys of the documents that it may name."""

    @property
    def named(self) -> tuple[object, ...]:
        """All that depends on other letters than the citing one."""
        return self.document, self.certainty, self.reasons, self.because, self.candidates


@dataclass(frozen=True)
class Links:
    """All links of a corpus, both ways."""

    documents: Mapping[str, CitedDocument]
    """By key, sorted: every document that a citation names or may name, and every held letter that
    has a number."""
    cites: Mapping[str, tuple[CitationLink, ...]]
    """The links of each letter that has some, by its address, in the order of its text."""
    cited_by: Mapping[str, tuple[CitationLink, ...]]
    """The links to each document that has some, by its key, newest letter first."""

    def citing(self, key: str) -> tuple[str, ...]:
        """Return the addresses of the letters that cite a document, newest first."""
        return tuple(dict.fromkeys(link.letter for link in self.cited_by.get(key, ())))


def find_in(passages: Iterable[Passage]) -> tuple[PassageCitation, ...]:
    """Return the citations of a letter's passages, each with its passage."""
    found = [(passage, citation) for passage in passages for citation in find(passage.text)]
    named = with_short_names(citation for _, citation in found)
    return tuple((passage, citation) for (passage, _), citation in zip(found, named, strict=True))


def link_letters(letters: Iterable[CitingLetter]) -> Links:
    """Resolve the citations of all letters, which come newest first.

    The answer of the latest call is given again for equal letters: `gazette serve` asks after each
    edit, and most edits change no citation.
    """
    known = tuple(letters)
    if not _latest or _latest[0][0] != known:
        _latest[:] = [(known, _linked(known))]
    return _latest[0][1]


_latest: list[tuple[tuple[CitingLetter, ...], Links]] = []


def _linked(known: Sequence[CitingLetter]) -> Links:
    found = [citation for letter in known for citation in _citations_of(letter)]
    resolved, candidates = resolve(found, known)
    documents = documents_of(candidates, _issuer_names(found, resolved))
    links = [_link(citation, documents) for citation in resolved]
    named = {key for link in links for key in (link.document, *link.candidates)}
    of_others = [link for link in links if page_of(link.document) != link.letter]
    return Links(
        {one.key: one for one in documents.values() if one.is_held or one.key in named},
        _grouped(of_others, lambda link: link.letter),
        _grouped(of_others, lambda link: link.document),
    )


def _citations_of(letter: CitingLetter) -> Iterator[FoundCitation]:
    context = letter.context
    for passage, citation in letter.citations:
        issuer = cited_issuer(citation, context)
        candidate = Candidate(issuer, citation.kind, citation.number, citation.issued)
        ruling = _ruling_on(citation, passage, letter.rulings)
        yield FoundCitation(context, passage, citation, candidate, ruling)


def _ruling_on(citation: Citation, passage: Passage, rulings: Iterable[Ruling]) -> Ruling | None:
    """Return the ruling whose quote overlaps a citation of the body."""
    for ruling in rulings if passage.block else ():
        for start, end in find_all(passage.text, ruling.quote):
            if start < citation.link_end and citation.start < end:
                return ruling
    return None


def _issuer_names(
    found: Iterable[FoundCitation], resolved: Iterable[FoundCitation]
) -> dict[Candidate, Counter[str]]:
    """Count the names that citations give to the issuer of each candidate."""
    names: dict[Candidate, Counter[str]] = defaultdict(Counter)
    for said, named in zip(found, resolved, strict=True):
        name = said.citation.issuer
        if name and not said.candidate.issuer.contradicted:
            names[named.candidate][name] += 1
    return names


def _link(found: FoundCitation, documents: Mapping[Candidate, CitedDocument]) -> CitationLink:
    return CitationLink(
        letter=found.context.address,
        passage=found.passage,
        citation=found.citation,
        document=documents[found.candidate].key,
        certainty=found.certainty,
        reasons=found.reasons,
        because=found.ruling.because if found.ruling and found.certainty == "settled" else None,
        candidates=tuple(sorted(documents[one].key for one in found.others)),
    )


def _grouped(
    links: Iterable[CitationLink], key: Callable[[CitationLink], str]
) -> dict[str, tuple[CitationLink, ...]]:
    groups: dict[str, list[CitationLink]] = defaultdict(list)
    for link in links:
        groups[key(link)].append(link)
    return {name: tuple(group) for name, group in groups.items()}


# ---------- spans to show as links ----------


@dataclass(frozen=True)
class CitationSpan:
    """The kind and number of a citation: code points `start` to `end` of a text."""

    start: int
    end: int
    document: str
    """The key of the cited document."""


def annotate(
    links: Iterable[CitationLink], subject: Sequence[str] = ()
) -> dict[str, list[CitationSpan]]:
    """Return the spans of a letter's links in the order of the text, by place of the text.

    The lines of the subject are one passage; here each line is a place: `letterhead.subject.0`.
    """
    places: dict[str, list[CitationSpan]] = defaultdict(list)
    for link in links:
        for place, start, end in _places(link, subject):
            places[place].append(CitationSpan(start, end, link.document))
    return dict(places)


def _places(link: CitationLink, subject: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    start, end = link.citation.start, link.citation.link_end
    if link.passage.place != SUBJECT or not subject:
        yield link.passage.place, start, end
        return
    at = 0
    for number, line in enumerate(subject):
        first, last = max(start - at, 0), min(end - at, len(line))
        if first < last:
            yield f"{SUBJECT}.{number}", first, last
        at += len(line) + 1  # a blank joins the lines
