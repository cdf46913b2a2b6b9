"""A page or a file of the site that may have to be made."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any, Generic, TypeVar

from gazette.store import Store

Made = TypeVar("Made")
AnyTarget = TypeVar("AnyTarget", bound="Target[Any]")


@dataclass(frozen=True, slots=True)
class Target(Generic[Made]):
    """A page or a file, what it depends on and how to make it. It is made only if that changed."""

    address: str
    """Relative to the site's root: `ngay/2021/08/index.html`."""
    digest: str
    """The digest of all that it depends on. Two targets of one address and digest are equal."""
    make: Callable[[], Made]
    """Makes the data of a page, or the bytes of a file. It may run in another process."""
    ready: Callable[[], object] | None = field(default=None, kw_only=True)
    """Makes what it shares with other targets, once, before any of them is made."""


def stored_plan(
    store: Store, key: str, plan: Callable[[], Iterable[AnyTarget]]
) -> Iterator[AnyTarget]:
    """Yield the targets of a plan, whose `key` covers all that it depends on.

    What they are is stored. They are planned only to be made.
    """
    planned = cache(lambda: list(plan()))
    found = cache(lambda: {target.address: target for target in planned()})
    rows = store.get_or_make(key, lambda: pickle.dumps(list(map(_unmakeable, planned()))))
    for target in pickle.loads(rows):  # noqa: S301 (our own)
        yield replace(target, make=partial(_make, found, target.address), ready=found)


def _unmakeable(target: AnyTarget) -> AnyTarget:
    return replace(target, make=None, ready=None)  # type: ignore[arg-type]


def _make(found: Callable[[], Mapping[str, Target[Made]]], address: str) -> Made:
    return found()[address].make()
