"""What a letter cites, in its subject and body, and what it does to the documents cited.

In: the pieces of a letter. Out: citations whose offsets count in the clean text, and proposals.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazette.citations import Citation, Passage, find_in
from gazette.letters.fields.lines import stretches
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.words import pattern
from gazette.letters.model import LetterParts, Proposal, Span
from gazette.records.check.evidence import subject_of
from gazette.records.check.task_hints import sentences
from gazette.text.tones import tone_key
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import Number

_KINDS = ("dinh-chinh", "thay-the", "sua-doi", "bai-bo", "gia-han")


def citations_of(parts: LetterParts, own: Number | None) -> tuple[Citation, ...]:
    """Return the citations of a letter, in the order of its text.

    Its own number, without a day, is none: it may stand at the head of every page.
    """
    found = _all_citations(parts)
    return tuple(one for one in found if one.issued or not own or one.number.key != own.key)


def _all_citations(parts: LetterParts) -> Iterator[Citation]:
    spans = sorted([*stretches(parts, "subject"), *stretches(parts, "body")])
    passages = [Passage(parts.text.quote(span), str(span.start), "p") for span in spans]
    return (found.moved(int(passage.place)) for passage, found in find_in(passages))


def change_proposals(parts: LetterParts, citations: tuple[Citation, ...]) -> Iterator[Proposal]:
    """Yield what the letter says of itself that it does to a document that it cites."""
    for role in ("subject", "body"):
        for stretch in stretches(parts, role):
            text = parts.text.quote(stretch)
            for first, last in sentences(text):
                span = Span(stretch.start + first, stretch.start + last)
                kind = _change_in(tone_key(text[first:last]), is_subject=role == "subject")
                quote = " ".join(parts.text.quote(span).split())
                quote = subject_of([quote]) if role == "subject" else quote
                for one in citations if kind else ():
                    if span.start <= one.start < span.end:
                        yield _change(kind or "", one, quote, span)


def _change_in(key: str, *, is_subject: bool) -> str | None:
    """Return what a sentence does to another document: "Công văn này thay thế …"."""
    for kind in _KINDS:
        rule = pattern(f"{'subject' if is_subject else 'this'}-{kind}")
        if rule.search(key):
            return kind
    return None


def _change(kind: str, citation: Citation, quote: str, span: Span) -> Proposal:
    value = {"kind": kind, "document": citation.number.text, "quote": quote}
    return Proposal("changes", value, reason("change-stated"), span)


def cite_proposals(citations: tuple[Citation, ...]) -> Iterator[Proposal]:
    """Yield the known documents that a citation without a date may mean."""
    for one in citations:
        if one.issued or one.number.is_bare:
            continue
        for known in vocabulary().cited.values():
            if known.kind == one.kind and known.number == one.number.text:
                value = {"quote": one.text, "document": known.key, "because": reason("cite-known")}
                yield Proposal("cites", value, reason("cite-known"), Span(one.start, one.end))
