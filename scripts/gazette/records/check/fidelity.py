"""The rule of fidelity: record and source file hold the same characters, each accounted for.

The source file is kept beside the record. Read as text, it must fall apart, without rest, into the
record's body (in one piece), the printed pieces around it, what `mended` says was changed, and the
bare signs of the form (`*`, dashes, "Kính gửi:", "Nơi nhận:"). Blanks between paragraphs and the
wraps of the file don't count; every other character does.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from gazette.records.problem import Problem
from gazette.records.record import Record

_GAP = "\x00"  # stands where a piece was found, so that no piece is found across it
_FORM = re.compile(r"Kính gửi:|Nơi nhận:|[-*\\\s]")
_TEXT_FILES = (".txt", ".md")


def source_is_whole(record: Record) -> Iterator[Problem]:
    """The source file is there, is the one named by its checksum, and is wholly in the record."""
    source, original = record.directive.source, record.original
    if original is None:
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
    if original.suffix in _TEXT_FILES:
        yield from _differences(record, original)


def _differences(record: Record, original: Path) -> Iterator[Problem]:
    rest = flat(original.read_text(encoding="utf-8"))
    for i, change in enumerate(record.directive.mended):
        before = flat(change.before)
        if before not in rest:
            wrong, right = "does not stand in the source file", "quote the source file"
            yield record.source.problem(("mended", i, "before"), wrong, right)
        rest = rest.replace(before, flat(change.after), 1)
    body = flat(record.source.body)
    if body not in rest:
        yield _first_difference(record, body, rest)
        return
    rest = rest.replace(body, _GAP, 1)
    for path, piece in sorted(record.directive.printed(), key=lambda pair: -len(pair[1])):
        if flat(piece) not in rest:
            yield record.source.problem(
                path, f'"{piece}" does not stand in the source file', "copy it from there"
            )
        rest = rest.replace(flat(piece), _GAP, 1)
    left = _FORM.sub("", rest.replace(_GAP, ""))
    if left:
        words = " / ".join(
            filter(None, (part.strip() for part in rest.split(_GAP) if _FORM.sub("", part)))
        )
        right = "transcribe it, or record under `mended` why it is left out"
        yield record.source.problem(
            ("source", "file"), f'the source also has "{words[:200]}"', right
        )


def flat(text: str) -> str:
    """Return `text` in NFC on one line: lines trimmed, empty ones dropped, wraps a blank each.

    Blanks inside a line stay as they are. A backslash before an asterisk is the source's Markdown.
    """
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return " ".join(filter(None, lines)).replace("\\*", "*")


def _first_difference(record: Record, body: str, rest: str) -> Problem:
    """Point at the first character of the body that the source does not go on with."""
    known = _longest_start(body, rest)
    at = rest.find(body[:known]) + known if known else 0
    has, wants = body[known : known + 30], rest[at : at + 30]
    offset = _offset_in(record.source.body, known)
    wrong = (
        f'the body has "{has}" where the source has "{wants}"'
        if known
        else "the source does not hold the body"
    )
    return record.source.body_problem(
        offset, wrong, "copy the source, or record the change under `mended`"
    )


def _longest_start(body: str, rest: str) -> int:
    """Return how many characters of the body's start stand in `rest`, by halving."""
    low, high = 0, len(body)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if body[:middle] in rest else (low, middle - 1)
    return low


def _offset_in(body: str, flat_offset: int) -> int:
    """Return the offset in `body` of the `flat_offset`-th character of its flat form."""
    return next(
        (at for at in range(len(body)) if len(flat(body[: at + 1])) > flat_offset), len(body) - 1
    )
