"""Pickled values that share what is alike in many of them: names, points, short texts.

Ten thousand records name the same bodies, places and points again and again. Read back by one
`Sharing`, they hold each of these once.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

_SHORT = 40  # characters; longer texts are seldom alike


class Sharing:
    """What the values read so far have in common."""

    def __init__(self) -> None:
        shared = {"persistent_load": staticmethod(_Once().__getitem__)}
        self._unpickler = type("_Unpickler", (pickle.Unpickler,), shared)

    def loads(self, pickled: bytes) -> Any:  # noqa: ANN401 (any value)
        """Return the value that `dumps` pickled."""
        return self._unpickler(io.BytesIO(pickled)).load()


class _Once(dict[object, object]):
    """Gives the first of all equal values."""

    def __missing__(self, value: object) -> object:
        self[value] = value
        return value


def dumps(value: object) -> bytes:
    """Pickle a value so that a `Sharing` can read it."""
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(value)
    return file.getvalue()


def _shareable(value: object) -> object:
    """Return a value that may be alike in many records; None for any other."""
    kind = type(value)
    if kind is str:
        return value if len(value) < _SHORT else None  # type: ignore[arg-type]
    if kind is tuple or kind is frozenset:
        return value if value and all(type(one) is str for one in value) else None  # type: ignore[attr-defined]
    return None


class _Pickler(pickle.Pickler):
    persistent_id = staticmethod(_shareable)
