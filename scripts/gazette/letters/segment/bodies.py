"""The body of a letter as a record writes it.

In: the paragraphs of a letter and its annexes. Out: Markdown as `records/body.py` reads it, and the
changes made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gazette.letters.model import Change, CleanText, Span
from gazette.letters.segment.paragraphs import Paragraph
from gazette.letters.segment.reasons import (
    HEADING_SIGN,
    JOINED,
    JOINED_OVER_NUMBER,
    JOINED_OVER_SITE,
)

_NUMBER = 20  # characters of a page number
_FIRST_WORDS = re.compile(r"\S+(?:[ \t\u00a0]+\S+)?")


def written(paragraphs: Iterable[Paragraph], titles: Iterable[int] = ()) -> str:
    """Return the body; `titles` are the offsets of paragraphs that are titles of annexes."""
    begins = set(titles)
    return "\n\n".join(_text(one, is_title=one.start in begins) for one in paragraphs)


def _text(paragraph: Paragraph, *, is_title: bool) -> str:
    if paragraph.is_table:
        return "\n".join(_rows(paragraph))
    bare = paragraph.text.lstrip("# ") if paragraph.text.startswith("# ") else paragraph.text
    return f"# {bare}" if is_title else bare


def _rows(table: Paragraph) -> Iterator[str]:
    """Yield the rows of a table, with the line under the head that a record needs."""
    first, *others = (line.text for line in table.lines)
    yield first
    if not table.has_head:
        yield f"|{' --- |' * (first.strip('|').count('|') + 1)}"
    yield from others


def changes_of(
    text: CleanText, paragraphs: Iterable[Paragraph], titles: Iterable[int] = ()
) -> Iterator[Change]:
    """Yield the changes: page turns over which a paragraph was joined, and signs of headings."""
    begins = set(titles)
    for paragraph in paragraphs:
        if paragraph.text.startswith("# ") and paragraph.start not in begins:
            yield _without_sign(text, paragraph)
        for number in paragraph.breaks:
            yield _joined(text, paragraph, number)


def _without_sign(text: CleanText, paragraph: Paragraph) -> Change:
    """Return the change that takes out "# ", which begins the title of an annex in a record."""
    first = paragraph.lines[0]
    words = _FIRST_WORDS.match(first.text.lstrip("# "))
    length = len(first.text) - len(first.text.lstrip("# ")) + (words.end() if words else 0)
    span = text.raw_span(Span(first.start, first.start + length))
    after = words[0] if words else ""
    return Change(span, text.raw.text[span.start : span.end], after, HEADING_SIGN)


def _joined(text: CleanText, paragraph: Paragraph, number: int) -> Change:
    before, after = paragraph.lines[number - 1], paragraph.lines[number]
    first = _FIRST_WORDS.match(after.text)
    start = before.start + _last_words(before.text)
    end = after.start + (first.end() if first else 0)
    span = text.raw_span(Span(start, end))
    between = text.text[before.end : after.start].strip()
    joint = "\n" if paragraph.is_table else " "
    return Change(
        span,
        text.raw.text[span.start : span.end],
        f"{text.text[start : before.end]}{joint}{text.text[after.start : end]}",
        _reason(between),
    )


def _last_words(line: str) -> int:
    """Return where the last two words of a line begin."""
    before, *last = line.rsplit(None, 2)
    return len(line) - len(line[len(before) :].lstrip()) if len(last) > 1 else 0


def _reason(between: str) -> str:
    """Return the reason to join what stands on both sides of a page turn, or of other words."""
    if not between:
        return JOINED
    return (
        JOINED_OVER_NUMBER
        if any(map(str.isdigit, between)) and len(between) < _NUMBER
        else (JOINED_OVER_SITE)
    )
