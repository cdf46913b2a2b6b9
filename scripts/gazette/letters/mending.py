"""What was changed on the way from a source file to a draft, as `mended` lists it.

In: the text of a source file, and the stretches of it that the draft has otherwise or not at all.
Out: entries that quote the source so that each names one place, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from gazette.letters.model import Change, LetterParts, Segmented, Span
from gazette.records.check.fidelity import mend
from gazette.records.check.flat import flat

_WIDTHS = (0, 12, 40, 120, 400)
"""Characters around a change that are quoted with it, until the quotation names one place."""
_ANOTHER = "Văn bản khác trong cùng tệp nguồn, có bản ghi riêng."


@dataclass(frozen=True, order=True)
class Edit:
    """A stretch of the source, and what the draft has in its place."""

    span: Span
    after: str
    because: str


def edits_of(parts: LetterParts, segmented: Segmented) -> list[Edit]:
    """Return all that a letter of a file has otherwise than the file, in the order of the text."""
    text = parts.text
    made = [*text.changes, *parts.changes]
    edits = [_of_change(one) for one in made if one.because]
    edits += [Edit(text.raw_span(one.span), "", one.because) for one in segmented.left_out]
    others = (one for one in segmented.letters if one != parts)
    edits += [Edit(text.raw_span(one), "", _ANOTHER) for other in others for one in _hull(other)]
    return _disjoint(edits)


def mended(source: str, edits: Iterable[Edit]) -> list[dict[str, str]]:
    """Return the entries of `mended`: of neighbours one, each with what is around it if needed."""
    rest, entries = flat(source), []
    waiting = list(edits)
    while waiting:
        entry, count = _entry(source, waiting, rest)
        del waiting[:count]
        if entry["before"] and entry["before"] != entry["after"]:
            entries.append(entry)
            rest = mend(rest, flat(entry["before"]), flat(entry["after"]))
    return entries


def _entry(source: str, edits: list[Edit], rest: str) -> tuple[dict[str, str], int]:
    """Return the entry of the first edits, and of how many it is."""
    for width in _WIDTHS:
        span, own = _around(source, edits, width)
        before = source[span.start : span.end].strip()
        if rest.count(flat(before)) == 1:
            break
    after = _applied(source, span, own).strip()
    reasons = " ".join(dict.fromkeys(edit.because for edit in own))
    return {"before": before, "after": after, "because": reasons}, len(own)


def _around(source: str, edits: list[Edit], width: int) -> tuple[Span, list[Edit]]:
    """Return the stretch of the first edit with its neighbourhood, and the edits in it."""
    first, *others = edits
    own, end = [first], _word_end(source, first.span.end, width or _least(first))
    for edit in others:
        if edit.span.start > end:
            break
        own.append(edit)
        end = _word_end(source, edit.span.end, width or _least(edit))
    return Span(_word_start(source, first.span.start, width or _least(first)), end), own


def _least(edit: Edit) -> int:
    """Return how much is quoted around an edit: of a few signs, the word that they stand at."""
    return 1 if edit.after or edit.span.end - edit.span.start < _WIDTHS[1] else 0


def _word_start(source: str, at: int, width: int) -> int:
    start = max(at - width, 0) if width else at
    while 0 < start < at + (width > 0) and not source[start - 1].isspace():
        start -= 1
    return start


def _word_end(source: str, at: int, width: int) -> int:
    end = min(at + width, len(source)) if width else at
    while width and end < len(source) and not source[end].isspace():
        end += 1
    return end


def _applied(source: str, span: Span, edits: Iterable[Edit]) -> str:
    parts, at = [], span.start
    for edit in edits:
        parts += [source[at : edit.span.start], edit.after]
        at = edit.span.end
    return "".join([*parts, source[at : span.end]])


def _of_change(change: Change) -> Edit:
    return Edit(change.span, change.after, change.because)


def _hull(parts: LetterParts) -> Iterator[Span]:
    """Yield the stretch that a letter takes of its text."""
    if parts.pieces:
        starts, ends = zip(*((one.span.start, one.span.end) for one in parts.pieces), strict=True)
        yield Span(min(starts), max(ends))


def _disjoint(edits: list[Edit]) -> list[Edit]:
    """Return edits in order, without those that lie in a larger one."""
    found: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.span.start, -one.span.end)):
        if edit.span.start == edit.span.end and not edit.after:
            continue
        if not found or edit.span.start >= found[-1].span.end:
            found.append(edit)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))  # noqa: S101
    return found
