"""Which footnote each mark of a letter leads to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gazette.records.body import Block
from gazette.records.footnotes import marks_in, note_mark
from gazette.sheet.model import NoteMark


class NoteMarks:
    """The marks of the footnotes of a letter, or of one annex, taken in reading order.

    Where several notes have one mark, as on different pages of the paper, each mark leads to the
    next of them.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._notes: dict[str, list[str]] = defaultdict(list)
        self._marks: dict[str, list[NoteMark]] = defaultdict(list)
        self._taken: dict[str, int] = defaultdict(int)
        for block in blocks:
            if block.kind == "note":
                self._notes[note_mark(block.text)].append(block.id)

    def take(self, text: str) -> Iterator[tuple[int, int, NoteMark]]:
        """Yield the span of each mark in a text, with the note that it leads to."""
        for start, end in marks_in(text) if self._notes else ():
            if notes := self._notes.get(text[start:end]):
                place = min(self._taken[text[start:end]], len(notes) - 1)
                self._taken[text[start:end]] += 1
                marks = self._marks[notes[place]]
                marks.append(NoteMark(notes[place], len(marks) + 1))
                yield start, end, marks[-1]

    def of(self, note: str) -> tuple[NoteMark, ...]:
        """Return the marks that lead to a note. Call it after its text was read."""
        return tuple(self._marks[note])
