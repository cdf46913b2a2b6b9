"""A page or a file of the site that may have to be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Made = TypeVar("Made")


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
