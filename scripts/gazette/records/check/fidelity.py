"""The rule of fidelity: record and source file have the same characters, each accounted for.

The source file is kept beside the record. Its text must consist of the record's body (in one
piece), the printed pieces around it, what `mended` says was changed, and the bare signs of the
form (dashes, emphasis markers, "Kính gửi:", "Nơi nhận:"), with nothing left over. Blank lines and
line wraps don't count; every other character does.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import accumulate
from pathlib import Path

from gazette.records.check.differences import Difference, align
from gazette.records.problem import FieldPath, Problem
from gazette.records.record import LARGEST_TEXT, Record
from gazette.text.signs import unlike_signs

_GAP = "\x00"  # replaces a piece that was found, so that no other piece is found across it
_STAR = "⁎"  # replaces a `*` alone on its line: that of the letterhead, not an emphasis marker
_LABELS = re.compile(r"Kính gửi:|Nơi nhận:")
_SIGNS = re.compile(r"^[-*\\\s]+|[-*\\\s]+$")
_LONGEST = 80  # characters of a difference that a message quotes
_DISPLACED = 200  # characters; where so many are lost or added, the rest of the source says nothing
_TRIED = 20  # fields that are compared with what no field has
_SIMILAR = 0.6  # how much of a line of the source is that of a field that isn't in it
_FILE_TYPES = (".txt", ".pdf", ".docx", ".jpg", ".png")


def record_matches_its_source(record: Record) -> Iterator[Problem]:
    """The source file exists, has the checksum given, and all its text is in the record."""
    name, original = record.directive.source.file, record.original
    if name is None:
        return
    if fault := _file_fault(original):
        yield record.problem(("source", "file"), *fault)
        return
    if record.original_bytes is None:
        yield record.problem(("source", "file"), "can't be read", "let everyone read the file")
        return
    digest = hashlib.sha256(record.original_bytes).hexdigest()
    if record.directive.source.sha256 != digest:
        wrong = "is not the checksum of the file"
        yield record.problem(("source", "sha256"), wrong, f"write {digest}")
    if record.original_text is not None:
        yield from _differences(record, flat(record.original_text))
    elif record.is_compared:
        wrong, right = "the file is not UTF-8", "keep a copy saved as UTF-8, and its checksum"
        if len(record.original_bytes) > LARGEST_TEXT:
            wrong, right = "the file is too large for a text", "keep the text of the letter alone"
        yield record.problem(("source", "file"), wrong, right)


def _file_fault(original: Path | None) -> tuple[str, str] | None:
    """Return what is wrong with the name or type of the source file, and what would be right."""
    if original is None:
        right = "keep it beside the record; use only ASCII letters, digits, dots and dashes"
        return "is not a plain file name", right
    if original.suffix.lower() not in _FILE_TYPES:
        right = f"keep it as one of {', '.join(_FILE_TYPES)} (a web page as its text)"
        return "is of a file type that is not published", right
    if not original.is_file():
        return "there is no such file", f'keep it beside the record, as "{original.name}"'
    return None


def _differences(record: Record, rest: str) -> Iterator[Problem]:
    """Remove the parts of the record from the source one by one; report what does not match."""
    for i, change in enumerate(record.directive.mended):
        before = flat(change.before)
        if before and before in rest:
            rest = _mend(rest, before, flat(change.after))
        else:
            wrong, right = "is not in the source file", "quote the source file"
            yield record.problem(("mended", i, "before"), wrong, right)
    body, whole = _Flat(record.source.body), rest
    at, is_displaced = rest.find(body.text), False
    if at >= 0:
        head, tail = rest[:at], rest[at + len(body.text) :]
        yield from _cut_signs(record, head, tail)
        rest = f"{head}{_GAP}{tail}"
    elif found := align(body.text, rest):
        yield from (_difference(record, body, one) for one in found.differences)
        rest = f"{rest[: found.start]}{_GAP}{rest[found.end :]}"
        is_displaced = found.longest > _DISPLACED
    else:
        is_displaced = True
        right = "name the file that it was copied from"
        yield record.problem(("source", "file"), "does not contain the body", right)
    yield from _lines_around(record, body.text, rest, whole if is_displaced else "")


def _lines_around(record: Record, body: str, rest: str, displaced: str) -> Iterator[Problem]:
    """Report the fields that are not in the rest of the source, and what no field has.

    Where much of the body is displaced, whatever is anywhere in the source is left for later.
    """
    missing: list[tuple[FieldPath, str]] = []
    for path, piece in sorted(record.directive.printed(), key=lambda pair: -len(pair[1])):
        if flat(piece) not in rest and flat(piece) not in displaced:
            missing.append((path, piece))
        rest = rest.replace(flat(piece), _GAP, 1)
    parts = (_SIGNS.sub("", _LABELS.sub("", part)) for part in rest.split(_GAP))
    left = list(filter(None, parts))
    for tried, (path, piece) in enumerate(missing):
        wrong, right = f'"{piece}" is not in the source file', "copy it from there"
        near = get_close_matches(flat(piece), left, 1, _SIMILAR) if tried < _TRIED else []
        if near:
            left.remove(near[0])
            wrong += f', which has "{near[0]}"{unlike_signs(flat(piece), near[0])}'
        elif flat(piece) in body:
            wrong, right = f'"{piece}" is also in the body', "take it out of the body"
        yield record.problem(path, wrong, right)
    if left and not displaced:
        text = " / ".join(left).replace(_STAR, "*")
        right = "transcribe it, or record under `mended` why it is left out"
        yield record.problem(("source", "file"), f'the source also has "{text[:200]}"', right)


def _difference(record: Record, body: _Flat, one: Difference) -> Problem:
    """Return the problem of a difference; it is placed at the first letter that differs."""
    right = "copy the source, or record the change under `mended`"
    offset = body.offset(one.start + _first_unlike(one.has, one.wants))
    wrong = _contrast(one, body.text[: one.start]).replace(_STAR, "*")
    return record.source.body_problem(offset, wrong, right)


def _contrast(one: Difference, before: str) -> str:
    """Say what the body has and what the source has."""
    if not one.has:
        words = before[-2 * _LONGEST :].split()
        where = f'after "{words[-1][-_LONGEST:]}"' if words else "at the beginning"
        what = "blank" if one.wants.isspace() else _quoted(one.wants)
        return f"the body has no {what}, which the source has {where}"
    if not one.wants:
        return f"the body has {_quoted(one.has)}, which the source has not"
    named = unlike_signs(one.has, one.wants)
    return f"the body has {_quoted(one.has)} where the source has {_quoted(one.wants)}{named}"


def _first_unlike(has: str, wants: str) -> int:
    """Return the place of the first letter that differs; in added words, the first letter."""
    if not wants and not has.isspace():
        return len(has) - len(has.lstrip())
    pairs = enumerate(zip(has, wants, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(has), len(wants)))


def _quoted(text: str) -> str:
    if text.isspace():
        return "a blank" if len(text) == 1 else f"{len(text)} blanks"
    words = text.replace(_GAP, " / ").strip()
    return f'"{words}"' if len(words) <= _LONGEST else f'"{words[:_LONGEST]}…"'


def _cut_signs(record: Record, head: str, tail: str) -> Iterator[Problem]:
    """Report a dash or emphasis marker at the ends of the body that belongs to the body."""
    if cut := re.search(r"(?:\*|(?:^| )- )$", head):
        wrong = f'the source has "{cut[0].strip()}" before this'
        yield record.source.body_problem(0, wrong, "copy the source")
    if tail.startswith("*"):
        end = len(record.source.body) - 1
        yield record.source.body_problem(end, 'the source has "*" after this', "copy the source")


class _Flat:
    """A text on one line, as it is compared, and where it comes from."""

    def __init__(self, text: str) -> None:
        self._lines = list(_compared_lines(text))
        self._starts = [0, *accumulate(len(shown) + 1 for _, _, shown in self._lines)]
        self.text = " ".join(shown for _, _, shown in self._lines)

    def offset(self, at: int) -> int:
        """Return the offset in the text of a character of its flat form."""
        if not self._lines:
            return 0
        number = min(bisect_right(self._starts, at), len(self._lines)) - 1
        place, line, _ = self._lines[number]
        within = at - self._starts[number]
        ends = range(within, len(line) + 1)
        return place + next((end for end in ends if _unescaped(line[:end]) >= within), len(line))


def _unescaped(line: str) -> int:
    return len(line.replace("\\*", "*"))


def flat(text: str) -> str:
    """Return `text` in NFC on one line: lines trimmed, empty ones dropped, the rest joined.

    Blanks inside a line stay. A backslash before an asterisk is the source's Markdown and goes.
    """
    return " ".join(shown for _, _, shown in _compared_lines(unicodedata.normalize("NFC", text)))


def _compared_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each line that is not empty: its offset, as it stands, and as it is compared."""
    offset = 0
    for line in text.split("\n"):
        if bare := line.strip():
            shown = _STAR if bare in ("*", r"\*") else bare.replace("\\*", "*")
            yield offset + line.index(bare), bare, shown
        offset += len(line) + 1


def _mend(rest: str, before: str, after: str) -> str:
    """Return `rest` after one change; a deletion between two blanks leaves one blank."""
    head, _, tail = rest.partition(before)
    return head + after + (tail if after or not head.endswith(" ") else tail.removeprefix(" "))
