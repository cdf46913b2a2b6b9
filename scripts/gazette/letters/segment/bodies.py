"""The body of a letter as a record writes it.

In: the paragraphs of a letter and its annexes. Out: Markdown as `records/body.py` reads it, and the
changes made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gazette.letters.model import Change, CleanText, Span
from gazette.letters.segment.paragraphs import Paragraph
from gazette.letters.segment.reasons import JOINED, JOINED_OVER_NUMBER
from gazette.records.body_parts import TABLE_RULE

_WORDS_AROUND = 2
_LAST_WORDS = re.compile(r"(?:\S+[ \t\u00a0]+)?\S+$")
_FIRST_WORDS = re.compile(r"\S+(?:[ \t\u00a0]+\S+)?")


def written(paragraphs: Iterable[Paragraph], titles: Iterable[int] = ()) -> str:
    """Return the body; `titles` are the offsets of paragraphs that are titles of annexes."""
    begins = set(titles)
    return "\n\n".join(_text(one, is_title=one.start in begins) for one in paragraphs)


def _text(paragraph: Paragraph, *, is_title: bool) -> str:
    if paragraph.is_table:
        return "\n".join(_rows([line.text for line in paragraph.lines]))
    text = " ".join(line.text for line in paragraph.lines)
    return f"# {text.lstrip('# ')}" if is_title else text


def _rows(rows: Sequence[str]) -> Iterator[str]:
    """Yield the rows of a table, with the line under the head that a record needs."""
    yield rows[0]
    if len(rows) < 2 or not TABLE_RULE.fullmatch(rows[1]):  # noqa: PLR2004 (head and rule)
        yield f"|{' --- |' * (rows[0].strip('|').count('|') + 1)}"
    yield from rows[1:]


def changes_of(text: CleanText, paragraphs: Iterable[Paragraph]) -> Iterator[Change]:
    """Yield a change for each page turn over which a paragraph was joined."""
    for paragraph in paragraphs:
        for number in paragraph.breaks:
            yield _joined(text, paragraph, number)


def _joined(text: CleanText, paragraph: Paragraph, number: int) -> Change:
    before, after = paragraph.lines[number - 1], paragraph.lines[number]
    last, first = _LAST_WORDS.search(before.text), _FIRST_WORDS.match(after.text)
    start = before.start + (last.start() if last else 0)
    end = after.start + (first.end() if first else 0)
    span = text.raw_span(Span(start, end))
    has_number = bool(text.text[before.end : after.start].strip())
    return Change(
        span,
        text.raw.text[span.start : span.end],
        f"{text.text[start : before.end]} {text.text[after.start : end]}",
        JOINED_OVER_NUMBER if has_number else JOINED,
    )
