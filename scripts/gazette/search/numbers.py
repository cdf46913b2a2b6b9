"""What the index needs of numpy and numpy lacks: ranges, runs, fingerprints, varints."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
"""A row of numbers."""


def ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """Return the numbers of several ranges in a row: (5, 9), (2, 3) → 5, 6, 9, 10, 11."""
    ends = np.cumsum(sizes, dtype=np.int64)
    before = starts.astype(np.int64) - ends + sizes
    return np.repeat(before, sizes) + np.arange(len(sizes) and ends[-1])


def heads_of(*rows: Numbers) -> Numbers:
    """Return where each run of equal values begins; of several rows, of values equal in all."""
    changes = np.zeros(len(rows[0]), bool)
    changes[:1] = True
    for values in rows:
        changes[1:] |= values[1:] != values[:-1]
    return np.flatnonzero(changes)


def sizes_of(heads: Numbers, total: int) -> Numbers:
    """Return the length of each run that begins at `heads`."""
    return np.diff(heads, append=total)


def ends_of(sizes: Numbers) -> Numbers:
    """Return where runs of these sizes end, after a 0."""
    return np.cumsum(np.append(0, sizes), dtype=np.int64)


def sums(values: Numbers, heads: Numbers) -> Numbers:
    """Return the sum of each run; `heads` is where they begin."""
    return np.add.reduceat(values, heads) if len(heads) else values[:0]


def least(values: Numbers, heads: Numbers) -> Numbers:
    """Return the least of each run; `heads` is where they begin."""
    return np.minimum.reduceat(values, heads) if len(heads) else values[:0]


def mixed(values: Numbers) -> Numbers:
    """Return numbers of 64 bits that differ in many bits where `values` differ in one."""
    out = values.astype(np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1)):
        out = (out ^ (out >> np.uint64(shift))) * np.uint64(factor)
    return out


def varints(values: Numbers, are_bytes: Numbers | None = None) -> bytes:
    """Return whole numbers in groups of seven bits, the lowest group first, all joined.

    Those of `are_bytes` are bytes by themselves.
    """
    if not len(values) or values.max() < 1 << 7:
        return values.astype(np.uint8).tobytes()
    sizes = np.ones(len(values), np.int64)
    for bits in range(7, 35, 7):
        sizes += values >> bits > 0
    if are_bytes is not None:
        sizes[are_bytes] = 1
    out = np.empty(int(sizes.sum()), np.uint8)
    at = np.cumsum(sizes) - sizes
    left = values.astype(np.uint64)
    for i in range(int(sizes.max())):
        some = sizes > i
        more = (sizes[some] > i + 1).astype(np.uint64) << np.uint64(7)
        out[at[some] + i] = (left[some] | more).astype(np.uint8)
        left >>= np.uint64(7)
    return out.tobytes()
