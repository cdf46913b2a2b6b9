"""What an editor may want to add to a record: tasks, topics, slips. Proposals are never facts.

In: the body of a letter as a record writes it, and whose letter it is. Out: `Proposal`s.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazette.data import read_data
from gazette.letters.fields.due_dates import dates_in
from gazette.letters.fields.reasons import reason
from gazette.letters.model import Proposal
from gazette.records.body import Block, parse_body
from gazette.records.check.task_hints import Order, orders_in
from gazette.records.marks import printed_mark
from gazette.records.task_words import leads_in
from gazette.text.edtf import Edtf
from gazette.text.tones import tone_key
from gazette.vocabulary.office import Office


@dataclass(frozen=True)
class Speaking:
    """Whose letter it is: an office, and who speaks for it."""

    office: Office
    speaks_as: str | None


def body_proposals(body: str, letter: Speaking, own: Edtf | None) -> Iterator[Proposal]:
    """Yield the proposals for a body."""
    blocks = [block for block in parse_body(body) if not block.annex]
    for block in blocks:
        yield from _tasks(block, letter, own)
    yield from _topics(blocks)
    for block in blocks:
        yield from slips_in(block.text)


# ---------- tasks ----------


def _tasks(block: Block, letter: Speaking, own: Edtf | None) -> Iterator[Proposal]:
    for order in orders_in(letter, block.text):
        quote = _quote(block, order)
        value: dict[str, Any] = {"point": block.id, "who": list(order.who), "quote": quote}
        for one in dates_in(quote, own):
            value.setdefault("due" if one.kind == "due" else "start", one.date)
        key = "task-lead-in" if leads_in(quote, block.text) else "task"
        yield Proposal("tasks", value, reason(key, words=order.words))


def _quote(block: Block, order: Order) -> str:
    """Return the sentence of an order without its point's number, and without a closing "./."."""
    words = block.text[order.start : order.end].strip()
    mark = printed_mark(words)
    return words[len(mark) :].strip().removesuffix("./.").rstrip(" :;")


# ---------- topics ----------


def _topics(blocks: list[Block]) -> Iterator[Proposal]:
    """Yield the topics of each point, and those of the letter."""
    total: Counter[str] = Counter()
    for block in blocks:
        found = _topics_in(block.text)
        total.update(found.keys())
        if found and block.kind != "paragraph":
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


def _open_quotes(text: str) -> Iterator[Proposal]:
    """Yield a quotation that is opened and not closed in its point."""
    depth = [at for at, sign in enumerate(text) if sign in "“”"]
    opened = [
        at for n, at in enumerate(depth) if text[at] == "“" and not _is_closed(text, depth[n:])
    ]
    for at in opened:
        word = re.match(r"“\s*\w+", text[at:])
        if word:
            note = reason("quote-open")
            yield Proposal("sic", {"quote": word[0], "note": note}, note)


def _is_closed(text: str, signs: list[int]) -> bool:
    return len(signs) > 1 and text[signs[1]] == "”"
