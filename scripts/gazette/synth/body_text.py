"""The body of a synthetic letter or report, with the tasks and slips in it.

In: a plan and a writer. Out: Markdown as in records, about as long as planned, and the values of
`tasks` and `sic` in the front matter.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any

from gazette.records.body import parse_body
from gazette.synth.issuing import local_body
from gazette.synth.load import phrases
from gazette.synth.numbering import citation
from gazette.synth.plan import Plan
from gazette.synth.sentences import SentenceWriter
from gazette.text.dates import short_date

_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_MAX_POINTS = 99  # a printed number has two digits at most
# The shares of letters with straight quotes, of dashes with a paragraph after them, and of numbers
# with letters under them.
_STRAIGHT, _AFTERWARDS, _LETTERED = 0.2, 0.2, 0.3
# The usual marks of points, and what the rare forms have in their place.
_ODD_MARKS = (
    (r"^([IVX]+)\. ", r"\1- "),
    (r"^(\d+)\. ", r"\1/ "),
    (r"^([a-z])\) ", r"\1. "),
    (r"^(Điều \d+)\. ", r"\1: "),
)
_ROWS, _MANY_ROWS = (4, 16), (40, 80)
_WIDE = 3  # how often the columns of a wide table are repeated


@dataclass(frozen=True)
class Piece:
    """One block of Markdown, and the tasks in it, still without their point."""

    text: str
    tasks: tuple[dict[str, Any], ...] = ()


def compose(plan: Plan, writer: SentenceWriter) -> tuple[str, dict[str, Any]]:
    """Return the body of a plan, and its tasks and slips as front matter has them."""
    pieces = list(_report(plan, writer) if plan.is_report else _letter(plan, writer))
    if "rare-forms" in plan.traits and not plan.is_report:
        pieces = [*map(_odd, pieces)]
        if plan.completeness != "fragment":
            pieces += _annexed(writer, pieces)
    if plan.is_tiny:
        pieces = [Piece(writer.sentence("{w}./."))]
    if plan.completeness == "fragment":
        pieces[-1] = _cut(pieces[-1], writer.chance)
    pieces, slips = _with_slips(pieces, writer.chance, writer.values["speaker"])
    text = "\n\n".join(piece.text for piece in pieces)
    if writer.chance.random() < _STRAIGHT:
        text = text.replace("“", '"').replace("”", '"')
    points = zip(parse_body(text), pieces, strict=True)
    tasks = [{"point": block.id, **task} for block, piece in points for task in piece.tasks]
    return text, {"tasks": tasks, "sic": slips}


def _letter(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    words = phrases()
    yield Piece(writer.any_of(words["openings"]))
    for cited in plan.common_cites:
        yield Piece(writer.sentence(words["citing"], {"cite": citation(writer.chance, cited)}))
    yield Piece(writer.any_of(words["leads"]))
    yield from _up_to(plan.size, _points(plan.layout, writer))
    if plan.layout == "table":  # after numbered points, so that even a short letter has it
        yield from _table(writer, _ROWS)
    if "wide-tables" in plan.traits:
        yield from _table(writer, _MANY_ROWS, _WIDE)
    if "wordy" in plan.traits:
        yield Piece(writer.sentence(words["wordy"]["sentence"]))
    if plan.completeness != "fragment":
        yield Piece(f"{writer.any_of(words['closings'])}./.")


def _odd(piece: Piece) -> Piece:
    """Return a point with the mark that some offices write: `I-`, `1/`, `a.`, `Điều 1:`."""
    text = piece.text
    for pattern, mark in _ODD_MARKS:
        text = re.sub(pattern, mark, text)
    return replace(piece, text=text)


def _annexed(writer: SentenceWriter, letter: list[Piece]) -> Iterator[Piece]:
    """Yield a footnote, for which the letter's first block gets a mark, then two annexes."""
    first = letter[0].text.rstrip(":.")
    letter[0] = replace(letter[0], text=f"{first}(1){letter[0].text[len(first) :]}")
    yield Piece(f"(1) {writer.sentence(phrases()['closings'][0])}.")
    for number in ("1", "II"):
        yield Piece(f"# PHỤ LỤC {number}")
        yield _point(writer, "1. ", 2)
        yield from _table(writer, _ROWS)


def _report(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    words = phrases()["reports"]
    yield Piece(writer.any_of(words["openings" if plan.date_form == "day" else "vague"]))
    yield from _up_to(plan.size, _reported(writer))


def _up_to(size: int, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Take pieces, at least one, until they have `size` bytes."""
    written = 0
    for _, piece in zip(range(_MAX_POINTS * 3), pieces, strict=False):
        yield piece
        written += len(piece.text.encode())
        if written >= size:
            return


def _points(layout: str, writer: SentenceWriter) -> Iterator[Piece]:
    layouts = {
        "dashed": _dashed(writer),
        "sections": _sections(writer),
        "articles": _articles(writer),
        "dashes": _plain_points(writer, repeat("- "), 1, 3),
        "prose": _plain_points(writer, repeat(""), 2, 6),
    }
    numbers = (f"{number}. " for number in range(1, _MAX_POINTS))
    return layouts.get(layout, _plain_points(writer, numbers, 1, 4))


def _plain_points(
    writer: SentenceWriter, marks: Iterable[str], least: int, most: int
) -> Iterator[Piece]:
    for mark in marks:
        yield _point(writer, mark, writer.chance.randint(least, most))


def _dashed(writer: SentenceWriter) -> Iterator[Piece]:
    """Yield numbers with dashes under them, and sometimes a paragraph after the dashes."""
    for number in range(1, _MAX_POINTS):
        yield Piece(f"{number}. {writer.any_of(phrases()['headings'])}")
        for _ in range(writer.chance.randint(2, 5)):
            yield _point(writer, "- ", writer.chance.randint(1, 2))
        if writer.chance.random() < _AFTERWARDS:
            yield _point(writer, "", 1)


def _sections(writer: SentenceWriter) -> Iterator[Piece]:
    """Yield Roman sections with numbers under them, and letters under some of those."""
    for roman, title in zip(_ROMAN, phrases()["sections"], strict=True):
        yield Piece(f"{roman}. {title}")
        for number in range(1, writer.chance.randint(3, 7)):
            yield _point(writer, f"{number}. ", writer.chance.randint(1, 3))
            for letter in "abcd" if writer.chance.random() < _LETTERED else "":
                yield _point(writer, f"{letter}) ", 1)
    yield from _points("prose", writer)


def _articles(writer: SentenceWriter) -> Iterator[Piece]:
    for number in range(1, _MAX_POINTS):
        yield _point(writer, f"Điều {number}. ", 1)
        for under in range(1, writer.chance.randint(1, 5)):
            yield _point(writer, f"{under}. ", writer.chance.randint(1, 2))


def _reported(writer: SentenceWriter) -> Iterator[Piece]:
    """Yield paragraphs that begin with sentences of reports and go on like those of letters."""
    while True:
        sentences = range(writer.chance.randint(1, 2))
        text = " ".join(writer.any_of(phrases()["reports"]["sentences"]) for _ in sentences)
        rest = _point(writer, "", writer.chance.randint(1, 3))
        yield replace(rest, text=f"{text} {rest.text}")


def _table(writer: SentenceWriter, rows: tuple[int, int], times: int = 1) -> Iterator[Piece]:
    """Yield a lead and a table; its columns after the number are repeated so many times."""
    words = phrases()["table"]
    yield Piece(writer.sentence(words["lead"]))
    first, *others = words["head"]
    head = [first, *others * times]
    numbers = range(1, writer.chance.randint(*rows))
    filled = ([str(number), *_cells(writer, times)] for number in numbers)
    lines = [head, ["---"] * len(head), *filled]
    yield Piece("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _cells(writer: SentenceWriter, times: int) -> Iterator[str]:
    for _ in range(times):
        due = short_date(writer.later_day())
        yield from map(writer.sentence, ("{noi}", "{viec}", "{m}"))
        yield due


def _point(writer: SentenceWriter, mark: str, sentences: int) -> Piece:
    """Return a block of sentences, some of which assign a task."""
    parts, tasks = [], []
    for _ in range(sentences):
        if writer.chance.random() < writer.assigning:
            tasks.append(_task(writer))
            parts.append(tasks[-1]["quote"])
        else:
            parts.append(writer.any_of(phrases()["points"]))
    return Piece(mark + " ".join(parts), tuple(tasks))


def _task(writer: SentenceWriter) -> dict[str, Any]:
    row = writer.chance.choice(phrases()["tasks"])
    day, hour = writer.later_day(), writer.chance.randint(5, 22)
    text = row["text"]
    values = {
        "due": short_date(day),
        "start": short_date(day),
        "hour": str(hour),
        "month": f"{day.month}/{day.year}",
    }
    who = [local_body(key, writer.values["unit_type"]) for key in row["who"]]
    task = {"who": who, "quote": writer.sentence(text, values)}
    if "{due}" in text:
        task["due"] = day.isoformat()
    elif "{month}" in text:
        task["due"] = f"{day:%Y-%m}"
    if "{start}" in text:
        start = dt.datetime.combine(day, dt.time(hour)) if "{hour}" in text else day
        task["start"] = start.isoformat()
    return task


def _cut(piece: Piece, chance: random.Random) -> Piece:
    """Break a block off in the middle, like a page whose next page is lost."""
    words = piece.text.split(" ")
    kept = max(2, int(len(words) * chance.uniform(0.4, 0.9)))
    return Piece(" ".join(words[:kept]))


def _with_slips(
    pieces: list[Piece], chance: random.Random, speaker: str
) -> tuple[list[Piece], list[dict[str, str]]]:
    """Put one to three slips into one letter of three, never where it says who speaks."""
    made = []
    for slip in chance.sample(phrases()["slips"], chance.choice((0, 0, 0, 0, 0, 0, 1, 2, 3))):
        before, after = slip["before"], slip["after"]
        texts = enumerate(piece.text for piece in pieces)
        able = [at for at, text in texts if before in text and speaker not in text]
        if able:
            at = chance.choice(able)
            tasks = ({**t, "quote": t["quote"].replace(before, after)} for t in pieces[at].tasks)
            pieces[at] = Piece(pieces[at].text.replace(before, after), tuple(tasks))
            told = {name: slip[name] for name in slip if name not in ("before", "after")}
            made.append({"quote": after.strip(), **told})
    return pieces, made
