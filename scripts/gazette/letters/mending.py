"""What was changed on the way from a source file to a draft, as `mended` lists it.

In: the text of a source file, and the stretches of it that the draft has otherwise or not at all.
Out: entries that quote the source so that each names one place, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from gazette.letters.edges import row_end, table_start, word_end, word_start
from gazette.letters.model import Change, LetterParts, Segmented, Span
from gazette.records.check.flat import flat
from gazette.text.fold import nfc

_WIDTHS = (0, 12, 40, 120, 400)
"""Characters around a change that are quoted with it, until the quotation names one place."""
_OTHER_SIGNS = "Thay ký tự trắng, ký tự ẩn mà bản chép không dùng."
_LABEL = "Nơi nhận:"
"""What stands above the copies, which records leave out."""
_NO_LABEL = "Bản chép không ghi nhãn phía trên nơi nhận."
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
    labels = (span for span in parts.spans("copies-label") if _LABEL not in text.quote(span))
    mends += [Mend(text.raw_span(span), "", _NO_LABEL) for span in labels]
    others = (one for one in segmented.letters if one != parts)
    mends += [Mend(text.raw_span(one), "", _ANOTHER) for other in others for one in _hull(other)]
    return _disjoint(mends)


def mended(source: str, mends: Iterable[Mend]) -> list[dict[str, str]]:
    """Return the entries of `mended`: of neighbours one, each with what is around it if needed."""
    entries = [_entry(source, one) for one in _stretches(source, list(mends))]
    return [one for one in entries if flat(one["before"]) != flat(one["after"])]


@dataclass(frozen=True)
class _Stretch:
    """A stretch of the source that is quoted, and the mends in it."""

    span: Span
    mends: tuple[Mend, ...]
    width: int = 0
    """How far it goes beyond them, as an index of `_WIDTHS`."""

    def with_next(self, other: _Stretch) -> _Stretch:
        end = max(self.span.end, other.span.end)
        mends = (*self.mends, *other.mends)
        return _Stretch(Span(self.span.start, end), mends, max(self.width, other.width))


def _stretches(source: str, mends: list[Mend]) -> list[_Stretch]:
    """Return stretches that do not touch; each is widened until its words occur once."""
    whole, found = flat(_as_kept(source)), [_stretch(source, (mend,), 0) for mend in mends]
    while True:
        found = _merged(found)
        unclear = [one for one in found if _may_be_wider(one) and not _is_once(source, one, whole)]
        if not unclear:
            return found
        found = [
            _stretch(source, one.mends, one.width + 1) if one in unclear else one for one in found
        ]


def _may_be_wider(one: _Stretch) -> bool:
    return one.width + 1 < len(_WIDTHS)


def _is_once(source: str, one: _Stretch, whole: str) -> bool:
    words = flat(_as_kept(source[one.span.start : one.span.end]))
    first = whole.find(words)
    return first >= 0 and whole.find(words, first + 1) < 0


def _merged(found: list[_Stretch]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    for one in found:
        if merged and one.span.start <= merged[-1].span.end:
            merged[-1] = merged[-1].with_next(one)
        else:
            merged.append(one)
    return merged


def _stretch(source: str, mends: tuple[Mend, ...], width: int) -> _Stretch:
    """Return the stretch of some mends with so much around them, in whole words.

    A mend of whole lines is quoted alone, if that is enough.
    """
    start, end = mends[0].span.start, mends[-1].span.end
    line_start = source.rfind("\n", 0, start) + 1
    line_end = source.find("\n", end)
    line_end = len(source) if line_end < 0 else line_end
    if width or mends[0].after or source[line_start:start].strip():
        start = word_start(source, max(start - _WIDTHS[width], 0))
    if width or mends[-1].after or source[end:line_end].strip():
        end = word_end(source, min(end + _WIDTHS[width], len(source)))
    if width:
        start, end = table_start(source, start), row_end(source, end)
    return _Stretch(Span(start, end), mends, width)


def _entry(source: str, one: _Stretch) -> dict[str, str]:
    reasons = " ".join(dict.fromkeys(mend.because for mend in one.mends))
    before, after = source[one.span.start : one.span.end], _applied(source, one)
    return {"before": _as_kept(before), "after": _as_kept(after), "because": reasons}


def _as_kept(text: str) -> str:
    """Return a text as the check reads a source: composed, and with the usual ends of lines."""
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _applied(source: str, one: _Stretch) -> str:
    parts, at = [], one.span.start
    for mend in one.mends:
        parts += [source[at : mend.span.start], mend.after]
        at = mend.span.end
    return "".join([*parts, source[at : one.span.end]])


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


def _order(numbered: tuple[int, Mend]) -> tuple[int, int, int]:
    number, mend = numbered
    return mend.span.start, -mend.span.end, -number


def _disjoint(mends: list[Mend]) -> list[Mend]:
    """Return mends in order, without those that lie in a larger one, or in one made later."""
    found: list[Mend] = []
    for _, mend in sorted(enumerate(mends), key=_order):
        if mend.span.start == mend.span.end and not mend.after:
            continue
        if not found or mend.span.start >= found[-1].span.end:
            found.append(mend)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))  # noqa: S101
    return found
