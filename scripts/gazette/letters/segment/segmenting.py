"""Take a clean text apart into letters; see the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gazette.letters.model import CleanText, LeftOut, LetterParts, Segmented, Span
from gazette.letters.segment.heads import head_starts
from gazette.letters.segment.letter import read_letter
from gazette.letters.segment.lines import lines_of
from gazette.letters.segment.reasons import NO_LETTER, RULED, SITE, SITE_OF_REPORT
from gazette.letters.segment.reports import read_report


def segment(text: CleanText) -> Segmented:
    """Return the letters of a text, and what belongs to none."""
    lines = lines_of(text.text)
    starts = head_starts(lines)
    read = [read_letter(text, lines, *ends) for ends in pairwise((*starts, len(lines)))]
    letters = tuple(letter for letter, _ in read)
    left_out = [one for _, some in read for one in some]
    if letters:
        return Segmented(text, letters, _all_left_out(text.text, letters, left_out, SITE))
    report, because = read_report(text, lines)
    letters = (report,) if report else ()
    reason = SITE_OF_REPORT if report else NO_LETTER
    return Segmented(text, letters, _all_left_out(text.text, letters, [], reason), because)


def _all_left_out(
    text: str, letters: Iterable[LetterParts], told: Sequence[LeftOut], because: str
) -> tuple[LeftOut, ...]:
    """Return what was left out with a reason, and all that is in no piece."""
    taken = [piece.span for letter in letters for piece in letter.pieces]
    taken += [one.span for one in told]
    others = [
        LeftOut(span, because if _has_words(text[span.start : span.end]) else RULED)
        for span in _between(text, sorted(taken))
    ]
    return tuple(sorted([*told, *others], key=lambda one: one.span))


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _between(text: str, taken: Iterable[Span]) -> Iterator[Span]:
    """Yield what lies between spans, without the blanks around it."""
    at = 0
    for span in (*taken, Span(len(text), len(text))):
        part = text[at : span.start]
        if bare := part.strip():
            start = at + part.index(bare)
            yield Span(start, start + len(bare))
        at = max(at, span.end)
