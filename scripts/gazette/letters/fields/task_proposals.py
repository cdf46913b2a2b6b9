"""The tasks that a letter may assign: its sentences of order, with bodies and days.

In: the blocks of a body, and whose letter it is. Out: `Proposal`s, which an editor reads and
decides. A point that names nobody is for the bodies of the lead-in above it, and a sentence that
names nobody for those of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazette.citations.clean import clean
from gazette.data import read_data
from gazette.letters.fields.reasons import reason
from gazette.letters.fields.words import pattern
from gazette.letters.model import Proposal
from gazette.records.addressees import bodies_first_named, bodies_of
from gazette.records.body import Block
from gazette.records.check.set_days import set_days
from gazette.records.check.task_hints import Order, duties, orders_in, sentences, start_of_asking
from gazette.records.marks import printed_mark
from gazette.records.task_words import leads_in
from gazette.text.edtf import Edtf
from gazette.text.tones import tone_key
from gazette.vocabulary.office import Office

_NEXT_NAME = re.compile(r"(?:,|;| và| cho| cầu:?| nghị| giao:?| đạo:?| công) (?=\S)")
_BEFORE_NAME = re.compile(
    r"(?:(?:chậm|muộn) nhất|trong|trước|sau|từ|đến|cuối|đầu|giữa|hết|ngày|hằng|hàng)\b"
    r"[^,;:]{0,60}, "
    r"|(?:riêng|đồng thời),? (?:đối )?(?:với )?"
)
"""What may stand before the name of who is to act: "Trước ngày 20/8, các xã báo cáo"."""

_REACH = 600
"""Characters in which the bodies stand that are to act."""


@dataclass(frozen=True)
class Speaking:
    """Whose letter it is: an office, and who speaks for it."""

    office: Office
    speaks_as: str | None


@cache
def _assignees() -> re.Pattern[str]:
    """Return the first words of the names of those who are assigned a task, in a `tone_key`."""
    pattern: str = read_data("vocabulary", "task_verbs")["assignees"]["who"]["pattern"]
    return re.compile(pattern.replace(" |", "|"))


def task_proposals(
    blocks: Sequence[Block], letter: Speaking, own: Edtf | None
) -> Iterator[Proposal]:
    """Yield the tasks of a letter, in the order of its text."""
    above: tuple[str, ...] = ()
    handed_down: dict[str, tuple[str, ...]] = {}
    for block in blocks:
        is_point = block.kind in ("number", "letter", "dash")
        for_point = handed_down.get(block.parent, ()) if block.parent else above
        said = list(_sentences(letter, block, for_point if is_point else ()))
        if said and leads_in(block.text[slice(*said[-1].span)].strip(), block.text):
            lead = said[-1]
            handed_down[block.id] = lead.who
            above = lead.who if lead.order else above
        elif len(said) == 1 and not said[0].order:  # a name as a heading
            handed_down[block.id] = said[0].who
        is_first = is_point and bool(for_point) and not any(one.order for one in said)
        for one in said:
            yield from _task(block, one, own, is_lead_in_above=is_first and one is said[0])


@dataclass(frozen=True)
class _Sentence:
    span: tuple[int, int]
    order: Order | None
    who: tuple[str, ...]
    """The bodies it is for, none if that is not clear."""
    goes_on: bool = False
    """True if it names nobody and follows a sentence for the same bodies."""


def _sentences(letter: Speaking, block: Block, for_point: tuple[str, ...]) -> Iterator[_Sentence]:
    """Yield the sentences of a point after its number, each with the bodies it is for."""
    text = block.text[len(printed_mark(block.text)) :].lstrip()
    shift = len(block.text) - len(text)
    orders = {order.start: order for order in orders_in(letter, text)}
    who, goes_on = for_point, False
    for start, end in sentences(text):
        order = orders.get(start)
        named = _acting(letter, text, order or Order(start, end, "", ()))
        if named is not None:
            who, goes_on = named, False
        yield _Sentence((start + shift, end + shift), order, who, goes_on)
        goes_on = goes_on or who != for_point


def _task(
    block: Block, one: _Sentence, own: Edtf | None, *, is_lead_in_above: bool
) -> Iterator[Proposal]:
    """Yield the task of a sentence that orders, sets a day or is the first under a lead-in.

    That a letter takes effect on a day is nobody's task.
    """
    quote = _quote(block, *one.span)
    if one.order:
        is_lead_in = leads_in(quote, block.text)
        why = reason("task-lead-in" if is_lead_in else "task", words=one.order.words)
    elif pattern("effect").search(tone_key(quote)):
        return
    elif any(set_days(clean(quote).text, own)):
        why = reason("task-deadline")
    elif is_lead_in_above and one.who and not leads_in(quote, block.text):
        why = reason("task-from-lead-in")
    else:
        return
    yield _proposal(block, one, quote, why, own)


def _acting(letter: Speaking, text: str, order: Order) -> tuple[str, ...] | None:
    """Return the bodies that a sentence names to act, none if unclear; None if it names nobody."""
    sentence = text[order.start : order.end]
    if not order.words and (skipped := _BEFORE_NAME.match(tone_key(sentence))):
        order = order._replace(start=order.start + skipped.end())
        sentence = sentence[skipped.end() :]
    first = bodies_first_named(letter.office, sentence)
    if order.words or (first and first != _speaker(letter)):
        named = _who(letter, text, order)
        if named:
            return named
    is_open = bool(_assignees().search(tone_key(order.words)))  # "yêu cầu mọi người dân"
    return () if is_open or first or _names_somebody(sentence) else None


def _names_somebody(sentence: str) -> bool:
    """Tell whether a sentence begins as the name of a body that the vocabulary may lack."""
    key = tone_key(sentence)  # "Tổ chức tiêm" is no "Tổ"
    return bool(_assignees().match(key)) and not duties().match(key)


def _proposal(block: Block, one: _Sentence, quote: str, because: str, own: Edtf | None) -> Proposal:
    value: dict[str, Any] = {"point": block.id, "who": list(one.who), "quote": quote}
    if one.goes_on and one.who:
        value["who_because"] = reason("task-goes-on")
    for day in set_days(clean(quote).text, own):
        value.setdefault(day.kind, day.date.text)
    return Proposal("tasks", value, because)


def _quote(block: Block, start: int, end: int) -> str:
    """Return a sentence without its point's number, and without a closing "./."."""
    words = block.text[start:end].strip()
    mark = printed_mark(words)
    return words[len(mark) :].strip().removesuffix("./.").rstrip(" :;")


def _who(letter: Speaking, printed: str, order: Order) -> tuple[str, ...]:
    """Return all bodies named one after the other, up to the verb of what they are to do."""
    start = max(printed.find(order.words, order.start, order.end), order.start)
    start += start_of_asking(order.words)
    text = printed[start : min(order.end, start + _REACH)]
    speaker = _speaker(letter)
    keys: dict[str, None] = dict.fromkeys(order.who)
    key, stop = tone_key(text), len(text)
    for at in (0, *(found.end() for found in _NEXT_NAME.finditer(text))):
        named = bodies_first_named(letter.office, text[at:]) if at < stop else ()
        if named and named != speaker:
            keys |= dict.fromkeys(named)
            verb = duties().search(key, at)
            stop = min(stop, verb.start() if verb else stop)
    return tuple(keys)


def _speaker(letter: Speaking) -> tuple[str, ...]:
    return bodies_of(letter.office, letter.speaks_as or "")
