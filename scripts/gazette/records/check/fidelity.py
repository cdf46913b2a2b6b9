"""The rule of fidelity: record and source file have the same characters, each accounted for.

The source file is kept beside the record. Its text must consist of the record's body (the letter,
each annex and each footnote in one piece), the printed pieces around it, what `mended` says was
changed, and the bare signs of the form (dashes, emphasis markers, "Kính gửi:", "Nơi nhận:"), with
nothing left over. Blank lines and line wraps don't count; every other character does.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path

from gazette.records.body_parts import TABLE_RULE, stretches_of
from gazette.records.problem import Problem
from gazette.records.record import Record

_GAP = "\x00"  # replaces a piece that was found, so that no other piece is found across it
_STAR = "⁎"  # replaces a `*` alone on its line: that of the letterhead, not an emphasis marker
_LABELS = re.compile(r"Kính gửi:|Nơi nhận:")
_SIGNS = re.compile(r"^[-*\\\s]+|[-*\\\s]+$")
_ENOUGH = 20  # characters of a body that are enough to locate it in the source
_FILE_TYPES = (".txt", ".pdf", ".docx", ".jpg", ".png")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def record_matches_its_source(record: Record) -> Iterator[Problem]:
    """The source file exists, has the checksum given, and all its text is in the record."""
    original = record.original
    if original is None:
        return
    if fault := _file_fault(record.directive.source.file or "", original):
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
        right = "keep a copy saved as UTF-8, and its checksum"
        yield record.problem(("source", "file"), "the file is not UTF-8", right)


def _file_fault(name: str, original: Path) -> tuple[str, str] | None:
    """Return what is wrong with the name or type of the source file, and what would be right."""
    if not _PLAIN_NAME.fullmatch(name):
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
    is_whole = True
    for offset, text in stretches_of(record.source.body):
        at = rest.find(flat(text))
        if at < 0:
            is_whole = False
            yield _first_difference(record, offset, text, rest)
            continue
        head, tail = rest[:at], rest[at + len(flat(text)) :]
        yield from _cut_signs(record, offset, text, head, tail)
        # A footnote at the foot of a page may stand inside the letter
        rest = f"{head}{_GAP}{tail}" if offset == 0 else f"{head.rstrip()} {tail.lstrip()}"
    body = flat(record.source.body)
    for path, piece in sorted(record.directive.printed(), key=lambda pair: -len(pair[1])):
        if flat(piece) not in rest:
            wrong, right = f'"{piece}" is not in the source file', "copy it from there"
            if flat(piece) in body:
                wrong, right = f'"{piece}" is also in the body', "take it out of the body"
            yield record.problem(path, wrong, right)
        rest = rest.replace(flat(piece), _GAP, 1)
    parts = (_SIGNS.sub("", _LABELS.sub("", part)) for part in rest.split(_GAP))
    left = " / ".join(filter(None, parts)).replace(_STAR, "*")
    if left and is_whole:
        right = "transcribe it, or record under `mended` why it is left out"
        yield record.problem(("source", "file"), f'the source also has "{left[:200]}"', right)


def _cut_signs(record: Record, offset: int, text: str, head: str, tail: str) -> Iterator[Problem]:
    """Report a dash or emphasis marker at the ends of a stretch that belongs to it."""
    if cut := re.search(r"(?:\*|(?:^| )- )$", head):
        wrong = f'the source has "{cut[0].strip()}" before this'
        yield record.source.body_problem(offset, wrong, "copy the source")
    if tail.startswith("*"):
        end = offset + len(text) - 1
        yield record.source.body_problem(end, 'the source has "*" after this', "copy the source")


def flat(text: str) -> str:
    """Return `text` in NFC on one line: lines trimmed, empty ones dropped, the rest joined.

    Blanks inside a line stay. The line `| --- |` under the head of a table is dropped, since only
    a record needs it. A backslash before an asterisk is the source's Markdown and goes.
    """
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    kept = (line for line in lines if line and not TABLE_RULE.fullmatch(line))
    starred = (_STAR if line in ("*", r"\*") else line for line in kept)
    return " ".join(starred).replace("\\*", "*")


def _mend(rest: str, before: str, after: str) -> str:
    """Return `rest` after one change; a deletion between two blanks leaves one blank."""
    head, _, tail = rest.partition(before)
    return head + after + (tail if after or not head.endswith(" ") else tail.removeprefix(" "))


def _first_difference(record: Record, offset: int, text: str, rest: str) -> Problem:
    """Locate the difference between a stretch of the body, which begins at `offset`, and source.

    It follows the longest beginning of the stretch that the source has, or comes before the
    longest end, whichever of the two is longer.
    """
    body = flat(text)
    start = _longest(len(body), lambda length: body[:length] in rest)
    end = _longest(len(body), lambda length: body[len(body) - length :] in rest)
    if max(start, end) < min(_ENOUGH, len(body) // 2):
        right = "name the file that it was copied from"
        return record.problem(("source", "file"), "does not contain the body", right)
    if start >= end:
        at, there = start, rest.find(body[:start]) + start
    else:
        at, there = len(body) - end - 1, rest.rfind(body[len(body) - end :]) - 1
    has, wants = _excerpt(body, at), _excerpt(rest, max(there, 0))
    wrong = f'the body has "{has}" where the source has "{wants}"'.replace(_STAR, "*")
    right = "copy the source, or record the change under `mended`"
    return record.source.body_problem(offset + _offset_in(text, at), wrong, right)


def _excerpt(text: str, at: int) -> str:
    """Return some words of `text`, beginning with the word at `at`."""
    return text[text.rfind(" ", 0, at) + 1 : at + 30]


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest length up to `limit` for which `holds` is true, by bisection."""
    return bisect_right(range(1, limit + 1), 0, key=lambda length: 0 if holds(length) else 1)


def _offset_in(body: str, flat_offset: int) -> int:
    """Return the offset in `body` of the character at `flat_offset` of its flat form."""
    return bisect_right(range(len(body)), flat_offset, key=lambda at: len(flat(body[: at + 1])))
