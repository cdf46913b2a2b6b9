"""The footnotes of a letter, which stand below its signature or at the foot of any page.

In: the paragraphs of a body, or the lines below a signature. Out: the notes among them. A note
begins with a mark that a word above it bears.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gazette.letters.segment.lines import Line
from gazette.letters.segment.paragraphs import Paragraph
from gazette.records.footnotes import marks_in, note_mark


def notes_last(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a letter with its notes last, as a record has them."""
    text, notes, used = list[Paragraph](), list[Paragraph](), set[str]()
    for one in paragraphs:
        (notes if note_mark(one.text) in used else text).append(one)
        used |= marks_of(one)
    return [*text, *notes]


def count_note_lines(lines: Sequence[Line], body: Iterable[Paragraph]) -> int:
    """Return how many lines below a signature are notes of the body."""
    used = {mark for one in body for mark in marks_of(one)}
    count = 0
    for line in lines:
        goes_on = count and not line.is_after_gap and not line.is_capitals
        if note_mark(line.text) not in used and not goes_on:
            break
        count += 1
    return count


def lines_below_foot(lines: Sequence[Line], body: Iterable[Paragraph]) -> Sequence[Line]:
    """Return the lines of notes that stand below the foot that this site prints."""
    foot = next((at for at, line in enumerate(lines) if line.has("own-foot-lead")), len(lines))
    used = {mark for one in body for mark in marks_of(one)}
    own = (at for at in range(foot, len(lines)) if note_mark(lines[at].text) in used)
    first = next(own, len(lines))
    return lines[first : first + count_note_lines(lines[first:], body)]


def notes_among(annexes: Iterable[Paragraph], body: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the notes of the body that stand at the end of its annexes."""
    used = {mark for one in body for mark in marks_of(one)}
    found: list[Paragraph] = []
    for one in annexes:
        if note_mark(one.text) in used:
            found.append(one)
        used -= marks_of(one)
    return found


def marks_of(paragraph: Paragraph) -> set[str]:
    """Return the marks that words of a paragraph bear."""
    text = paragraph.text
    return {text[start:end] for start, end in marks_in(text)}
