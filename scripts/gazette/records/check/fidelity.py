"""The rule of fidelity: record and source file hold the same characters, each accounted for.

The source file is kept beside the record. Read as text, it must fall apart, without rest, into the
record's body (in one piece), the printed pieces around it, what `mended` says was changed, and the
bare signs of the form (dashes, signs of emphasis, "Kính gửi:", "Nơi nhận:"). Blanks between
paragraphs and the wraps of the file don't count; every other character does.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator

from gazette.records.problem import Problem
from gazette.records.record import Record

_GAP = "\x00"  # stands where a piece was found, so that no piece is found across it
_STAR = "⁎"  # stands for a `*` alone on its line: the letterhead's, and no sign of emphasis
_LABELS = re.compile(r"Kính gửi:|Nơi nhận:")
_SIGNS = re.compile(r"^[-*\\\s]+|[-*\\\s]+$")
_SURE = 20  # so many characters of a body in the source show whereabouts it stands
TEXT_FILES = (".txt",)
SOURCE_FILES = (*TEXT_FILES, ".pdf", ".docx", ".jpg", ".png")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def is_compared(record: Record) -> bool:
    """Tell whether the record is held against its source character by character."""
    original = record.original
    return original is not None and original.suffix.lower() in TEXT_FILES


def source_is_whole(record: Record) -> Iterator[Problem]:
    """The source file is there, is the one named by its checksum, and is wholly in the record."""
    source, original = record.directive.source, record.original
    if original is None:
        return
    if not _PLAIN_NAME.fullmatch(source.file or ""):
        right = "keep it beside the record; letters without marks, digits, dots and dashes name it"
        yield record.source.problem(("source", "file"), "is no plain file name", right)
        return
    if original.suffix.lower() not in SOURCE_FILES:
        right = f"keep it as one of {', '.join(SOURCE_FILES)} (a web page as its text)"
        yield record.source.problem(("source", "file"), "is of a kind not published", right)
        return
    if not original.is_file():
        right = f'keep it beside the record, as "{original.name}"'
        yield record.source.problem(("source", "file"), "there is no such file", right)
        return
    digest = hashlib.sha256(original.read_bytes()).hexdigest()
    if source.sha256 != digest:
        yield record.source.problem(
            ("source", "sha256"), "is not the checksum of the file", f"write {digest}"
        )
    if original.suffix.lower() not in TEXT_FILES:
        return
    try:
        text = original.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        right = "keep a copy saved as UTF-8, and its checksum"
        yield record.source.problem(("source", "file"), "the file is not UTF-8", right)
        return
    yield from _differences(record, flat(text))


def _differences(record: Record, rest: str) -> Iterator[Problem]:
    for i, change in enumerate(record.directive.mended):
        before = flat(change.before)
        if not before or before not in rest:
            wrong, right = "does not stand in the source file", "quote the source file"
            yield record.source.problem(("mended", i, "before"), wrong, right)
            continue
        rest = _mend(rest, before, flat(change.after))
    body = flat(record.source.body)
    at = rest.find(body)
    if at < 0:
        yield _first_difference(record, body, rest)
    else:
        head, tail = rest[:at], rest[at + len(body) :]
        yield from _cut_signs(record, head, tail)
        rest = f"{head}{_GAP}{tail}"
    for path, piece in sorted(record.directive.printed(), key=lambda pair: -len(pair[1])):
        if flat(piece) not in rest:
            wrong, right = f'"{piece}" does not stand in the source file', "copy it from there"
            if flat(piece) in body:
                wrong, right = f'"{piece}" also stands in the body', "take it out of the body"
            yield record.source.problem(path, wrong, right)
        rest = rest.replace(flat(piece), _GAP, 1)
    parts = (_SIGNS.sub("", _LABELS.sub("", part)) for part in rest.split(_GAP))
    left = " / ".join(filter(None, parts)).replace(_STAR, "*")
    if left and at >= 0:
        wrong = f'the source also has "{left[:200]}"'
        right = "transcribe it, or record under `mended` why it is left out"
        yield record.source.problem(("source", "file"), wrong, right)


def _cut_signs(record: Record, head: str, tail: str) -> Iterator[Problem]:
    """A dash before the body and signs of emphasis at its ends are the body's own."""
    right = "copy the source"
    if cut := re.search(r"(?:\*|(?:^| )- )$", head):
        yield record.source.body_problem(0, f'the source has "{cut[0].strip()}" before this', right)
    if tail.startswith("*"):
        end = len(record.source.body) - 1
        yield record.source.body_problem(end, 'the source has "*" after this', right)


def flat(text: str) -> str:
    """Return `text` in NFC on one line: lines trimmed, empty ones dropped, wraps a blank each.

    Blanks inside a line stay as they are. A backslash before an asterisk is the source's Markdown.
    """
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    starred = (_STAR if line in ("*", r"\*") else line for line in lines if line)
    return " ".join(starred).replace("\\*", "*")


def _mend(rest: str, before: str, after: str) -> str:
    """Return `rest` after one change; what is left out between blanks leaves one of them."""
    head, _, tail = rest.partition(before)
    return head + after + (tail if after or not head.endswith(" ") else tail.removeprefix(" "))


def _first_difference(record: Record, body: str, rest: str) -> Problem:
    """Point at a character of the body that the source does not have there.

    That is the first such character, found by the longest start of the body that the source holds;
    or the last one, by the longest end, where more of the body follows than went before.
    """
    start = _longest(len(body), lambda length: body[:length] in rest)
    end = _longest(len(body), lambda length: body[len(body) - length :] in rest)
    if max(start, end) < min(_SURE, len(body) // 2):
        right = "name the file that it was copied from"
        return record.source.problem(("source", "file"), "does not hold the body", right)
    if start >= end:
        offset, at = start, rest.find(body[:start]) + start
    else:
        offset, at = len(body) - end - 1, rest.rfind(body[len(body) - end :]) - 1
    has, wants = _excerpt(body, offset), _excerpt(rest, max(at, 0))
    wrong = f'the body has "{has}" where the source has "{wants}"'.replace(_STAR, "*")
    right = "copy the source, or record the change under `mended`"
    return record.source.body_problem(_offset_in(record.source.body, offset), wrong, right)


def _excerpt(text: str, at: int) -> str:
    """Return some words of `text` from the one that `at` is in."""
    return text[text.rfind(" ", 0, at) + 1 : at + 30]


def _longest(limit: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest length up to `limit` that `holds`, by halving."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _offset_in(body: str, flat_offset: int) -> int:
    """Return the offset in `body` of the `flat_offset`-th character of its flat form."""
    return bisect_right(range(len(body)), flat_offset, key=lambda at: len(flat(body[: at + 1])))
