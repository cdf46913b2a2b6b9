"""Lists of citations: what stands once for several numbers, and numbers that need their list.

In: the items of a text. Out: all of them and the further numbers of their lists, each with the
symbol, date and issuer that it shares: "các Công văn số 2522, 2523/UBND - VX ngày 28/7/2021".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazette.citations.cited_numbers import CitedNumber, with_tail
from gazette.citations.clean import Clean
from gazette.citations.numbers_in_text import has_known_symbol, number_at
from gazette.citations.parts import NamedIssuer, issuer_before
from gazette.citations.patterns import patterns

_JOIN = re.compile(r" ?(?:,|;| và|, và| cùng| cùng với| &)? ?(?:các )?")


def listed(cleaned: Clean, alone: list[CitedNumber]) -> Iterator[CitedNumber]:
    """Add the numbers of lists that could not stand alone, and say which are of one list."""
    starts = {item.number_start: item for item in alone}
    done = -1
    for group, first in enumerate(alone):
        if first.number_start <= done:
            continue
        run = [replace(first, group=group)]
        while following := _next(cleaned, run[-1], starts):
            run.append(replace(following, group=group))
        while run[-1].number_start not in starts and not _stands(run):
            run.pop()
        done = run[-1].number_start
        yield from _one_list(run)


def _next(cleaned: Clean, item: CitedNumber, starts: dict[int, CitedNumber]) -> CitedNumber | None:
    """Return the next number of the list that an item begins or continues."""
    glue = patterns().glue.match(cleaned.key, item.tail)
    if not glue:
        return None
    if known := starts.get(glue.end()):
        return None if known.has_kind else replace(known, kind=item.kind)
    found = number_at(cleaned, glue.end())
    if not found or patterns().counted.match(cleaned.key, found[1]):
        return None
    start = glue.start("label") if glue["label"] else glue.end()
    following = CitedNumber(start, found[0], glue.end(), found[1], item.kind)
    return with_tail(cleaned, replace(following, has_label=bool(glue["label"])))


def _stands(run: list[CitedNumber]) -> bool:
    """Tell whether the last number of a list is of it, though it stands for nothing by itself."""
    last, before = run[-1], run[-2]
    if not last.number.is_bare:
        return has_known_symbol(last.number) or _of_one_body(last, before)
    if last.has_label or (last.dated and last.dated.edtf):
        return True
    return before.number.is_bare and (last.issued is not None or before.kind in patterns().strong)


def _one_list(run: list[CitedNumber]) -> Iterator[CitedNumber]:
    """Give each number of a list the symbol, date and issuer that it shares with the others.

    Dates and issuers stand after the last that they are of, symbols mostly, too.
    """
    filled = [run[-1]]
    for item in reversed(run[:-1]):
        filled.append(_like_next(item, filled[-1]))
    whole = next((item for item in run if not item.number.is_bare), None)
    for item in _with_days(filled[::-1]):
        if not item.number.is_bare or not whole or whole.number_start > item.number_start:
            yield item
        else:
            yield replace(item, number=whole.number.with_digits(item.number.digits))


def _with_days(run: list[CitedNumber]) -> list[CitedNumber]:
    """Give each number of a list its own of the days that stand after the last, if as many."""
    days = run[-1].dated.days if run[-1].dated else ()
    if len(days) != len(run):
        return run
    return [
        replace(item, dated=replace(item.dated, edtf=day) if item.dated else None)
        for item, day in zip(run, days, strict=True)
    ]


def _like_next(item: CitedNumber, following: CitedNumber) -> CitedNumber:
    """Return an item with what it shares with the next of its list."""
    number = item.number
    if number.is_bare and not (item.dated or item.issued):
        number = following.number.with_digits(number.digits)
    if item.issued:
        return replace(item, number=number)
    dated = item.dated or (following.dated and following.dated.elsewhere)
    issued = following.issued and following.issued.elsewhere
    return replace(item, number=number, dated=dated, issued=issued)


def with_issuers(cleaned: Clean, listed_items: Iterable[CitedNumber]) -> list[CitedNumber]:
    """Add the issuers that stand after the next item or before the first one of a list.

    A day that is said of both, "cùng ngày 12/8/2021", goes with them.
    """
    run = list(listed_items)
    for i in reversed(range(len(run) - 1)):
        item, following = run[i], run[i + 1]
        if item.issued or not _side_by_side(cleaned, item, following):
            continue
        if following.issued:
            run[i] = item = replace(item, issued=following.issued.elsewhere)
        if following.dated and following.dated.same and following.dated.edtf and not item.dated:
            run[i] = replace(item, dated=following.dated.elsewhere)
    return list(_issued_before(cleaned, run))


def _side_by_side(cleaned: Clean, item: CitedNumber, following: CitedNumber) -> bool:
    """Tell whether one issuer is of both: nothing but "và" between them, and one symbol.

    "Chỉ thị số 15/CT-TTg ngày 27/3/2020, Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng".
    """
    alike = _of_one_body(item, following)
    if not item.number.body:
        alike = alike and item.kind == following.kind
    return alike and bool(_JOIN.fullmatch(cleaned.key, item.tail, following.start))


def _of_one_body(one: CitedNumber, other: CitedNumber) -> bool:
    """Tell whether the numbers of two items have the symbol of one body, or both of none."""
    return one.number.body_key == other.number.body_key


def _issued_before(cleaned: Clean, run: list[CitedNumber]) -> Iterator[CitedNumber]:
    """Yield the items with the issuer before them, or before the first of their list."""
    found: dict[int, NamedIssuer | None] = {}
    for i, item in enumerate(run):
        if item.group not in found:
            own = issuer_before(cleaned, item.start)
            if not own and i and _side_by_side(cleaned, run[i - 1], item):
                own = found[run[i - 1].group]
            found[item.group] = own
        named = found[item.group]
        if not named or item.issued:
            yield item
            continue
        dated = item.dated or (named.dated and named.dated.elsewhere)
        yield replace(item, issued=named.elsewhere, dated=dated)
