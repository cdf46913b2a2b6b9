"""A text that is changed step by step, each of its characters with the stretch it comes from.

In: a text as decoded, and edits. Out: `CleanText`, whose changes rebuild the one from the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette.letters.model import Change, CleanText, RawText, Span


@dataclass(frozen=True)
class Edit:
    """What stands from `start` to `end` becomes `after`."""

    start: int
    end: int
    after: str
    because: str = ""


class EditedText:
    """A text under way."""

    def __init__(self, raw: RawText) -> None:
        self.text = raw.text
        self._raw = raw
        self._starts = list(range(len(raw.text)))
        self._ends = list(range(1, len(raw.text) + 1))
        self._reasons: list[tuple[Span, str]] = []

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make edits, in order and without overlap, all of them of the text as it is now."""
        texts, starts, ends = list[str](), list[int](), list[int]()
        done = 0
        for edit in edits:
            span = Span(self._starts[edit.start], self._ends[edit.end - 1])
            texts += (self.text[done : edit.start], edit.after)
            starts += self._starts[done : edit.start] + [span.start] * len(edit.after)
            ends += self._ends[done : edit.start] + [span.end] * len(edit.after)
            done = edit.end
            if edit.because:
                self._reasons.append((span, edit.because))
        if texts:
            self.text = "".join((*texts, self.text[done:]))
            self._starts = starts + self._starts[done:]
            self._ends = ends + self._ends[done:]

    def clean_text(self) -> CleanText:
        """Return the text with its changes and the way back."""
        changes, marks, origins = list[Change](), [0], [0]
        waiting = sorted(self._reasons, reverse=True)
        for raw, text in self._regions():
            because = list[str]()
            while waiting and waiting[-1][0].start < raw.end:
                because.append(waiting.pop()[1])
            before, after = self._raw.text[raw.start : raw.end], self.text[text.start : text.end]
            changes.append(Change(raw, before, after, " ".join(dict.fromkeys(because))))
            marks += (text.start, text.end)
            origins += (raw.start, raw.end)
        return CleanText(self._raw, self.text, tuple(changes), tuple(marks), tuple(origins))

    def _regions(self) -> Iterator[tuple[Span, Span]]:
        """Yield where the texts differ: the stretch as decoded, and the one that it became."""
        given, length = self._raw.text, len(self.text)
        at = raw = 0
        while at < length or raw < len(given):
            if at < length and self._is_kept(at, raw):
                at, raw = at + 1, raw + 1
                continue
            first, at = at, next((i for i in range(at, length) if self._is_kept(i)), length)
            end = self._starts[at] if at < length else len(given)
            yield Span(raw, end), Span(first, at)
            raw = end

    def _is_kept(self, at: int, raw: int | None = None) -> bool:
        """Tell whether a character is as it was, and stands for the one at `raw`."""
        start = self._starts[at]
        is_one = self._ends[at] == start + 1 and self._raw.text[start] == self.text[at]
        return is_one and raw in (None, start)
