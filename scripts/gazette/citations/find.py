"""Find the citations of a text: where each stands and what it says, nothing that it does not say.

In: a text as given, or cleaned. Out: frozen `Citation`s in the order of the text. First come the
numbers; what stands before and after each decides whether it is a citation's, and gives the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.citations.clean import Clean, clean
from gazette.citations.letterhead import is_own_number
from gazette.citations.model import Citation
from gazette.citations.numbers import Number, read_number
from gazette.citations.parts import Dated, Issued, date_at, issuer_at, issuer_before
from gazette.citations.patterns import patterns
from gazette.citations.relation import relation_before

_DIGITS = re.compile(r"[0-9]{1,5}(?:[a-zđ](?![^\W_]))?(?![\w%/]|[.,:-][0-9]| ?%| ?[-/] ?[0-9])")
_ASCII_DIGITS = re.compile(r"[0-9]+")
_BEFORE_OTHER = 30
_FAR = 90
_WORD = 12
_JOIN = re.compile(r" ?(?:,|;| và|, và| cùng| cùng với| &)? ?(?:các )?")


@dataclass(frozen=True)
class _Item:
    """A number with what belongs to it; offsets count in the cleaned text."""

    start: int
    number: Number
    kind: str | None
    """The kind that a word tells."""
    has_kind: bool
    is_short: bool
    has_label: bool
    dated: Dated | None
    issued: Issued | None
    group: int = 0
    """Numbers of one list have the group of the first."""

    @property
    def end(self) -> int:
        """Where its date ends, or its number."""
        return max(self.number.end, self.dated.end if self.dated else 0)

    @property
    def tail(self) -> int:
        """Where all that follows and belongs to it ends."""
        return max(self.end, self.issued.end if self.issued else 0)


def find(given: str) -> tuple[Citation, ...]:
    """Return the citations of a text."""
    if not _ASCII_DIGITS.search(given):
        return ()
    return find_clean(clean(given), given)


def find_clean(cleaned: Clean, given: str) -> tuple[Citation, ...]:
    """Return the citations of a cleaned text, with offsets of the text as given."""
    items = list(_shared(cleaned, _listed(cleaned, _items(cleaned, given))))
    return tuple(_citations(cleaned, given, items))


def _items(cleaned: Clean, given: str) -> list[_Item]:
    """Return all numbers that are a citation's by themselves, in order."""
    items: list[_Item] = []
    for run in _ASCII_DIGITS.finditer(cleaned.text):
        at = run.start()
        if items and at < items[-1].tail:
            continue
        head = _head(cleaned, at)
        number = _number_at(cleaned, at) if head else _number_alone(cleaned, at)
        if not number:
            continue
        item = _item(cleaned, number, head)
        if _is_citation(cleaned, item) and not is_own_number(cleaned, given, item.start, number):
            items.append(item)
    return items


def _head(cleaned: Clean, at: int) -> re.Match[str] | None:
    """Return the word of a kind and "số", or one of them, where they end at `at`."""
    words = re.findall(r"[^\W\d_]+", cleaned.key[max(0, at - _WORD) : at])
    if not words or words[-1] not in patterns().last_words:
        return None
    return patterns().head.search(cleaned.key, max(0, at - _FAR), at)


def _number_alone(cleaned: Clean, at: int) -> Number | None:
    found = patterns().any_number.match(cleaned.text, at)
    return read_number(found) if found else None


def _number_at(cleaned: Clean, at: int) -> Number | None:
    """Return the number that begins just here, with a symbol or without one: "4577"."""
    if whole := patterns().number_here.match(cleaned.text, at):
        return read_number(whole)
    found = _DIGITS.match(cleaned.key, at)
    return Number(found[0].upper(), found[0], at, found.end()) if found else None


def _item(cleaned: Clean, number: Number, head: re.Match[str] | None) -> _Item:
    word = head["kind"] if head else None
    is_short = word in patterns().short
    if head and word and is_short and not cleaned.text[head.start()].isupper():
        head = word = None
    has_label = bool(head and (head["label"] or head["bare"]))
    start = head.start() if head else number.start
    while cleaned.text.startswith(('"', "“", " "), start) and start < number.start:
        start += 1
    item = _Item(start, number, None, bool(word), is_short, has_label, None, None)
    item = _with_tail(cleaned, item)
    if word:
        return replace(item, kind=patterns().kinds[word])
    return _kind_before_issuer(cleaned, item) if has_label else item


def _with_tail(cleaned: Clean, item: _Item) -> _Item:
    """Add date and issuer, in whichever order they follow the number."""
    dated = date_at(cleaned, item.number.end)
    issued = issuer_at(cleaned, dated.end if dated else item.number.end)
    if issued and not dated:
        dated = date_at(cleaned, issued.end)
    return replace(item, dated=dated, issued=issued)


_OF = re.compile(r"(?<![^\W_])(?P<kind>[^\W\d_]+ [^\W\d_]+(?: khẩn| hỏa tốc)?) của ")


def _kind_before_issuer(cleaned: Clean, item: _Item) -> _Item:
    """Read "Công văn của Ủy ban nhân dân tỉnh số 123/UBND-VX"."""
    for found in _OF.finditer(cleaned.key, max(0, item.start - _FAR), item.start):
        kind = found["kind"].removesuffix(" khẩn").removesuffix(" hỏa tốc")
        if kind not in patterns().kinds:
            continue
        issued = issuer_at(cleaned, found.end() - len("của "))
        if issued and cleaned.key[issued.end : item.start] in (" ", ", ", ""):
            named = Issued(issued.name, item.tail, issued.start)
            return replace(
                item,
                start=found.start(),
                kind=patterns().kinds[kind],
                has_kind=True,
                issued=item.issued or named,
            )
    return item


def _is_citation(cleaned: Clean, item: _Item) -> bool:
    """Tell whether a number stands for a document."""
    if patterns().other.search(cleaned.key, max(0, item.start - _BEFORE_OTHER), item.start):
        return False
    if item.number.symbol:
        if item.has_kind:
            return item.number.is_symbol
        return item.number.is_known and (item.has_label or item.number.is_whole)
    return item.has_kind and _is_plain_citation(cleaned, item)


def _is_plain_citation(cleaned: Clean, item: _Item) -> bool:
    """Tell whether a number without a symbol, after the word of a kind, is a document's."""
    rules = patterns()
    if rules.counted.match(cleaned.key, item.number.end):
        return False
    if (item.dated and item.dated.edtf) or (item.issued and item.has_label):
        return item.has_label or cleaned.text[item.start].isupper()
    if item.has_label:
        is_strong = item.kind is not None and item.kind not in rules.weak
        return is_strong or _begins_list(cleaned, item)
    return item.kind in rules.strong or (item.is_short and item.issued is not None)


def _begins_list(cleaned: Clean, item: _Item) -> bool:
    """Tell whether a number with a symbol follows: "các Đề án số 160, 161-ĐA/TU"."""
    glue = patterns().glue.match(cleaned.key, item.number.end)
    return bool(glue and patterns().number_here.match(cleaned.text, glue.end()))


def _listed(cleaned: Clean, items: list[_Item]) -> Iterator[_Item]:
    """Add the numbers of lists that could not stand alone, and say which are of one list."""
    starts = {item.number.start: item for item in items}
    done = -1
    for group, first in enumerate(items):
        if first.number.start <= done:
            continue
        run = [replace(first, group=group)]
        while following := _next(cleaned, run[-1], starts):
            run.append(replace(following, group=group))
        while run[-1].number.start not in starts and not _stands(cleaned, run):
            run.pop()
        done = run[-1].number.start
        yield from _one_list(run)


def _next(cleaned: Clean, item: _Item, starts: dict[int, _Item]) -> _Item | None:
    """Return the next number of the list that an item begins or continues."""
    glue = patterns().glue.match(cleaned.key, item.tail)
    if not glue:
        return None
    if known := starts.get(glue.end()):
        return None if known.has_kind else replace(known, kind=item.kind)
    number = _number_at(cleaned, glue.end())
    if not number or patterns().counted.match(cleaned.key, number.end):
        return None
    start = glue.start("label") if glue["label"] else number.start
    bare = _Item(start, number, item.kind, False, False, bool(glue["label"]), None, None)  # noqa: FBT003
    return _with_tail(cleaned, bare)


def _stands(cleaned: Clean, run: list[_Item]) -> bool:
    """Tell whether the last number of a list is of it, though it stands for nothing by itself."""
    last, before = run[-1], run[-2]
    if last.number.symbol:
        return last.number.is_known or last.number.body == before.number.body
    if last.has_label or (last.dated and last.dated.edtf):
        return True
    return not before.number.symbol and (last.issued is not None or before.kind in patterns().strong)


def _one_list(run: list[_Item]) -> Iterator[_Item]:
    """Give each number of a list the symbol, date and issuer that it shares with the others."""
    rest: Number | None = None
    shared: _Item | None = None
    filled: list[_Item] = []
    for item in reversed(run):
        number = item.number
        if number.symbol:
            rest = number
        elif rest and not item.dated and not item.issued:
            number = _with_symbol(number, rest)
        if shared and not item.issued:
            dated = item.dated or shared.dated
            kept = replace(shared.dated, end=0) if dated is shared.dated and dated else dated
            named = replace(shared.issued, end=0) if shared.issued else None
            item = replace(item, dated=kept, issued=named)  # noqa: PLW2901
        shared = item
        filled.append(replace(item, number=number))
    forward = next((item.number for item in run if item.number.symbol), None)
    for item in reversed(filled):
        number = item.number
        if forward and not number.symbol and forward.start < number.start:
            number = _with_symbol(number, forward)
        yield replace(item, number=number)


def _with_symbol(number: Number, of: Number) -> Number:
    """Return a bare number of a list with the symbol of another one."""
    return replace(of, text=f"{number.text}{of.symbol}", start=number.start, end=number.end)


def _shared(cleaned: Clean, items: Iterator[_Item]) -> Iterator[_Item]:
    """Give an item the issuer named after the next, where both are of one body and side by side.

    "Chỉ thị số 15/CT-TTg ngày 27/3/2020, Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng".
    An issuer before the first of a list is that of all.
    """
    run = list(items)
    for i in reversed(range(len(run) - 1)):
        item, following = run[i], run[i + 1]
        alike = item.number.body == following.number.body and (
            item.number.body or item.kind == following.kind
        )
        between = cleaned.key[item.tail : following.start]
        if alike and following.issued and not item.issued and _JOIN.fullmatch(between):
            run[i] = replace(item, issued=replace(following.issued, end=0))
    before: dict[int, Issued | None] = {}
    previous: _Item | None = None
    for item in run:
        if item.group not in before:
            before[item.group] = issuer_before(cleaned, item.start)
            joined = previous and _JOIN.fullmatch(cleaned.key[previous.tail : item.start])
            if not before[item.group] and joined and previous and previous.number.body == item.number.body:
                before[item.group] = before[previous.group]
        named = before[item.group]
        previous = item
        if named and not item.issued:
            dated = item.dated or (replace(named.dated, end=0) if named.dated else None)
            item = replace(item, issued=replace(named, end=0), dated=dated)  # noqa: PLW2901
        yield item


def _citations(cleaned: Clean, given: str, items: list[_Item]) -> Iterator[Citation]:
    last_day: str | None = None
    relation: str | None = None
    for i, item in enumerate(items):
        dated = item.dated
        issued = last_day if dated and dated.same else dated.edtf if dated else None
        last_day = issued or last_day
        before = items[i - 1] if i else None
        relation = relation_before(cleaned, before.tail if before else 0, item.start, relation)
        start, end = cleaned.span(item.start, item.end, given)
        link_start, link_end = cleaned.span(item.start, item.number.end, given)
        yield Citation(
            text=given[start:end],
            start=start,
            end=end,
            link_start=link_start,
            link_end=link_end,
            kind=_kind(item),
            number=item.number.text,
            issued=issued,
            issuer=item.issued.name if item.issued else None,
            relation=relation,
        )


def _kind(item: _Item) -> str | None:
    """Return the kind by the word, unless the symbol tells another one."""
    by_symbol = item.number.kinds
    if item.kind in by_symbol or not by_symbol:
        return item.kind or item.number.implied
    if len(by_symbol) == 1:
        return next(iter(by_symbol))
    return "quyet-dinh" if "quyet-dinh" in by_symbol else None
