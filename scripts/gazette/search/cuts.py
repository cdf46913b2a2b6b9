"""Decides where shards begin, so that an edit moves few of these cuts.

A run of keys that is too heavy for one shard is cut in two: within its middle third, by weight,
before the key whose hash is the least. The parts are cut on in the same way. So the cuts depend on
nothing but the keys there are, and they stay where they are while weights change a little.
"""

from __future__ import annotations

import numpy as np

from gazette.search.numbers import Numbers

NEVER = np.iinfo(np.uint64).max


def cuts(weights: Numbers, hashes: Numbers, most: float) -> list[int]:
    """Return the index of the first key of every shard, the first of which is 0.

    A shard weighs `most`, unless it can't be cut: no cut is before a key whose hash is the largest
    number of 64 bits.
    """
    total = np.append(0, np.cumsum(weights))
    found, runs = [0] if len(weights) else [], [(0, len(weights))]
    while runs:
        start, end = runs.pop()
        weight = total[end] - total[start]
        if weight <= most or end - start < 2:  # noqa: PLR2004 (one key can't be cut)
            continue
        third = total[start] + weight / 3
        low, high = np.searchsorted(total[start:end], [third, third + weight / 3]) + start
        at = _least(hashes, max(low, start + 1), high) or _least(hashes, start + 1, end)
        if at:
            found.append(at)
            runs += [(start, at), (at, end)]
    return sorted(found)


def _least(hashes: Numbers, start: int, end: int) -> int:
    """Return the index of the least hash in a range; 0 if there is none to cut before."""
    if start >= end:
        return 0
    at = start + int(np.argmin(hashes[start:end]))
    return at if hashes[at] != NEVER else 0


def shortest(before: str, key: str) -> str:
    """Return the shortest beginning of a key that sorts behind the key before it."""
    same = next(
        (i for i, (a, b) in enumerate(zip(before, key, strict=False)) if a != b), len(before)
    )
    return key[: same + 1]
