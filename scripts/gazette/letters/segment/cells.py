"""The cells of a line of a letterhead or of the end of a letter.

In: a line. Out: its cells. Those of two columns have wide blanks between them, a bar, or a single
blank; those that stand under each other on paper may have been run together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from gazette.letters.segment.lines import Line
from gazette.letters.segment.noise import is_noise, noise_beside
from gazette.letters.segment.persons import is_name
from gazette.letters.segment.signs import place_of

_GAP = re.compile(r"(?:\t[ \t\u00a0]*|[ \u00a0]{3,}|(?<=\S)\s*\|\s*)(?=[^\s|])")
_MARKERS = re.compile(r"[*|\s]*\Z")
_OPEN = re.compile(r"(?:ng[aà]y|th[aá]ng|n[aă]m|s[oố]\s?:?)$", re.IGNORECASE)
_ITEM_END = re.compile(r"[:,;.)]\s+(?=[^\W\d_a-z]|[(\[])")
_WORD = re.compile(r"[^\s,-]\S*")
_OF_CITY = re.compile(r"(?:TP|TX)\.?")
_STAR = re.compile(r"\s\\?\*\s")
_BOLD_GAP = re.compile(r"(?<=\S)\*\*\s+(?=[*\\])")
_STACKED = ("next-body-lead", "next-position-lead")
_CUTS = ("motto-party-inside", "motto-state-inside")
_LONGEST = 240  # characters of a line that may have cells


@lru_cache(maxsize=1 << 12)  # lines are looked at for letterheads, for ends, and read
def cells_of(line: Line) -> tuple[Line, ...]:
    """Return the cells of a line."""
    if len(line.text) > _LONGEST:
        return (line,)
    columns = map(_without_bars, _cut(line, _gaps(line)))
    parts = [cell for part in columns for cell in _cut(part, _joined(part))]
    return tuple(replace(cell, x=part.x) for part in parts for cell in _cut(part, _stack(part)))


def _cut(line: Line, cuts: Iterable[int]) -> Iterator[Line]:
    """Yield the parts of a line between cuts that are not blank."""
    for start, end in pairwise(sorted({0, *cuts, len(line.text)})):
        if line.text[start:end].strip():
            yield line.part(start, end)


def _without_bars(cell: Line) -> Line:
    """Return a cell of a table row without the bars around it."""
    lead = len(cell.text) - len(cell.text.lstrip("| "))
    return cell.part(lead, max(lead, len(cell.text.rstrip("| "))))


def _gaps(line: Line) -> Iterator[int]:
    """Yield where a cell begins after wide blanks; a blank left for a day or number is none."""
    for found in _GAP.finditer(line.text):
        first = line.text[found.end()]
        is_begin = (not first.islower() and first not in "-/.…") or line.text[found.end() :][
            :2
        ] == "- "
        if is_begin and not _OPEN.search(line.text, 0, found.start()):
            yield found.end()


def _joined(line: Line) -> Iterator[int]:
    """Yield where cells join, before the markers of emphasis that stand there."""
    for at in _joints(line):
        markers = _MARKERS.search(line.text, 0, at)
        yield markers.start() if markers and "**" in markers[0] else at


def _joints(line: Line) -> Iterator[int]:
    """Yield where one cell joins another with a single blank."""
    yield from noise_beside(line.text)
    yield from _motto_joints(line)
    if at := _capitals_end(line.text):
        rest = line.part(at, len(line.text))
        if rest.has("dateline") or (line.has("body-lead") and is_noise(rest)):
            yield at
    if number := place_of("number-lead").match(line.key):
        rest = line.part(number.end(), len(line.text))
        if rest.has("dateline", "dateline-rest", "subject-lead"):
            yield number.end()
    if line.has("number-lead", "subject-lead") or (line.has("body-lead") and _has_name(line)):
        yield from _head_joints(line)
    elif address := place_of("addressed-inside").search(line.key):
        is_head = line.part(0, address.start()).has("dateline", "number")
        yield from (address.start(),) if is_head else ()
    if line.has_dash or line.has("copies-lead"):
        yield from _signing_joints(line)


def _motto_joints(line: Line) -> Iterator[int]:
    """Yield where a motto begins and ends that stands beside other words."""
    for name in _CUTS:
        for found in place_of(name).finditer(line.key):
            yield found.start()
            if any(map(str.isalnum, line.key[found.end() :])):
                yield found.end()


def _has_name(line: Line) -> bool:
    """Tell whether a line begins with words in capitals."""
    return " ".join(line.text.split()[:3]).isupper()


def _head_joints(line: Line) -> Iterator[int]:
    """Yield where the lines of a letterhead meet; a subject has no number line in it."""
    is_subject = line.has("subject-lead")
    for found in place_of("head-joint-inside").finditer(line.key):
        word = line.key[found.end()]
        if not found[0] and line.text[found.end() :][:3] != "V/v":
            continue  # "98-CV/VPHU"
        if not (word == "s" and is_subject):
            yield found.end()
        is_subject = is_subject or word == "v"
    if star := _STAR.search(line.text):
        yield from (star.start() + 1, star.end() - 1)


def _stack(line: Line) -> Iterator[int]:
    """Yield where a line goes on with what stands under it on paper."""
    yield from (found.end() for found in _BOLD_GAP.finditer(line.text))
    end = _capitals_end(line.text)
    capitals = line.part(0, end or len(line.text))
    if not capitals.is_capitals:
        return
    for name in _STACKED:
        if first := place_of(name).match(capitals.key):
            yield first.end()
    if end and line.has("authority-lead") and line.part(end, len(line.text)).has("person"):
        yield end


def _signing_joints(line: Line) -> Iterator[int]:
    """Yield where a line of a signature follows one of Nơi nhận: "- Như trên, PHÓ BÍ THƯ"."""
    for found in _ITEM_END.finditer(line.text):
        rest = line.part(found.end(), len(line.text))
        first = rest.part(0, _capitals_end(rest.text) or len(rest.text))
        is_named = len(first.text.split()) > 1
        is_sign = first.is_capitals and is_named and first.has("authority-lead", "position-lead")
        if rest.has("signed") or is_sign or is_name(rest.text):
            yield found.end()
            return


def _capitals_end(text: str) -> int:
    """Return where the words in capitals end that a text begins with: "HUYỆN ỦY X Đại Từ, …"."""
    words = list(_WORD.finditer(text))
    small = next((i for i, word in enumerate(words) if word[0] != word[0].upper()), 0)
    if small and _OF_CITY.fullmatch(words[small - 1][0]):
        small -= 1
    return words[small].start() if small and len(words[0][0]) > 1 else 0
