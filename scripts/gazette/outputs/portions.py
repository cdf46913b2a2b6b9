"""The collection in portions: letters of one month that stand in a row, a few at a time.

What is made of a portion is stored, so an edit makes that of one portion anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from gazette.corpus import Entry
from gazette.outputs.model import SiteInputs, outputs_code
from gazette.store import digest_of

MOST = 16
"""The number of letters in a portion."""
Portion = tuple[Entry, ...]


def stored_portions(
    inputs: SiteInputs,
    name: str,
    depends_on: Callable[[Entry], object],
    make: Callable[[Portion], bytes],
) -> Iterator[bytes]:
    """Yield what is made of every portion, from the store where it has it.

    `name` tells results of one kind from others; `depends_on` returns what they depend on for each
    letter, beside code.
    """
    for portion in portions_of(inputs.corpus.entries):
        told = [depends_on(entry) for entry in portion]
        key = digest_of("portion", name, outputs_code(), told)
        yield inputs.store.get_or_make(key, partial(make, portion))


def portions_of(entries: Iterable[Entry]) -> Iterator[Portion]:
    """Cut entries, newest first, into portions."""
    for _, letters in groupby(entries, key=_month):
        month = tuple(letters)
        yield from (month[at : at + MOST] for at in range(0, len(month), MOST))


def _month(entry: Entry) -> str | None:
    """Return the month of a letter; of a date known in part, that of its earliest day."""
    date = entry.directive.date
    return date.bound.isoformat()[:7] if date else None
