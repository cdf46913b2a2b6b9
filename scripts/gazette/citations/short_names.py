"""The short names that a letter gives to documents: "(sau đây gọi tắt là Công văn 358)".

In: numbers or citations in the order of the text. Out: the same. Where a name is given, nothing
else is cited; where it is used, it names what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazette.citations.cited_numbers import CitedNumber
from gazette.citations.clean import Clean
from gazette.citations.model import Citation

_CALLED = re.compile(
    r"(?<![^\W_])(?:gọi|viết)(?: tắt| chung| ngắn gọn)?(?: là| ?:)? ?(?:các )?[\"“]?\Z"
)
_BEFORE = 40


def with_given_names(cleaned: Clean, found: Iterable[CitedNumber]) -> list[CitedNumber]:
    """Return the numbers without those that only give an earlier one its short name."""
    kept: list[CitedNumber] = []
    latest: dict[tuple[str | None, str], int] = {}
    for item in found:
        earlier = latest.get((item.kind, item.number.digits_key))
        if earlier is not None and _is_name_of(cleaned, item, kept[earlier]):
            kept[earlier] = replace(kept[earlier], short_name=item.number.digits)
        else:
            latest[item.kind, item.number.digits_key] = len(kept)
            kept.append(item)
    return kept


def _is_name_of(cleaned: Clean, item: CitedNumber, earlier: CitedNumber) -> bool:
    """Tell whether a number only gives an earlier one a short name: "… (Công văn 358)"."""
    if not item.number.agrees_with(earlier.number):
        return False
    if _CALLED.search(cleaned.key, max(0, item.start - _BEFORE), item.start):
        return True
    around = cleaned.key[item.start - 1 : item.start], cleaned.key[item.end : item.end + 1]
    return item.number.is_bare and around == ("(", ")")


def with_short_names(citations: Iterable[Citation]) -> Iterator[Citation]:
    """Yield the citations, each by a short name with the number, date and issuer that it means."""
    named: dict[tuple[str | None, str], Citation] = {}
    for one in citations:
        key = one.kind, one.number.digits_key
        if one.is_named_short:
            named[key] = one
        elif key in named and one.number.is_bare and not (one.issued or one.issuer):
            full = named[key]
            yield replace(one, number=full.number, issued=full.issued, issuer=full.issuer)
            continue
        yield one
