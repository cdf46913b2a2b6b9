"""The rule of fidelity: record and source file have the same characters, each accounted for.

The source file is kept beside the record. Its text must consist of the record's body (the letter,
each annex and each footnote in one piece), the printed pieces around it, what `mended` says was
changed, and the bare signs of the form (dashes, emphasis markers, "Kính gửi:", "Nơi nhận:"), with
nothing left over. Blank lines, line wraps and the wide gaps between columns don't count; every
other character does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from gazette.records.body_parts import stretches_of
from gazette.records.check.contrast import contrast, first_unlike
from gazette.records.check.differences import Difference, align
from gazette.records.check.file_type import FILE_TYPES
from gazette.records.check.flat import GAP, STAR, Flat, flat
from gazette.records.problem import FieldPath, Problem
from gazette.records.record import LARGEST_TEXT, Record
from gazette.text.signs import unlike_signs

_LABELS = re.compile(r"Kính gửi:|Nơi nhận:")
_SIGNS = re.compile(r"^[-*\\\s]+|(?<![-*\\\s])[-*\\\s]+$")
_DISPLACED = 200  # characters; where so many are lost or added, the rest of the source says nothing
_TRIED = 20  # fields that are compared with what no field has
_SIMILAR = 0.6  # how much of a line of the source is that of a field that isn't in it


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
    if original.suffix.lower() not in FILE_TYPES:
        right = f"keep it as one of {', '.join(FILE_TYPES)} (a web page as its text)"
        return "is of a file type that is not kept", right
    if not original.is_file():
        return "there is no such file", f'keep it beside the record, as "{original.name}"'
    return None


def _differences(record: Record, rest: str) -> Iterator[Problem]:
    """Remove the parts of the record from the source one by one; report what does not match."""
    for i, change in enumerate(record.directive.mended):
        before = flat(change.before)
        if before and before in rest:
            rest = mend(rest, before, flat(change.after))
        else:
            wrong, right = "is not in the source file", "quote the source file"
            yield record.problem(("mended", i, "before"), wrong, right)
    whole, changed, is_displaced = rest, list[_Stretch](), False
    for stretch in _stretches(record):
        at = rest.find(stretch.flat.text)
        if at < 0:
            changed.append(stretch)
            continue
        end = at + len(stretch.flat.text)
        yield from _cut_signs(record, stretch, rest[:at], rest[end:])
        rest = stretch.taken_from(rest, at, end)
    for stretch in changed:
        found = align(stretch.flat.text, rest)
        if found:
            yield from (_difference(record, stretch, one) for one in found.differences)
            rest = stretch.taken_from(rest, found.start, found.end)
        else:
            yield _missing(record, stretch)
        is_displaced = is_displaced or found is None or found.longest > _DISPLACED
    yield from _lines_around(record, rest, whole if is_displaced else "")


@dataclass(frozen=True)
class _Stretch:
    """What the source has in one piece: the letter, an annex or a footnote."""

    offset: int
    """Where it begins in the body."""
    text: str
    flat: Flat
    is_letter: bool

    def taken_from(self, rest: str, start: int, end: int) -> str:
        """Return the source without it; a footnote at the foot of a page may part the letter."""
        head, tail = rest[:start], rest[end:]
        return f"{head}{GAP}{tail}" if self.is_letter else f"{head.rstrip()} {tail.lstrip()}"


def _stretches(record: Record) -> Iterator[_Stretch]:
    *others, letter = stretches_of(record.source.body) or [(0, "")]
    for offset, text in others:
        yield _Stretch(offset, text, Flat(text), is_letter=False)
    yield _Stretch(*letter, Flat(letter[1]), is_letter=True)


def _missing(record: Record, stretch: _Stretch) -> Problem:
    right = "name the file that it was copied from"
    if stretch.is_letter:
        return record.problem(("source", "file"), "does not contain the body", right)
    return record.source.body_problem(stretch.offset, "the source file does not have this", right)


def _lines_around(record: Record, rest: str, displaced: str) -> Iterator[Problem]:
    """Report the fields that are not in the rest of the source, and what no field has.

    Where much of the body is displaced, whatever is anywhere in the source is left for later.
    """
    missing: list[tuple[FieldPath, str]] = []
    for path, piece in sorted(record.directive.printed(), key=lambda pair: -len(pair[1])):
        if flat(piece) not in rest and flat(piece) not in displaced:
            missing.append((path, piece))
        rest = rest.replace(flat(piece), GAP, 1)
    parts = (_SIGNS.sub("", _LABELS.sub("", part)) for part in rest.split(GAP))
    left = list(filter(None, parts))
    for tried, (path, piece) in enumerate(missing):
        wrong, right = f'"{piece}" is not in the source file', "copy it from there"
        near = get_close_matches(flat(piece), left, 1, _SIMILAR) if tried < _TRIED else []
        if near:
            left.remove(near[0])
            wrong += f', which has "{near[0]}"{unlike_signs(flat(piece), near[0])}'
        elif flat(piece) in flat(record.source.body):
            wrong, right = f'"{piece}" is also in the body', "take it out of the body"
        yield record.problem(path, wrong, right)
    if left and not displaced:
        text = " / ".join(left).replace(STAR, "*")
        right = "transcribe it, or record under `mended` why it is left out"
        yield record.problem(("source", "file"), f'the source also has "{text[:200]}"', right)


def _difference(record: Record, stretch: _Stretch, one: Difference) -> Problem:
    """Return the problem of a difference; it is placed at the first letter that differs."""
    right = "copy the source, or record the change under `mended`"
    within = stretch.flat.offset(one.start + first_unlike(one.has, one.wants))
    wrong = contrast(one, stretch.flat.text[: one.start]).replace(STAR, "*")
    return record.source.body_problem(stretch.offset + within, wrong, right)


def _cut_signs(record: Record, stretch: _Stretch, head: str, tail: str) -> Iterator[Problem]:
    """Report a dash or emphasis marker at the ends of a stretch that belongs to it."""
    if cut := re.search(r"(?:\*|(?:^| )- )$", head):
        wrong = f'the source has "{cut[0].strip()}" before this'
        yield record.source.body_problem(stretch.offset, wrong, "copy the source")
    if tail.startswith("*"):
        end = stretch.offset + len(stretch.text) - 1
        yield record.source.body_problem(end, 'the source has "*" after this', "copy the source")


def mend(rest: str, before: str, after: str) -> str:
    """Return `rest` after one change; a deletion between two blanks leaves one blank."""
    head, _, tail = rest.partition(before)
    return head + after + (tail if after or not head.endswith(" ") else tail.removeprefix(" "))
