"""Hints at tasks that may be missing: sentences that assign a task and that no task quotes.

In: a record. Out: hints with the point, the words and, if the vocabulary knows them, the bodies
that are to act. An editor reads the words and decides.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple, Protocol

from gazette.data import read_data
from gazette.records.addressees import bodies_first_named, bodies_of
from gazette.records.body import Block
from gazette.records.problem import Problem, line_and_column
from gazette.records.record import Record
from gazette.text.spans import find_all
from gazette.text.tones import tone_key
from gazette.vocabulary.office import Office

_SENTENCE = re.compile(r"(?:^|(?<=[.;:]\s))\s*(?P<said>\S.*?(?:[.;](?=\s|$)|$))", re.DOTALL)
_NARRATIVE = (" đã ", " ghi nhận ")  # words of a sentence that tells what happened
_ASKING = ("yêu cầu", "đề nghị", "giao ")
_FIRST_WORDS = 6
_MAX_QUOTE = 160  # characters
_ENOUGH = 20  # characters of a point that are enough to locate it in the body


class Order(NamedTuple):
    """A sentence that may assign a task."""

    start: int
    end: int
    words: str
    """What shows that it does."""
    who: tuple[str, ...]
    """The bodies that are to act, as far as the vocabulary knows them."""


def task_hints(record: Record) -> Iterator[Problem]:
    """Yield a hint for each sentence that assigns a task and shares no words with a task.

    Synthetic letters have none: their tasks were made together with their text.
    """
    if record.directive.synthetic:
        return
    for block in record.blocks:
        quotes = [task.quote for task in record.directive.tasks if task.point == block.id]
        covered = [span for quote in quotes for span in find_all(block.text, quote)]
        for order in orders_in(record.directive, block.text):
            if not any(first < order.end and order.start < last for first, last in covered):
                yield _hint(record, block, order)


@cache
def task_verbs() -> dict[str, re.Pattern[str]]:
    """Return the patterns of the verbs that assign tasks, by name, to search in a `tone_key`."""
    data = read_data("vocabulary", "task_verbs")
    parts = {name: row["pattern"] for name, row in data["assignees"].items()}
    parts["who"] = parts["who"].replace(" |", "|")  # undo the line folds of the file
    patterns = {name: row["pattern"] for name, row in data["verbs"].items()}
    for part, words in parts.items():
        patterns = {name: one.replace(f"{{{part}}}", words) for name, one in patterns.items()}
    return {name: re.compile(pattern, re.MULTILINE) for name, pattern in patterns.items()}


@cache
def duties() -> re.Pattern[str]:
    pattern: str = read_data("vocabulary", "task_verbs")["duties"]["usual"]["pattern"]
    return re.compile(pattern.replace(" |", "|"))


@cache
def any_task_verb() -> re.Pattern[str]:
    patterns = (pattern.pattern for pattern in task_verbs().values())
    return re.compile("|".join(patterns), re.MULTILINE)


class Speaker(Protocol):
    """Whose letter it is, as far as a letter or a record tells."""

    @property
    def office(self) -> Office:
        """The issuer in its place."""

    @property
    def speaks_as(self) -> str | None:
        """Who speaks in the letter, as printed."""


def orders_in(letter: Speaker, text: str) -> list[Order]:
    """Return the sentences that have a verb of charging or begin with the name of a body."""
    by_verb = {order.start: order for order in _orders_by_verb(letter, text)}
    by_name = {order.start: order for order in _orders_by_name(letter, text)}
    return sorted({**by_name, **by_verb}.values())


def _orders_by_verb(letter: Speaker, text: str) -> Iterator[Order]:
    spans, end = list(sentences(text)), 0
    for verb in any_task_verb().finditer(tone_key(text)):
        if verb.start() >= end:
            before = bisect_right(spans, verb.start(), key=itemgetter(0))
            start, end = spans[before - 1] if before else (0, len(text))
            words = text[slice(*verb.span())].strip()
            yield Order(start, end, words, _bodies_meant(letter, verb, text, text[start:end]))


def _orders_by_name(letter: Speaker, text: str) -> Iterator[Order]:
    """Yield sentences such as "Công an huyện lập chốt kiểm soát.", but not of who speaks."""
    speaker = bodies_of(letter.office, letter.speaks_as or "")
    for start, end in sentences(text):
        sentence = text[start:end]
        who = bodies_first_named(letter.office, sentence)
        is_duty = who and who != speaker and duties().search(tone_key(sentence))
        if is_duty and not tells_what_happened(sentence):
            words = sentence.lstrip("-+* ").split()[:_FIRST_WORDS]
            yield Order(start, end, " ".join(words), who)


def tells_what_happened(sentence: str) -> bool:
    return any(word in sentence for word in _NARRATIVE)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of every sentence of a point."""
    return (found.span("said") for found in _SENTENCE.finditer(text))


def _hint(record: Record, block: Block, order: Order) -> Problem:
    sentence, who = block.text[order.start : order.end], ", ".join(order.who) or "…"
    quote = sentence if len(sentence) <= _MAX_QUOTE else sentence[:_MAX_QUOTE].rpartition(" ")[0]
    written = json.dumps(quote, ensure_ascii=False)  # which is YAML, too
    wrong = f'point {block.id} says "{order.words}", and no task quotes it'
    right = f"if it is a task, add {{point: {block.id}, who: [{who}], quote: {written}}}"
    return hint_at(record, block, order.start, order.words, (wrong, right))


def hint_at(record: Record, block: Block, start: int, words: str, said: tuple[str, str]) -> Problem:
    """Return a hint at words of a point, at `start` or after it: what is said, and the advice."""
    source = record.source
    point = max(source.body.find(block.text[:_ENOUGH]), 0)
    at = max(source.body.find(words, point + start), point)
    line, column = line_and_column(source.text, source.body_offset + at)
    return Problem(source.file, line, column, "tasks", *said, "hint")


def _bodies_meant(
    letter: Speaker, verb: re.Match[str], text: str, sentence: str
) -> tuple[str, ...]:
    """Return the bodies named after the verb, or else those with whom its sentence begins.

    Who asks is not meant: "Thường trực Huyện ủy yêu cầu".
    """
    blanks = re.compile(r"\s+").finditer(verb[0], start_of_asking(verb[0]))
    after = [text[verb.start() + blank.end() :] for blank in blanks]
    before = [] if any(word in verb[0] for word in _ASKING) else [sentence]
    speaking = _speaking(letter.office, letter.speaks_as or "")
    named = (bodies_first_named(letter.office, words) for words in [*after, *before])
    return next(filter(None, (tuple(k for k in keys if k not in speaking) for keys in named)), ())


def start_of_asking(words: str) -> int:
    """Return where "yêu cầu" begins in words of an order that name who asks before it."""
    return max(tone_key(words).rfind(_ASKING[0]), 0)


@lru_cache(maxsize=64)
def _speaking(office: Office, speaks_as: str) -> frozenset[str]:
    """Return the issuer, and the bodies that the name of who speaks has: "Bí thư Huyện ủy"."""
    words = speaks_as.split()
    names = (" ".join(words[at:]) for at in range(len(words)))
    named = {key for name in names for key in bodies_first_named(office, name)}
    return frozenset(named | ({office.key} if office.key else set()))
