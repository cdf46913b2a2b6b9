r"""Packs data into scripts: deflated, then seven bits in each character of a string literal.

A page opened from disk may load scripts but not fetch files, and a host may not compress. So each
file of the index is a classic script that passes one string to its loader. Seven bits a character
take 1.18 times the deflated bytes, base64 1.33 times; a host that compresses wins that back. Five
characters must be escaped in a literal.
"""

from __future__ import annotations

import json
import zlib
from functools import cache

_ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"), (b"\0", b"\\x00"))


TEXT = 9, zlib.Z_DEFAULT_STRATEGY
LISTS = 7, zlib.Z_FILTERED
"""For rows of small numbers: as small as with `TEXT`, in a quarter of the time."""


def script(data: bytes, kind: tuple[int, int] = TEXT) -> bytes:
    """Return the script that passes on `data`, deflated; `kind` is what the data are."""
    level, strategy = kind
    squeezed = zlib.compressobj(level, zlib.DEFLATED, -15, strategy=strategy)
    literal = _seven_bits(squeezed.compress(data) + squeezed.flush())
    for plain, escaped in _ESCAPES:
        literal = literal.replace(plain, escaped)
    return b'document.currentScript.take("' + literal + b'")\n'


def json_bytes(value: object) -> bytes:
    """Return a value as JSON, to be passed on by a script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _seven_bits(data: bytes) -> bytes:
    """Return `data` as characters of seven bits each, the highest bits first.

    Every seven bytes are spread over a lane of eight in three steps, each of which halves the unit.
    The data is one huge integer here, because a loop over bytes takes a hundred times as long.
    """
    lanes = -(-len(data) // 7)
    padded = data.ljust(lanes * 7, b"\0")
    spread = bytearray(lanes * 8)
    for i in range(7):
        spread[i + 1 :: 8] = padded[i::7]
    bits = int.from_bytes(spread, "big")
    for width, unit in ((28, 8), (14, 4), (7, 2)):
        low = int.from_bytes(((1 << width) - 1).to_bytes(unit, "big") * (lanes * 8 // unit), "big")
        bits = (bits & low) | (bits & low << width) << (unit * 4 - width)
    characters = bits.to_bytes(lanes * 8, "big")
    return characters[: -(-len(data) * 8 // 7)]


@cache
def varint(number: int) -> bytes:
    """Return a whole number in groups of seven bits, the lowest group first."""
    out = bytearray()
    while number >> 7:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)
