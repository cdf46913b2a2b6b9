"""A page without letters: a news report of a direction, or no directive at all.

In: the lines of a page. Out: the report as parts, or None and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile, takewhile

from gazette.letters.model import CleanText, LetterParts, Piece
from gazette.letters.segment.bodies import changes_of, written
from gazette.letters.segment.lines import Line
from gazette.letters.segment.paragraphs import Paragraph, paragraphs_of
from gazette.letters.segment.signatures import is_person
from gazette.records.marks import mark_of

_PROSE = 120  # characters of a paragraph of news
_SENTENCE_END = re.compile(r"[.;] ")
_NEXT = 8  # blanks and line ends between two items of a list
_SENTENCE = 40  # characters of a short paragraph beside others
_SHORTEST_TITLE = 15
_LONGEST_TITLE = 250
_FULL_TITLE = 45  # characters of a line of a title that goes on
_LONGEST_NAME = 30
_ORDERS = 3  # sentences that order something, if nobody is said to direct
_BYLINE_LINES = 3


def read_report(text: CleanText, lines: Sequence[Line]) -> tuple[LetterParts | None, str | None]:
    """Return the report, or the reason why there is none."""
    own = _own_part(lines)
    is_print = own[:1] != lines[:1]
    paragraphs, _ = paragraphs_of(own, _is_site)
    because = "no text of a letter or of news"
    for start, end in filter(None, (_news(paragraphs), _notes(paragraphs))):
        above, body = paragraphs[:start], paragraphs[start:end]
        title = _printed_title(above) if is_print else _title(above)
        because = _is_no_report([*title, *body]) or ""
        if not because:
            byline = _byline(paragraphs[end:], text.text, body[-1].end)
            return _parts(text, title, body, byline), None
    return None, because


def _own_part(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines between what this site says of a text and the foot that it prints."""
    told = [at for at, line in enumerate(lines) if line.has("own-words-lead")]
    start = told[-1] if told else 0
    feet = (at for at in range(start, len(lines)) if lines[at].has("own-foot-lead"))
    return lines[start : next(feet, len(lines))]


def _parts(
    text: CleanText, title: Iterable[Paragraph], body: Sequence[Paragraph], byline: Iterable[Piece]
) -> LetterParts:
    lines = (line for one in title for line in one.lines)
    pieces = [Piece("subject", line.span) for line in lines]
    pieces = [*pieces, *(Piece("body", one.span) for one in body), *byline]
    changes = tuple(changes_of(text, body))
    return LetterParts(text, "report", tuple(pieces), None, written(body), changes)


def _is_site(line: Line) -> bool:
    goes_on = line.text[:1].islower() and not line.is_after_gap
    is_short = len(line.text) < _PROSE and not goes_on
    return line.has("own-words-lead") or (is_short and line.has("site", "stamp", "day"))


def _is_prose(paragraph: Paragraph) -> bool:
    return not paragraph.is_table and paragraph.end - paragraph.start >= _PROSE


def _news(paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Return the bounds of prose, with the short paragraphs above and below that belong to it."""
    prose = [i for i, one in enumerate(paragraphs) if _is_prose(one)]
    if not prose:
        return None
    start, end = prose[0], prose[-1] + 1
    while end < len(paragraphs) and _goes_on(paragraphs, end):
        end += 1
    while start > 1 and _is_sentence(paragraphs[start - 1]):
        start -= 1
    return start, end


def _goes_on(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Tell whether a paragraph belongs to the text above it: a sentence, or a list in its order."""
    if _is_item(paragraphs[at]):
        before = paragraphs[at - 1]
        is_next = paragraphs[at].start - before.end <= _NEXT and _is_item(before)
        return is_next or before.text.endswith((":", ";"))
    is_led = paragraphs[at].text.endswith(":") and at + 1 < len(paragraphs)
    return _is_sentence(paragraphs[at]) or (is_led and _goes_on(paragraphs, at + 1))


def _is_item(paragraph: Paragraph) -> bool:
    return paragraph.lines[0].has_dash or bool(mark_of(paragraph.text))


def _notes(paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Return the bounds of notes of a meeting, in which somebody directs a list of things."""
    for at, one in enumerate(paragraphs[:-1]):
        is_led = one.text.endswith(":") and Line(one.text, 0).has("direction-inside")
        if at and is_led and _is_item(paragraphs[at + 1]):
            told = (i for i in range(1, at) if _tells_event(paragraphs[i]))
            ends = range(at + 2, len(paragraphs))
            end = next((i for i in ends if not _goes_on(paragraphs, i)), len(paragraphs))
            return next(told, at), end
    return None


def _tells_event(paragraph: Paragraph) -> bool:
    return Line(paragraph.text, 0).has("event-inside", "event-lead")


def _is_sentence(paragraph: Paragraph) -> bool:
    is_long = paragraph.end - paragraph.start >= _SENTENCE
    return (
        is_long and paragraph.text.endswith((".", ".”", '."', "!", "…")) and not paragraph.is_table
    )


def _is_no_report(body: Sequence[Paragraph]) -> str | None:
    """Return why a text reports no direction; None if it does."""
    sentences = [Line(part, 0) for one in body for part in _SENTENCE_END.split(one.text)]
    if not any(line.has("topic-inside") for line in sentences):
        return "the text is not about Covid-19"
    is_told = any(line.has("direction-inside") for line in sentences)
    orders = sum(line.text[:1].isupper() and line.has("order-lead") for line in sentences)
    is_event = any(line.has("event-inside", "event-lead") for line in sentences)
    if is_event and (is_told or orders >= _ORDERS):
        return None
    return "the text has no letter, and reports no direction"


def _printed_title(above: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the title that this site prints: all but the end of what it says of the text."""
    return list(dropwhile(lambda one: one.text[:1].islower(), above))


def _title(above: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the last line above the text that can be its title, with those it stands among."""
    for at in reversed(range(len(above))):
        one = above[at]
        if not one.is_table and _SHORTEST_TITLE <= one.end - one.start <= _LONGEST_TITLE:
            first = at
            while first and _goes_on_from(above[first - 1], above[first]):
                first -= 1
            below = takewhile(lambda other: not other.lines[0].is_after_gap, above[at + 1 :])
            return [*above[first : at + 1], *below]
    return []


def _goes_on_from(above: Paragraph, line: Paragraph) -> bool:
    """Tell whether a line goes on with a title of two lines."""
    is_next = line.start - above.end == 1 and not line.lines[0].is_after_gap
    return is_next and above.end - above.start >= _FULL_TITLE and line.text != above.text


def _byline(below: Sequence[Paragraph], text: str, end: int) -> list[Piece]:
    """Return the line below the text that names its author."""
    lines = [one.lines[0] for one in below[:_BYLINE_LINES]]
    for line in lines:
        is_next = not text[end : line.start].strip()
        if line.has("byline") or (is_next and (is_person(line) or _is_name(line))):
            return [Piece("byline", line.span)]
    return []


def _is_name(line: Line) -> bool:
    return line.is_capitals and len(line.text) <= _LONGEST_NAME
