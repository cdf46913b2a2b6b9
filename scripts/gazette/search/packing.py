r"""How data becomes a script: deflated, then seven bits a character of one string literal.

A page opened from disk may load scripts but not fetch files, and a host may not compress: so each
file of the index is a classic script that hands one string to whoever loads it. Seven bits a
character make it 1.18 times the deflated bytes, against 1.33 in base64; a host that compresses
takes back the rest. The four characters that a literal can't hold are escaped.
"""

from __future__ import annotations

import json
import zlib

_ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"), (b"\0", b"\\x00"))


def script(data: bytes) -> bytes:
    """Return the script that hands over `data`, deflated."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    literal = _seven_bits(squeezed.compress(data) + squeezed.flush())
    for plain, escaped in _ESCAPES:
        literal = literal.replace(plain, escaped)
    return b'document.currentScript.take("' + literal + b'")\n'


def json_script(value: object) -> bytes:
    """Return the script that hands over a value as JSON."""
    return script(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def _seven_bits(data: bytes) -> bytes:
    """Return `data` as characters of seven bits each, the highest first.

    Seven bytes stand in a lane of eight, and are spread over it in three steps of halving: whole
    numbers as wide as the data, for a loop over bytes takes a hundred times as long.
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


def varint(number: int) -> bytes:
    """Return a whole number in groups of seven bits, the lowest first."""
    out = bytearray()
    while number >> 7:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


VARINTS = [varint(number) for number in range(1 << 14)]
"""The small ones, which are most."""


def varints(values: list[int]) -> bytes:
    """Return whole numbers one after the other, each as `varint` has it."""
    most = max(values, default=0)
    if most < 1 << 7:
        return bytes(values)
    if most < len(VARINTS):
        return b"".join(map(VARINTS.__getitem__, values))
    small = len(VARINTS)
    return b"".join([VARINTS[v] if v < small else varint(v) for v in values])
