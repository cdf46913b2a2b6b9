"""The short names that a letter gives to documents: "(sau đây gọi tắt là Công văn 358)".

In: citations in the order of the text. Out: the same; one by a short name names what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gazette.citations.model import Citation


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
