"""The body of a synthetic letter or report, with the tasks and slips in it.

In: a plan and a writer. Out: Markdown as in records, about as long as planned, and the values of
`tasks` and `sic` in the front matter.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from gazette.records.body import parse_body
from gazette.synth.issuing import local_body
from gazette.synth.load import phrases
from gazette.synth.plan import Plan
from gazette.synth.sentences import SentenceWriter
from gazette.text.dates import short_date

_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_MAX_POINTS = 99  # a printed number has two digits at most
# The shares of letters with straight quotes, of dashes with a paragraph after them, of numbers
# with letters under them, and of sentences that assign a task.
_STRAIGHT, _AFTERWARDS, _LETTERED, _ASSIGNING = 0.2, 0.2, 0.3, 0.25

Slips = list[dict[str, str]]


@dataclass(frozen=True)
class Piece:
    """One block of Markdown, and the tasks in it, still without their point."""

    text: str
    tasks: tuple[dict[str, Any], ...] = ()


def compose(plan: Plan, writer: SentenceWriter) -> tuple[str, dict[str, Any]]:
    """Return the body of a plan, and its tasks and slips as front matter has them."""
    pieces = list(_report(plan, writer) if plan.is_report else _letter(plan, writer))
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
    yield Piece(writer.any_of(words["leads"]))
    layouts = {
        "numbered": _numbered,
        "dashed": _dashed,
        "dashes": _dashes,
        "prose": _prose,
        "table": _numbered,  # the table follows, so that even a short letter has it
        "sections": _sections,
        "articles": _articles,
    }
    yield from _up_to(plan.size, layouts[plan.layout](plan, writer))
    if plan.layout == "table":
        yield from _table(plan, writer)
    if plan.completeness != "fragment":
        yield Piece(f"{writer.any_of(words['closings'])}./.")


def _report(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    words = phrases()["reports"]
    yield Piece(writer.any_of(words["openings" if plan.date_form == "day" else "vague"]))
    yield from _up_to(plan.size, _reported(plan, writer))


def _up_to(size: int, pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Take pieces, at least one, until they have `size` bytes."""
    written = 0
    for _, piece in zip(range(_MAX_POINTS * 3), pieces, strict=False):
        yield piece
        written += len(piece.text.encode())
        if written >= size:
            return


def _numbered(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    for number in range(1, _MAX_POINTS):
        yield _point(plan, writer, f"{number}. ", writer.chance.randint(1, 4))


def _dashed(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    """Yield numbers with dashes under them, and sometimes a paragraph after the dashes."""
    for number in range(1, _MAX_POINTS):
        yield Piece(f"{number}. {writer.any_of(phrases()['headings'])}")
        for _ in range(writer.chance.randint(2, 5)):
            yield _point(plan, writer, "- ", writer.chance.randint(1, 2))
        if writer.chance.random() < _AFTERWARDS:
            yield _point(plan, writer, "", 1)


def _dashes(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    while True:
        yield _point(plan, writer, "- ", writer.chance.randint(1, 3))


def _prose(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    while True:
        yield _point(plan, writer, "", writer.chance.randint(2, 6))


def _sections(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    """Yield Roman sections with numbers under them, and letters under some of those."""
    for roman, title in zip(_ROMAN, phrases()["sections"], strict=True):
        yield Piece(f"{roman}. {title}")
        for number in range(1, writer.chance.randint(3, 7)):
            yield _point(plan, writer, f"{number}. ", writer.chance.randint(1, 3))
            for letter in "abcd" if writer.chance.random() < _LETTERED else "":
                yield _point(plan, writer, f"{letter}) ", 1)
    yield from _prose(plan, writer)


def _articles(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    for number in range(1, _MAX_POINTS):
        yield _point(plan, writer, f"Điều {number}. ", 1)
        for under in range(1, writer.chance.randint(1, 5)):
            yield _point(plan, writer, f"{under}. ", writer.chance.randint(1, 2))


def _reported(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    """Yield paragraphs that begin with sentences of reports and go on like those of letters."""
    while True:
        sentences = range(writer.chance.randint(1, 2))
        text = " ".join(writer.any_of(phrases()["reports"]["sentences"]) for _ in sentences)
        rest = _point(plan, writer, "", writer.chance.randint(1, 3))
        yield replace(rest, text=f"{text} {rest.text}")


def _table(plan: Plan, writer: SentenceWriter) -> Iterator[Piece]:
    words = phrases()["table"]
    yield Piece(writer.sentence(words["lead"]))
    lines = [words["head"], ["---"] * len(words["head"])]
    for number in range(1, writer.chance.randint(4, 16)):
        due = short_date(writer.day_after(plan.day))
        cells = map(writer.sentence, ("{noi}", "{viec}", "{m}"))
        lines.append([str(number), *cells, due])
    yield Piece("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _point(plan: Plan, writer: SentenceWriter, mark: str, sentences: int) -> Piece:
    """Return a block of so many sentences, some of which assign a task."""
    parts, tasks = [], []
    for _ in range(sentences):
        if writer.chance.random() < _ASSIGNING:
            tasks.append(_task(plan, writer))
            parts.append(tasks[-1]["quote"])
        else:
            parts.append(writer.any_of(phrases()["points"]))
    return Piece(mark + " ".join(parts), tuple(tasks))


def _task(plan: Plan, writer: SentenceWriter) -> dict[str, Any]:
    row = writer.chance.choice(phrases()["charges"])
    day, hour = writer.day_after(plan.day), writer.chance.randint(5, 22)
    text = row["text"]
    values = {
        "due": short_date(day),
        "start": short_date(day),
        "hour": str(hour),
        "month": f"{day.month}/{day.year}",
    }
    who = [local_body(key, writer.values["cap"]) for key in row["who"]]
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
) -> tuple[list[Piece], Slips]:
    """Put one to three slips into one letter of three, never where it says who speaks."""
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
            made.append({"quote": slip["after"].strip(), "note": slip["note"]})
    return pieces, made


def _slipped(piece: Piece, before: str, after: str) -> Piece:
    tasks = ({**task, "quote": task["quote"].replace(before, after)} for task in piece.tasks)
    return Piece(piece.text.replace(before, after), tuple(tasks))
