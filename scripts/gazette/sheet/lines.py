"""Split text at the edges of emphasis, citations, slips and abbreviations; call in reading order.

Nothing of the text is added, lost or changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from gazette.citations import CitationSpan, page_of
from gazette.records.emphasis import Emphasis
from gazette.records.model import Sic
from gazette.records.record import Record
from gazette.sheet.model import DocumentLink, Line, Run, SheetPart, ShortForm, Slip, SlipMark
from gazette.sheet.notes import NoteMarks
from gazette.text.spans import find_all, find_whole
from gazette.vocabulary import Abbreviation
from gazette.vocabulary.short_forms import find_abbreviations

CitedByPlace = Mapping[str, Sequence[CitationSpan]]
"""Citations by the place of the text: `d3`, `copies.1`, `b1.0.2` for a table's cell."""

_BELOW_BODY = ("copies", "signature", "signatures", "byline")


@dataclass(frozen=True)
class _Span:
    """A stretch of a text, and the value that one field of its runs takes."""

    start: int
    end: int
    value: Any


class PlainLineBuilder:
    """Builds lines of a single run, for those who read nothing but texts."""

    def enter(self, notes: NoteMarks) -> None:
        """Begin the letter or an annex, whose footnotes the lines that follow may name."""

    def part(self, text: str | None, place: str = "") -> SheetPart:
        """Return a part of one line, or an empty one without a text."""
        return SheetPart((self.line(text, place),)) if text else SheetPart()

    def lines(
        self, texts: Iterable[str], place: str = "", *, has_dash: bool = False
    ) -> tuple[Line, ...]:
        return tuple(
            self.line(text, f"{place}.{i}", has_dash=has_dash) for i, text in enumerate(texts)
        )

    def line(
        self,
        text: str,
        place: str = "",  # noqa: ARG002 (builders that cut lines ask for it)
        emphasis: Iterable[Emphasis] = (),  # noqa: ARG002
        *,
        has_dash: bool = False,
    ) -> Line:
        return Line((Run(text),) if text else (), has_dash)

    def slips(self) -> tuple[Slip, ...]:
        return ()

    def short_forms(self) -> tuple[ShortForm, ...]:
        return ()


class LineBuilder(PlainLineBuilder):
    """Builds the lines of one letter, which must come in reading order.

    It numbers the marks of each slip, and marks each abbreviation at its first use.
    """

    def __init__(self, record: Record, cited: CitedByPlace) -> None:
        self._slips = _lettered_slips(record)
        self._cited = cited
        self._marks: dict[str, list[SlipMark]] = {letter: [] for letter in self._slips}
        self._short_forms: dict[Abbreviation, ShortForm] = {}
        self._unused = set(record.short_forms)
        self._notes = NoteMarks(())

    def enter(self, notes: NoteMarks) -> None:
        self._notes = notes

    def line(
        self,
        text: str,
        place: str = "",
        emphasis: Iterable[Emphasis] = (),
        *,
        has_dash: bool = False,
    ) -> Line:
        slips = list(self._slips_in(text))
        cited = list(self._citations_in(place, slips))
        layers = {
            "emphasis": [_Span(part.start, part.end, part.kind) for part in emphasis],
            "citation": cited,
            "slip": slips,
            "short_form": list(self._first_uses_in(text, cited)),
            "note": [_Span(start, end, mark) for start, end, mark in self._notes.take(text)],
            "is_whole": [_Span(start, end, value=True) for start, end in find_whole(text)],
        }
        return Line(tuple(_runs(text, layers)), has_dash)

    def slips(self) -> tuple[Slip, ...]:
        """Return every slip with its marks. Call it after all lines were built."""
        return tuple(
            Slip(letter, sic.quote, sic.note, sic.may_change_meaning, tuple(self._marks[letter]))
            for letter, sic in self._slips.items()
        )

    def short_forms(self) -> tuple[ShortForm, ...]:
        return tuple(self._short_forms.values())

    def _slips_in(self, text: str) -> Iterator[_Span]:
        """Yield the slips in a text; of two that overlap, the first."""
        found = [
            (start, end, letter)
            for letter, sic in self._slips.items()
            for start, end in find_all(text, sic.quote)
        ]
        last_end = 0
        for start, end, letter in sorted(found):
            if start >= last_end:
                marks = self._marks[letter]
                is_grave = self._slips[letter].may_change_meaning
                marks.append(SlipMark(letter, len(marks) + 1, may_change_meaning=is_grave))
                yield _Span(start, end, marks[-1])
                last_end = end

    def _citations_in(self, place: str, slips: Sequence[_Span]) -> Iterator[_Span]:
        for cited in self._cited.get(place, ()):
            is_split = any(
                slip.start < edge < slip.end for slip in slips for edge in (cited.start, cited.end)
            )
            yield _Span(cited.start, cited.end, DocumentLink(page_of(cited.document), is_split))

    def _first_uses_in(self, text: str, cited: Sequence[_Span]) -> Iterator[_Span]:
        """Yield abbreviations at their first use outside citations: a link holds no other link."""
        if not any(short in text for short in self._unused):
            return
        for start, abbreviation in find_abbreviations(text):
            is_cited = any(span.start <= start < span.end for span in cited)
            if not is_cited and abbreviation not in self._short_forms:
                short = ShortForm(f"tat-{len(self._short_forms) + 1}", abbreviation)
                self._short_forms[abbreviation] = short
                self._unused.discard(abbreviation.short)
                yield _Span(start, start + len(abbreviation.short), short)


def _slip_letter(position: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    tens, ones = divmod(position, 26)
    return (_slip_letter(tens - 1) if tens else "") + chr(ord("a") + ones)


def _lettered_slips(record: Record) -> dict[str, Sic]:
    """Return the slips of a record by their letters: those that may change the meaning first.

    Either are in reading order.
    """
    printed = record.directive.printed()
    below = [piece for path, piece in printed if path[0] in _BELOW_BODY]
    above = [piece for path, piece in printed if path[0] not in _BELOW_BODY]
    letter = [block.text for block in record.blocks if not block.annex]
    annexes = [block.text for block in record.blocks if block.annex]
    text = "\n".join([*above, *letter, *below, *annexes])
    slips = record.directive.sic
    ordered = sorted(slips, key=lambda sic: (not sic.may_change_meaning, text.find(sic.quote)))
    return {_slip_letter(i): sic for i, sic in enumerate(ordered)}


def _runs(text: str, layers: Mapping[str, Sequence[_Span]]) -> Iterator[Run]:
    """Cut a text at every edge of a span."""
    spans = [(span, name) for name, layer in layers.items() for span in layer]
    if text and not spans:
        yield Run(text)
        return
    edges = {0, len(text), *(span.start for span, _ in spans), *(span.end for span, _ in spans)}
    ends_of_slips = {span.end for span in layers["slip"]}
    for start, end in pairwise(sorted(edges)):
        fields = {name: span.value for span, name in spans if span.start <= start < span.end}
        if "note" in fields:  # a link of its own
            fields.pop("citation", None)
        yield Run(text[start:end], ends_slip="slip" in fields and end in ends_of_slips, **fields)
