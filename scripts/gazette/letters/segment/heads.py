"""Where the letters of a text begin.

In: the lines of a text. Out: the numbers of the lines with which letterheads begin. One sign makes
no letterhead: a motto, a number line, names of bodies, a dateline, a title and "Kính gửi:" stand
close together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise

from gazette.letters.segment.cells import cells_of
from gazette.letters.segment.head_roles import (
    is_addressed,
    is_body_name,
    is_motto,
    is_site_words,
    is_star,
    is_surely_prose,
    mark_role,
)
from gazette.letters.segment.lines import Line
from gazette.letters.segment.tail import begins_tail

_BETWEEN = 3  # other lines between two signs
_LONGEST = 160
_NAMES = 2  # names not in capitals above a letterhead, at most
_BETWEEN_SUBJECT = 6  # where one is a subject, which may have several lines
_LETTER = 100  # lines in which a letter ends
_CARD_LINES = 2  # lines of a card, at least, before its last
_BARS = 4  # of a row of a letterhead; one of a register has more
_MOST = 30  # lines of a letterhead


def head_starts(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the numbers of the lines that begin letters."""
    starts = tuple(_starts(lines))
    end = starts[0] if starts else len(lines)
    return (*_without_head(lines, end), *starts)


def _without_head(lines: Sequence[Line], end: int) -> Iterator[int]:
    """Yield the line that begins a letter whose letterhead is missing but which has an end."""
    ends = (at for at in range(end) if lines[at].has("copies-lead", "authority-lead"))
    last = next((at for at in ends if begins_tail(lines, at, end)), 0)
    own = (at for at in range(last) if not is_site_words(lines[at]))
    found = (at for at in own if _cluster(lines, at)[0] or is_surely_prose(lines[at]))
    yield from islice(found, 1)


def _on_cards(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines of a card on which a site says what a letter is: "Trích yếu: …"."""
    cards = [at for at, line in enumerate(lines) if line.has("card-lead")]
    near = [range(*pair) for pair in pairwise(cards) if pair[1] - pair[0] <= _BETWEEN]
    if len(near) < _CARD_LINES:
        return frozenset()
    last = near[-1].stop
    is_label = lines[last].has("register", "card-label")  # its words stand on the next line
    return frozenset(chain(*near, [last], [last + 1] if is_label else []))


def _starts(lines: Sequence[Line]) -> Iterator[int]:
    at, is_first, is_after_end = 0, True, False
    cards = _on_cards(lines)
    while at < len(lines):
        found, end = ({"register"}, at + 1) if at in cards else _cluster(lines, at)
        if _is_first(found) if is_first else _is_other(found, lines, end, after=is_after_end):
            yield _first_line(lines, at, has_name="name" in found)
            at, is_first, is_after_end = end, False, False
        else:
            is_after_end = is_after_end or begins_tail(lines, at, len(lines))
            at += 1


def _first_line(lines: Sequence[Line], at: int, *, has_name: bool) -> int:
    """Return the line from which marks, or names not in capitals, stand above a letterhead."""
    first = at
    while first and mark_role(lines[first - 1]):
        first -= 1
    while not has_name and first and not lines[first].is_after_gap:
        if at - first >= _NAMES or not is_body_name(lines[first - 1]):
            break
        first -= 1
    return first


def _cluster(lines: Sequence[Line], start: int) -> tuple[set[str], int]:
    """Return the signs that stand close together from a line on, and the line after them."""
    found: set[str] = set()
    end = start
    for at in range(start, min(len(lines), start + _MOST)):
        some = head_signs(lines[at])
        if found & {"motto", "number"}:  # a stamp beside them is none above another letter
            some = some - {"received"}
            end = at + 1 if lines[at].has("received", "received-part") else end
        if at == start and not some:
            return found, start + 1
        if not some and found == {"name"} and is_site_words(lines[at]):
            return set(), start + 1  # the name of a site over its menu
        if some:
            found |= some
            end = at + 1
        between = _BETWEEN_SUBJECT if "subject" in found else _BETWEEN
        if "addressed" in some or at - end >= between:
            break
    if "title" in found and _is_about(lines, start):
        found.add("about")
    return found, end


def _is_about(lines: Sequence[Line], at: int) -> bool:
    """Tell whether what a letter is about stands under the name of its kind."""
    if at + 1 >= len(lines) or "title" not in head_signs(lines[at]):
        return False
    below = lines[at + 1]
    return below.text[:1].islower() or below.has("about-lead", "subject-lead")


def _is_first(found: set[str]) -> bool:
    """Tell whether signs make the first letterhead of a text."""
    if found & {"form", "received", "register"}:
        return False
    if found & {"motto", "number", "blank"}:
        return len(found - {"star", "subject", "about"}) > 1
    if (
        found >= {"dateline", "title"}
        or "about" in found
        or ("addressed" in found and len(found) > 1)
    ):
        return True
    return len(found & {"name", "dateline", "title", "subject"}) > 2  # noqa: PLR2004


def _is_other(found: set[str], lines: Sequence[Line], end: int, *, after: bool) -> bool:
    """Tell whether signs make another letterhead, and don't quote one in the letter before.

    One with a blank for its number is a form that the letter before has in its annex.
    """
    if "number" not in found or not after:
        return found >= {"number", "motto"} or found >= {"number", "name"}
    if found & {"motto", "name", "addressed", "dateline", "title"}:
        return True
    below = range(end, min(len(lines), end + _LETTER))
    return "subject" in found and any(begins_tail(lines, at, len(lines)) for at in below)


@lru_cache(maxsize=1 << 12)
def head_signs(line: Line) -> set[str]:
    """Return the signs of a letterhead that a line has."""
    if len(line.text) > _LONGEST or line.text.count("|") > _BARS:
        return set()
    return {sign for cell in cells_of(line) if (sign := _sign(cell))}


def _sign(cell: Line) -> str | None:
    return next((sign for sign, is_sign in _SIGNS.items() if is_sign(cell)), None)


_SIGNS: Mapping[str, Callable[[Line], bool]] = {
    "motto": is_motto,
    "star": is_star,
    "addressed": is_addressed,
    "number": lambda cell: cell.has("number") and any(map(str.isdigit, cell.text)),
    "blank": lambda cell: cell.has("number"),
    "dateline": lambda cell: cell.has("dateline") and not is_site_words(cell),
    "title": lambda cell: cell.is_capitals and cell.has("title"),
    "received": lambda cell: cell.is_capitals and cell.has("received"),
    "register": lambda cell: cell.has("register", "card-lead"),
    "form": lambda cell: cell.is_capitals and cell.has("form-lead"),
    "subject": lambda cell: cell.has("subject-lead"),
    "name": lambda cell: cell.is_capitals and is_body_name(cell),
}
