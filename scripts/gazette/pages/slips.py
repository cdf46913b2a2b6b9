"""The notes on the slips of a letter, each with the places where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette.pages.labels import label
from gazette.pages.names import capitalised
from gazette.sheet import Line, Sheet, Slip


@dataclass(frozen=True)
class SlipNote:
    slip: Slip
    place: str
    """Where it stands: "Điểm 2, gạch đầu dòng thứ nhất; Nơi nhận"."""

    @property
    def text(self) -> str:
        """The whole note, for paper, whose text bears no mark of it."""
        return label("slip", "text", place=self.place, quote=self.slip.quote, note=self.slip.note)


def slip_notes(sheet: Sheet) -> tuple[SlipNote, ...]:
    """Return the notes in the order in which the slips are read."""
    lines = list(_named_lines(sheet))
    return tuple(SlipNote(slip, _places_of(slip, lines)) for slip in sheet.slips)


def _places_of(slip: Slip, lines: Iterable[tuple[str, str]]) -> str:
    names = dict.fromkeys(name for name, text in lines if slip.quote in text)
    return capitalised("; ".join(names))


def _named_lines(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the text of every line, with the name of the point or the part that it belongs to."""

    def named(part: str, lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
        return ((label("printed", part), line.text) for line in lines)

    yield from named("letterhead", sheet.head.lines if sheet.head else ())
    yield from named("subject", sheet.headline.lines)
    yield from named("recipients", (*sheet.addressed.lines, *sheet.recipients))
    for text in sheet.texts:
        for block in text.blocks:
            yield from ((block.name, line.text) for line in block.lines)
        yield from ((note.name, note.line.text) for note in text.notes)
    yield from named("copies", sheet.copies)
    for sign in sheet.signatures:
        yield from named("signature", sign.lines)
    yield from named("byline", sheet.byline.lines)
    for annex in sheet.annexes:
        yield from ((annex.name, line.text) for line in annex.title.lines)
