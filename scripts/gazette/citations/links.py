"""All letters together: what each cites, and what cites each document, held or not.

In: letters with their passages. Out: frozen `Links`. A letter that names itself cites nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from gazette.citations.cited_issuer import cited_issuer
from gazette.citations.context import CitingLetter, Ruling
from gazette.citations.find import find
from gazette.citations.model import Citation, CitationLink, Links, Passage, page_of
from gazette.citations.resolve import FoundCitation, resolve


def link_letters(letters: Iterable[CitingLetter]) -> Links:
    """Find and resolve the citations of all letters; these come newest first, as in a corpus."""
    known = list(letters)
    mentions = [mention for letter in known for mention in mentions_of(letter)]
    links, documents = resolve(mentions, known)
    named = {key for link in links for key in (link.document, *link.candidates)}
    kept = {key: doc for key, doc in documents.items() if doc.is_held or key in named}
    of_others = [link for link in links if page_of(link.document) != link.letter]
    return Links(
        kept,
        _grouped(of_others, lambda link: link.letter),
        _grouped(of_others, lambda link: link.document),
    )


def mentions_of(letter: CitingLetter) -> Iterator[FoundCitation]:
    """Yield the citations of a letter, passage by passage."""
    for passage in letter.passages:
        for citation in find(passage.text):
            issuer = cited_issuer(citation.issuer, citation.number, letter.context)
            ruling = _ruling_on(citation, passage, letter.rulings)
            yield FoundCitation(letter.context, passage, citation, issuer, ruling)


def _ruling_on(citation: Citation, passage: Passage, rulings: Iterable[Ruling]) -> Ruling | None:
    """Return the ruling on a citation of the body: its quote and the citation overlap."""
    for ruling in rulings if passage.block else ():
        for quote in re.finditer(re.escape(ruling.quote), passage.text):
            if quote.start() < citation.link_end and citation.link_start < quote.end():
                return ruling
    return None


def _grouped(
    links: Iterable[CitationLink], key: Callable[[CitationLink], str]
) -> dict[str, tuple[CitationLink, ...]]:
    groups: dict[str, list[CitationLink]] = defaultdict(list)
    for link in links:
        groups[key(link)].append(link)
    return {name: tuple(own) for name, own in groups.items()}
