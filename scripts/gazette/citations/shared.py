"""What citations share with their neighbours: symbol, date and issuer.

In: the numbers of a text. Out: the same with the other numbers of their lists, each with what it
shares: "các Công văn số 2522, 2523/UBND - VX ngày 28/7/2021".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazette.citations.cited_numbers import CitedNumber, number_at, with_tail
from gazette.citations.clean import Clean
from gazette.citations.patterns import patterns
from gazette.citations.stated_date import StatedDate
from gazette.citations.stated_issuer import issuer_before
from gazette.vocabulary.number import Number

_JOIN = re.compile(r" ?(?:,|;| và|, và| cùng| cùng với| &| (?:đến|tới)(?: hết)?)? ?(?:các )?")


def has_known_symbol(number: Number) -> bool:
    """Tell whether a number has the symbol of a known kind or body, which is no coincidence."""
    return number.has_known_body or bool(number.symbol and number.kinds and number.has_dash)


def listed(cleaned: Clean, alone: list[CitedNumber]) -> Iterator[CitedNumber]:
    """Yield the numbers, and those that are citations only as parts of a list; group each list."""
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
    """Return the number that continues a list, or ends a range."""
    glue = patterns().glue.match(cleaned.key, item.tail) or through(cleaned, item)
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


def through(cleaned: Clean, item: CitedNumber) -> re.Match[str] | None:
    """Return the words to the last number of a range: "từ 12 đến 15/UBND", "số 12 đến số 15"."""
    found = patterns().through.match(cleaned.key, item.tail)
    if not found or item.begins_range or found["label"]:
        return found
    last = number_at(cleaned, found.end())
    return found if last and has_known_symbol(last[0]) else None


def _stands(run: list[CitedNumber]) -> bool:
    """Tell whether the last number belongs to the list, though it is no citation by itself."""
    last, before = run[-1], run[-2]
    if not last.number.is_bare:
        return has_known_symbol(last.number) or _has_same_body(last, before)
    if last.has_label or (last.date and last.date.edtf):
        return True
    return before.number.is_bare and (last.issuer is not None or before.kind in patterns().strong)


def _one_list(run: list[CitedNumber]) -> Iterator[CitedNumber]:
    """Yield the numbers of a list with the symbol, date and issuer that they share.

    Dates and issuers stand after the last number that they belong to; so do most symbols.
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
    """Return the numbers of a list with one day each, if as many days stand after the last."""
    days = run[-1].date.days if run[-1].date else ()
    if len(days) != len(run):
        return run
    return [
        replace(item, date=replace(item.date, edtf=day) if item.date else None)
        for item, day in zip(run, days, strict=True)
    ]


def _like_next(item: CitedNumber, following: CitedNumber) -> CitedNumber:
    """Return a number with what it shares with the next one of its list."""
    number = item.number
    if number.is_bare and not (item.date or item.issuer):
        number = following.number.with_digits(number.digits)
    if item.issuer:
        return replace(item, number=number)
    date = item.date or following.date
    return replace(item, number=number, date=date, issuer=following.issuer)


def with_issuers(cleaned: Clean, listed_items: Iterable[CitedNumber]) -> list[CitedNumber]:
    """Return the numbers with issuers that stand after the next number or before their list.

    A date for both, "cùng ngày 12/8/2021", is shared too.
    """
    run = list(listed_items)
    for i in reversed(range(len(run) - 1)):
        item, following = run[i], run[i + 1]
        if item.issuer or not _side_by_side(cleaned, item, following):
            continue
        if following.issuer:
            run[i] = item = replace(item, issuer=following.issuer)
        if following.date and following.date.same and following.date.edtf and not item.date:
            run[i] = replace(item, date=following.date)
    return list(_issued_before(cleaned, run))


def _side_by_side(cleaned: Clean, item: CitedNumber, following: CitedNumber) -> bool:
    """Tell whether both have the same issuer: the same symbol, and only "và" between them.

    "Chỉ thị số 15/CT-TTg ngày 27/3/2020, Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng".
    """
    alike = _has_same_body(item, following)
    if not item.number.body:
        alike = alike and item.kind == following.kind
    return alike and bool(_JOIN.fullmatch(cleaned.key, item.tail, following.start))


def _has_same_body(one: CitedNumber, other: CitedNumber) -> bool:
    return one.number.body_key == other.number.body_key


def _issued_before(cleaned: Clean, run: list[CitedNumber]) -> Iterator[CitedNumber]:
    """Yield the numbers with the issuer before them, or before the first one of their list."""
    found: dict[int, tuple[str, StatedDate | None] | None] = {}
    for i, item in enumerate(run):
        if item.group not in found:
            own = issuer_before(cleaned, item.start, joint=item.is_joint)
            if not own and i and _side_by_side(cleaned, run[i - 1], item):
                own = found[run[i - 1].group]
            found[item.group] = own
        named = found[item.group]
        if named and not item.issuer:
            yield replace(item, issuer=named[0], date=item.date or named[1])
        else:
            yield item
