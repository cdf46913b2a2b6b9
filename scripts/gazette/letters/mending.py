"""What was changed on the way from a source file to a draft, as `mended` lists it.

In: the text of a source file, and the stretches of it that the draft has otherwise or not at all.
Out: entries that quote the source so that each names one place, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from gazette.letters.model import Change, LetterParts, Segmented, Span
from gazette.records.check.fidelity import mend as without
from gazette.records.check.flat import flat

_WIDTHS = (0, 12, 40, 120, 400)
"""Characters around a change that are quoted with it, until the quotation names one place."""
_FEW = 12
_OTHER_SIGNS = "Thay ký tự trắng, ký tự ẩn mà bản chép không dùng."
_ANOTHER = "Văn bản khác trong cùng tệp nguồn, có bản ghi riêng."


@dataclass(frozen=True, order=True)
class Mend:
    """A stretch of the source, and what the draft has in its place."""

    span: Span
    after: str
    because: str


def mends_of(parts: LetterParts, segmented: Segmented) -> list[Mend]:
    """Return all that a letter of a file has otherwise than the file, in the order of the text."""
    text = parts.text
    made = [*text.changes, *parts.changes]
    mends = [_of_change(one) for one in made if one.because or _is_compared(one)]
    mends += [Mend(text.raw_span(one.span), "", one.because) for one in segmented.left_out]
    others = (one for one in segmented.letters if one != parts)
    mends += [Mend(text.raw_span(one), "", _ANOTHER) for other in others for one in _hull(other)]
    return _disjoint(mends)


def mended(source: str, mends: Iterable[Mend]) -> list[dict[str, str]]:
    """Return the entries of `mended`: of neighbours one, each with what is around it if needed."""
    rest, entries = flat(source), []
    waiting = list(mends)
    while waiting:
        entry, count = _entry(source, waiting, rest)
        del waiting[:count]
        if entry["before"] and entry["before"] != entry["after"]:
            entries.append(entry)
            rest = without(rest, flat(entry["before"]), flat(entry["after"]))
    return entries


def _entry(source: str, mends: list[Mend], rest: str) -> tuple[dict[str, str], int]:
    """Return the entry of the first mends, and of how many it is."""
    for width in _WIDTHS:
        span, own = _around(source, mends, width)
        before = source[span.start : span.end].strip()
        if rest.count(flat(before)) == 1:
            break
    after = _applied(source, span, own).strip()
    reasons = " ".join(dict.fromkeys(mend.because for mend in own))
    return {"before": before, "after": after, "because": reasons}, len(own)


def _around(source: str, mends: list[Mend], width: int) -> tuple[Span, list[Mend]]:
    """Return the stretch of the first mend with its neighbourhood, and the mends in it."""
    first, *others = mends
    own, end = [first], _end(source, first, width)
    for mend in others:
        if mend.span.start > end:
            break
        own.append(mend)
        end = max(end, _end(source, mend, width))
    return Span(_start(source, first, width), end), own


def _start(source: str, mend: Mend, width: int) -> int:
    """Return where a quotation of a mend begins: so much before it, with a whole word."""
    start = max(mend.span.start - width, 0)
    if width or _is_within_words(mend):
        while start and not source[start - 1].isspace():
            start -= 1
    return start


def _end(source: str, mend: Mend, width: int) -> int:
    end = min(mend.span.end + width, len(source))
    if width or _is_within_words(mend):
        while end < len(source) and not source[end].isspace():
            end += 1
    return end


def _is_within_words(mend: Mend) -> bool:
    """Tell whether the words around a mend say what it is: it is a few signs, or puts some."""
    return bool(mend.after) or mend.span.end - mend.span.start < _FEW


def _applied(source: str, span: Span, mends: Iterable[Mend]) -> str:
    parts, at = [], span.start
    for mend in mends:
        parts += [source[at : mend.span.start], mend.after]
        at = mend.span.end
    return "".join([*parts, source[at : span.end]])


def _of_change(change: Change) -> Mend:
    return Mend(change.span, change.after, change.because or _OTHER_SIGNS)


def _is_compared(change: Change) -> bool:
    """Tell whether the check of a record counts a change, as that of a tab to a blank."""
    return flat(f"x{change.before}x") != flat(f"x{change.after}x")


def _hull(parts: LetterParts) -> Iterator[Span]:
    """Yield the stretch that a letter takes of its text."""
    if parts.pieces:
        starts, ends = zip(*((one.span.start, one.span.end) for one in parts.pieces), strict=True)
        yield Span(min(starts), max(ends))


def _disjoint(mends: list[Mend]) -> list[Mend]:
    """Return mends in order, without those that lie in a larger one."""
    found: list[Mend] = []
    for mend in sorted(mends, key=lambda one: (one.span.start, -one.span.end)):
        if mend.span.start == mend.span.end and not mend.after:
            continue
        if not found or mend.span.start >= found[-1].span.end:
            found.append(mend)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))  # noqa: S101
    return found
