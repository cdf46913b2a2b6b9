"""What an editor may want to add to a record: tasks, topics, slips. Proposals are never facts.

In: the body of a letter as a record writes it, and whose letter it is. Out: `Proposal`s.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from gazette.data import read_data
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.task_proposals import Speaking, task_proposals
from gazette.letters.model import Proposal
from gazette.records.body import Block, parse_body
from gazette.text.edtf import Edtf
from gazette.text.tones import tone_key


def body_proposals(body: str, letter: Speaking, own: Edtf | None) -> Iterator[Proposal]:
    """Yield the proposals for a body."""
    blocks = [block for block in parse_body(body) if not block.annex]
    tasks = list(task_proposals(blocks, letter, own))
    yield from tasks
    yield from _topics(blocks, {one.value["point"] for one in tasks})
    for block in blocks:
        yield from slips_in(block.text)


# ---------- topics ----------


def _topics(blocks: list[Block], of_tasks: set[str]) -> Iterator[Proposal]:
    """Yield the topics of each point or paragraph with tasks, and those of the letter."""
    total: Counter[str] = Counter()
    for block in blocks:
        found = _topics_in(block.text)
        total.update(found.keys())
        if found and (block.kind != "paragraph" or block.parent or block.id in of_tasks):
            words = ", ".join(f"“{word}”" for word in found.values())
            yield Proposal("points", {block.id: list(found)}, reason("topic", words=words))
    for topic, count in total.most_common():
        yield Proposal("topics", topic, reason("topics", count=str(count)))


def _topics_in(text: str) -> dict[str, str]:
    """Return the topics of a point, each with the words that name it."""
    key, found = tone_key(text), {}
    for topic, words in _topic_words().items():
        if match := words.search(key):
            found[topic] = text[match.start() : match.end()]
    return found


@cache
def _topic_words() -> dict[str, re.Pattern[str]]:
    rows = read_data("letters.fields", "topic_words")["topics"]
    return {key: re.compile(rf"(?<![^\W_])(?:{row['pattern']})") for key, row in rows.items()}


# ---------- slips ----------


def slips_in(text: str) -> Iterator[Proposal]:
    """Yield what may be misprinted in a text."""
    for rule in _slip_rules():
        for match in rule.words.finditer(text):
            quote, note = match[0], rule.note
            yield Proposal("sic", {"quote": quote, "note": note}, note)
    yield from _open_quotes(text)


@dataclass(frozen=True)
class _SlipRule:
    words: re.Pattern[str]
    note: str


@cache
def _slip_rules() -> tuple[_SlipRule, ...]:
    rows = read_data("letters.fields", "slips")["slips"].values()
    return tuple(_SlipRule(re.compile(row["pattern"]), row["note"]) for row in rows)


_OPENED = re.compile(r"“\s*\w+")


def _open_quotes(text: str) -> Iterator[Proposal]:
    """Yield a quotation that is opened and not closed in its point."""
    signs = [at for at, sign in enumerate(text) if sign in "“”"]
    for at, after in zip_longest(signs, signs[1:]):
        if text[at] == "”" or (after is not None and text[after] == "”"):
            continue
        if word := _OPENED.match(text, at):
            note = reason("quote-open")
            yield Proposal("sic", {"quote": word[0], "note": note}, note)
