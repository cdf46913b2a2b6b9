"""Hints at tasks that may be missing: sentences that charge somebody, and that no task quotes.

In: a record. Out: hints, which name the point, the words and, where the vocabulary knows them, who
is charged. An editor reads the words and decides: nothing here becomes a fact of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gazette.records.addressees import bodies_first_named
from gazette.records.body import Block
from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.text.spans import find_all
from gazette.vocabulary.load import read_data

_SENTENCE = re.compile(r"(?:^|(?<=[.;:]\s))\S.*?(?:[.;](?=\s|$)|$)", re.DOTALL)
_SHOWN = 160  # characters of a quote
_SURE = 20  # so many characters of a point show where it stands


def task_hints(record: Record) -> Iterator[Problem]:
    """Yield a hint for each sentence of charging that shares no words with a task of its point.

    A made-up letter has the tasks that were made up for it.
    """
    if record.directive.synthetic:
        return
    for block in record.blocks:
        quotes = [task.quote for task in record.directive.tasks if task.point == block.id]
        covered = [span for quote in quotes for span in find_all(block.text, quote)]
        for found, start, end in _one_a_sentence(block.text):
            if not any(first < end and start < last for first, last in covered):
                yield _hint(record, block, found, (start, end))


def _one_a_sentence(text: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield the first words of charging of every sentence that has any, and the sentence's span."""
    end = 0
    for found in _charges().finditer(text):
        if found.start() >= end:
            start, end = _sentence_of(text, found)
            yield found, start, end


def find_charge(text: str) -> re.Match[str] | None:
    """Return the first words in a text that charge somebody: "Giao Trung tâm"."""
    return _charges().search(text)


@cache
def charge_patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of the verbs of charging, by their names."""
    data = read_data("charges")
    who = data["charged"]["who"]["pattern"].replace(" |", "|")  # the folds of the file
    return {
        name: re.compile(row["pattern"].replace("{who}", who), re.IGNORECASE)
        for name, row in data["verbs"].items()
    }


@cache
def _charges() -> re.Pattern[str]:
    return re.compile("|".join(p.pattern for p in charge_patterns().values()), re.IGNORECASE)


def _hint(record: Record, block: Block, found: re.Match[str], span: tuple[int, int]) -> Problem:
    start, end = span
    sentence = block.text[start:end]
    who = ", ".join(_charged(record, block.text, found, sentence)) or "…"
    quote = sentence if len(sentence) <= _SHOWN else sentence[:_SHOWN].rpartition(" ")[0]
    wrong = f'point {block.id} says "{found[0].strip()}", and no task quotes it'
    right = f'if it is a task, add {{point: {block.id}, who: [{who}], quote: "{quote}"}}'
    body = record.source.body
    point = max(body.find(block.text[:_SURE]), 0)
    offset = record.source.body_offset + max(body.find(found[0].strip(), point + start), point)
    line, column = record.source.place_of_offset(offset)
    return Problem(record.source.file, line, column, "tasks", wrong, right, "hint")


def _sentence_of(text: str, found: re.Match[str]) -> tuple[int, int]:
    spans = (s.span() for s in _SENTENCE.finditer(text) if s.start() <= found.start() < s.end())
    return next(spans, (0, len(text)))


def _charged(record: Record, text: str, found: re.Match[str], sentence: str) -> tuple[str, ...]:
    """Return the bodies named after the verb, or else at the beginning of its sentence."""
    blanks = re.finditer(r"\s+", found[0])
    after = [text[found.start() + blank.end() :] for blank in blanks]
    named = (bodies_first_named(record.directive.office, words) for words in [*after, sentence])
    return next(filter(None, named), ())
