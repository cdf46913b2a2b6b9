"""Cut a text into runs: where it is emphasised, cites a document, has a slip or an abbreviation.

Nothing of the text is added, lost or changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from gazette.citations import CitationSpan, page_of
from gazette.records.body import Emphasis
from gazette.records.model import Sic
from gazette.sheet.model import DocumentLink, Line, Run, SheetPart, ShortForm, Slip, SlipMark
from gazette.sheet.slips import find_slips
from gazette.text.spans import find_whole
from gazette.vocabulary import Abbreviation
from gazette.vocabulary.short_forms import find_abbreviations

Cited = Mapping[str, Sequence[CitationSpan]]
"""Where a letter cites, by the place of the text: `d3`, `copies.1`, `b1.0.2` for a table's cell."""


@dataclass(frozen=True)
class _Span:
    """A stretch of a text, and what one field of its runs is."""

    start: int
    end: int
    value: Any


class LineBuilder:
    """Builds the lines of one letter, which must come in the order of reading.

    It numbers the places of each slip, and marks each abbreviation where it is used first.
    """

    def __init__(self, slips: Mapping[str, Sic], cited: Cited) -> None:
        self._slips = slips
        self._cited = cited
        self._marks: dict[str, list[SlipMark]] = {letter: [] for letter in slips}
        self._short_forms: dict[Abbreviation, ShortForm] = {}

    def part(self, text: str | None, place: str = "") -> SheetPart:
        """Return a part of one line; without a text it is empty."""
        return SheetPart((self.line(text, place),)) if text else SheetPart()

    def lines(self, texts: Iterable[str], place: str = "") -> tuple[Line, ...]:
        return tuple(self.line(text, f"{place}.{i}") for i, text in enumerate(texts))

    def line(self, text: str, place: str = "", emphasis: Iterable[Emphasis] = ()) -> Line:
        slips = list(self._slips_in(text))
        cited = list(self._citations_in(place, slips))
        layers = {
            "emphasis": [_Span(part.start, part.end, part.kind) for part in emphasis],
            "citation": cited,
            "slip": slips,
            "short_form": list(self._first_uses_in(text, cited)),
            "is_whole": [_Span(start, end, value=True) for start, end in find_whole(text)],
        }
        return Line(tuple(_runs(text, layers)))

    def slips(self) -> tuple[Slip, ...]:
        """Return every slip with its marks, after all lines were built."""
        return tuple(
            Slip(letter, sic.quote, sic.note, tuple(self._marks[letter]))
            for letter, sic in self._slips.items()
        )

    def short_forms(self) -> tuple[ShortForm, ...]:
        """Return every abbreviation that was met."""
        return tuple(self._short_forms.values())

    def _slips_in(self, text: str) -> Iterator[_Span]:
        for start, end, letter in find_slips(text, self._slips):
            marks = self._marks[letter]
            marks.append(SlipMark(letter, len(marks) + 1))
            yield _Span(start, end, marks[-1])

    def _citations_in(self, place: str, slips: Sequence[_Span]) -> Iterator[_Span]:
        for cited in self._cited.get(place, ()):
            is_parted = any(
                slip.start < edge < slip.end for slip in slips for edge in (cited.start, cited.end)
            )
            yield _Span(cited.start, cited.end, DocumentLink(page_of(cited.document), is_parted))

    def _first_uses_in(self, text: str, cited: Sequence[_Span]) -> Iterator[_Span]:
        """Yield abbreviations used first. One in a citation is none: a link holds no other."""
        for start, abbreviation in find_abbreviations(text):
            is_free = not any(span.start <= start < span.end for span in cited)
            if is_free and abbreviation not in self._short_forms:
                short = ShortForm(f"tat-{len(self._short_forms) + 1}", abbreviation)
                self._short_forms[abbreviation] = short
                yield _Span(start, start + len(abbreviation.short), short)


def _runs(text: str, layers: Mapping[str, Sequence[_Span]]) -> Iterator[Run]:
    """Cut a text at every edge of a span."""
    spans = [(span, name) for name, own in layers.items() for span in own]
    edges = {0, len(text), *(span.start for span, _ in spans), *(span.end for span, _ in spans)}
    ends_of_slips = {span.end for span in layers["slip"]}
    for start, end in pairwise(sorted(edges)):
        fields = {name: span.value for span, name in spans if span.start <= start < span.end}
        yield Run(text[start:end], ends_slip="slip" in fields and end in ends_of_slips, **fields)
