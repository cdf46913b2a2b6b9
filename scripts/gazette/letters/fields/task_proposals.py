"""The tasks that a letter may assign: its sentences of order, with bodies and days.

In: the blocks of a body, and whose letter it is. Out: `Proposal`s, which an editor reads and
decides. A point that names nobody is for the bodies of the lead-in above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gazette.letters.fields.due_dates import dates_in
from gazette.letters.fields.reasons import reason
from gazette.letters.model import Proposal
from gazette.records.addressees import bodies_first_named, bodies_of
from gazette.records.body import Block
from gazette.records.check.task_hints import Order, duties, orders_in, sentences
from gazette.records.marks import printed_mark
from gazette.records.task_words import leads_in
from gazette.text.edtf import Edtf
from gazette.text.tones import tone_key
from gazette.vocabulary.office import Office

_NEXT_NAME = re.compile(r"(?:,|;| và| cho| cầu:?| nghị| giao:?| đạo:?| công) (?=\S)")

_REACH = 600
"""Characters in which the bodies stand that are to act."""


@dataclass(frozen=True)
class Speaking:
    """Whose letter it is: an office, and who speaks for it."""

    office: Office
    speaks_as: str | None


def task_proposals(
    blocks: Sequence[Block], letter: Speaking, own: Edtf | None
) -> Iterator[Proposal]:
    """Yield the tasks of a letter, in the order of its text."""
    above: tuple[str, ...] = ()
    for block in blocks:
        orders = orders_in(letter, block.text)
        for order in orders:
            who, quote = _who(letter, block, order), _quote(block, order.start, order.end)
            is_lead_in = leads_in(quote, block.text)
            above = who if is_lead_in else above
            why = reason("task-lead-in" if is_lead_in else "task", words=order.words)
            yield _proposal(block, who, quote, why, own)
        if not orders and above and not block.parent and block.kind in ("number", "dash"):
            quote = _first_sentence(block)
            yield _proposal(block, above, quote, reason("task-from-lead-in"), own)


def _proposal(
    block: Block, who: Sequence[str], quote: str, because: str, own: Edtf | None
) -> Proposal:
    value: dict[str, Any] = {"point": block.id, "who": list(who), "quote": quote}
    for one in dates_in(quote, own):
        value.setdefault("due" if one.kind == "due" else "start", one.date)
    return Proposal("tasks", value, because)


def _quote(block: Block, start: int, end: int) -> str:
    """Return a sentence without its point's number, and without a closing "./."."""
    words = block.text[start:end].strip()
    mark = printed_mark(words)
    return words[len(mark) :].strip().removesuffix("./.").rstrip(" :;")


def _first_sentence(block: Block) -> str:
    """Return the first sentence of a point, after its number."""
    words = block.text.removeprefix(printed_mark(block.text)).lstrip()
    at = len(block.text) - len(words)
    start, end = next(sentences(words), (0, len(words)))
    return _quote(block, at + start, at + end)


def _who(letter: Speaking, block: Block, order: Order) -> tuple[str, ...]:
    """Return all bodies named one after the other, up to the verb of what they are to do."""
    start = max(block.text.find(order.words, order.start, order.end), order.start)
    text = block.text[start : min(order.end, start + _REACH)]
    speaker = bodies_of(letter.office, letter.speaks_as or "")
    keys: dict[str, None] = dict.fromkeys(order.who)
    key, stop = tone_key(text), len(text)
    for at in (0, *(found.end() for found in _NEXT_NAME.finditer(text))):
        named = bodies_first_named(letter.office, text[at:]) if at < stop else ()
        if named and named != speaker:
            keys |= dict.fromkeys(named)
            verb = duties().search(key, at)
            stop = min(stop, verb.start() if verb else stop)
    return tuple(keys)
