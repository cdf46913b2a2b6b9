"""The body of a synthetic letter or report, with the charges and the slips in it.

In: a plan and a pen. Out: Markdown of the kind that records have, about as long as was planned.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.records.body import parse_body
from gazette.synth.data import phrases
from gazette.synth.pen import Pen, after
from gazette.synth.plan import Plan
from gazette.synth.seat import local_body
from gazette.text.dates import short_date

_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_MAX_POINTS = 99  # a mark has two digits at most
# How often: straight quotes in a letter, a paragraph after dashes, letters under a number, and a
# sentence that charges somebody.
_STRAIGHT, _AFTERWARDS, _LETTERED, _CHARGED = 0.2, 0.2, 0.3, 0.25


@dataclass(frozen=True)
class Charge:
    """Who must do what by when; `quote` as printed."""

    who: tuple[str, ...]
    quote: str
    due: str | None
    start: str | None


@dataclass(frozen=True)
class Piece:
    """One block of Markdown, and the charges in it."""

    text: str
    charges: tuple[Charge, ...] = ()


@dataclass(frozen=True)
class Body:
    """`tasks` name the points of `text`; `slips` are what stands wrongly, and a note on each."""

    text: str
    tasks: tuple[tuple[str, Charge], ...]
    slips: tuple[tuple[str, str], ...]


def compose(plan: Plan, pen: Pen) -> Body:
    """Write the body of a plan."""
    pieces = list(_report(plan, pen) if plan.is_report else _letter(plan, pen))
    if plan.completeness == "fragment":
        pieces[-1] = _cut(pieces[-1], pen.chance)
    pieces, slips = _with_slips(pieces, pen.chance, pen.values["speaker"])
    text = "\n\n".join(piece.text for piece in pieces)
    if pen.chance.random() < _STRAIGHT:
        text = text.replace("“", '"').replace("”", '"')
    points = zip(parse_body(text), pieces, strict=True)
    tasks = tuple((block.id, charge) for block, piece in points for charge in piece.charges)
    return Body(text, tasks, slips)


def _letter(plan: Plan, pen: Pen) -> Iterator[Piece]:
    words = phrases()
    yield Piece(pen.sentence(pen.pick(words["openings"])))
    yield Piece(pen.sentence(pen.pick(words["leads"])))
    layouts = {
        "numbered": _numbered,
        "dashed": _dashed,
        "dashes": _dashes,
        "prose": _prose,
        "table": _numbered,  # the table follows, so that it is there however short the rest
        "sections": _sections,
        "articles": _articles,
    }
    yield from _as_long_as(plan.size, layouts[plan.layout](plan, pen))
    if plan.layout == "table":
        yield from _rows(plan, pen)
    if plan.completeness != "fragment":
        yield Piece(f"{pen.sentence(pen.pick(words['closings']))}./.")


def _report(plan: Plan, pen: Pen) -> Iterator[Piece]:
    words = phrases()["reports"]
    opening = words["openings"] if plan.date_form == "day" else words["vague"]
    yield Piece(pen.sentence(pen.pick(opening)))
    yield from _as_long_as(plan.size, _told(plan, pen))


def _as_long_as(size: int, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Take pieces, one at least, until they have so many bytes."""
    written = 0
    for _, piece in zip(range(_MAX_POINTS * 3), pieces, strict=False):
        yield piece
        written += len(piece.text.encode())
        if written >= size:
            return


def _numbered(plan: Plan, pen: Pen) -> Iterator[Piece]:
    for number in range(1, _MAX_POINTS):
        yield _point(plan, pen, f"{number}. ", pen.chance.randint(1, 4))


def _dashed(plan: Plan, pen: Pen) -> Iterator[Piece]:
    """Numbers with dashes under them, here and there a paragraph after those."""
    for number in range(1, _MAX_POINTS):
        yield Piece(f"{number}. {pen.sentence(pen.pick(phrases()['headings']))}")
        for _ in range(pen.chance.randint(2, 5)):
            yield _point(plan, pen, "- ", pen.chance.randint(1, 2))
        if pen.chance.random() < _AFTERWARDS:
            yield _point(plan, pen, "", 1)


def _dashes(plan: Plan, pen: Pen) -> Iterator[Piece]:
    while True:
        yield _point(plan, pen, "- ", pen.chance.randint(1, 3))


def _prose(plan: Plan, pen: Pen) -> Iterator[Piece]:
    while True:
        yield _point(plan, pen, "", pen.chance.randint(2, 6))


def _sections(plan: Plan, pen: Pen) -> Iterator[Piece]:
    """Roman sections with numbers under them, and letters under some of those."""
    titles = phrases()["sections"]
    for roman, title in zip(_ROMAN, titles, strict=True):
        yield Piece(f"{roman}. {title}")
        for number in range(1, pen.chance.randint(3, 7)):
            yield _point(plan, pen, f"{number}. ", pen.chance.randint(1, 3))
            letters = "abcd" if pen.chance.random() < _LETTERED else ""
            for letter in letters:
                yield _point(plan, pen, f"{letter}) ", 1)
    yield from _prose(plan, pen)


def _articles(plan: Plan, pen: Pen) -> Iterator[Piece]:
    for number in range(1, _MAX_POINTS):
        yield _point(plan, pen, f"Điều {number}. ", 1)
        for under in range(1, pen.chance.randint(1, 5)):
            yield _point(plan, pen, f"{under}. ", pen.chance.randint(1, 2))


def _told(plan: Plan, pen: Pen) -> Iterator[Piece]:
    """Paragraphs of a report: what was said there, and what letters say too."""
    while True:
        sentences = phrases()["reports"]["sentences"]
        told = " ".join(pen.sentence(pen.pick(sentences)) for _ in range(pen.chance.randint(1, 2)))
        rest = _point(plan, pen, "", pen.chance.randint(1, 3))
        yield replace(rest, text=f"{told} {rest.text}")


def _rows(plan: Plan, pen: Pen) -> Iterator[Piece]:
    words = phrases()["table"]
    yield Piece(pen.sentence(words["lead"]))
    lines = [words["head"], ["---"] * len(words["head"])]
    for number in range(1, pen.chance.randint(4, 16)):
        cells = ["{noi}", "{viec}", "{m}"]
        due = short_date(after(plan.day, pen.chance))
        lines.append([str(number), *map(pen.sentence, cells), due])
    yield Piece("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _point(plan: Plan, pen: Pen, mark: str, sentences: int) -> Piece:
    """Return a block of so many sentences, some of which charge somebody."""
    parts, charges = [], []
    for _ in range(sentences):
        if pen.chance.random() < _CHARGED:
            charges.append(_charge(plan, pen))
            parts.append(charges[-1].quote)
        else:
            parts.append(pen.sentence(pen.pick(phrases()["points"])))
    return Piece(mark + " ".join(parts), tuple(charges))


def _charge(plan: Plan, pen: Pen) -> Charge:
    row = pen.chance.choice(phrases()["charges"])
    day, hour = after(plan.day, pen.chance), pen.chance.randint(5, 22)
    text = row["text"]
    values = {
        "due": short_date(day),
        "start": short_date(day),
        "hour": str(hour),
        "month": f"{day.month}/{day.year}",
    }
    due = day.isoformat() if "{due}" in text else f"{day:%Y-%m}" if "{month}" in text else None
    start = day.isoformat() if "{start}" in text else None
    if start and "{hour}" in text:
        start = dt.datetime.combine(day, dt.time(hour)).isoformat()
    who = tuple(local_body(key, pen.values["cap"]) for key in row["who"])
    return Charge(who, pen.sentence(text, values), due, start)


def _cut(piece: Piece, chance: random.Random) -> Piece:
    """Break a block off in its midst, as a page does that has no next one."""
    words = piece.text.split(" ")
    kept = max(2, int(len(words) * chance.uniform(0.4, 0.9)))
    return Piece(" ".join(words[:kept]))


def _with_slips(
    pieces: list[Piece], chance: random.Random, speaker: str
) -> tuple[list[Piece], tuple[tuple[str, str], ...]]:
    """Let one letter in three slip, once to three times, never where it says who speaks."""
    made = []
    for slip in chance.sample(phrases()["slips"], chance.choice((0, 0, 0, 0, 0, 0, 1, 2, 3))):
        able = [
            i
            for i, piece in enumerate(pieces)
            if slip["before"] in piece.text and speaker not in piece.text
        ]
        if able:
            at = chance.choice(able)
            pieces[at] = _slipped(pieces[at], slip["before"], slip["after"])
            made.append((slip["after"].strip(), slip["note"]))
    return pieces, tuple(made)


def _slipped(piece: Piece, before: str, after: str) -> Piece:
    charges = (
        replace(charge, quote=charge.quote.replace(before, after)) for charge in piece.charges
    )
    return replace(piece, text=piece.text.replace(before, after), charges=tuple(charges))
