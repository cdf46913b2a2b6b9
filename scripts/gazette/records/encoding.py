"""The characters of a record's file: UTF-8, NFC, LF, and nothing that nobody sees.

In: bytes. Out: the text, as far as it can be made out, and a problem for whatever else is there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gazette.records.problem import Problem

# Categories of characters that nobody sees: controls, formats, strange ends of lines, no characters
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def decode(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text, as far as it can be made out, and what is wrong with its bytes."""
    if not raw.strip():
        return None, [
            Problem(file, 1, 1, "file", "is empty", "a record has front matter and a body")
        ]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = len(raw[: error.start].rpartition(b"\n")[2].decode("utf-8")) + 1
        wrong = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        return None, [Problem(file, line, column, "file", wrong, "save the file as UTF-8")]
    problems = list(_character_problems(file, text))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), problems


def _character_problems(file: str, text: str) -> Iterator[Problem]:
    if text.startswith("\ufeff"):
        yield Problem(
            file, 1, 1, "file", "begins with a byte order mark", "save it as UTF-8 without BOM"
        )
    lines = text.removeprefix("\ufeff").split("\n")
    returns = [number for number, line in enumerate(lines, 1) if line.endswith("\r")]
    if returns:
        wrong = f"CR LF ends {len(returns)} of its lines"
        yield Problem(
            file, returns[0], len(lines[returns[0] - 1]), "file", wrong, "end lines with LF alone"
        )
    for number, line in enumerate(lines, 1):
        yield from _line_problems(file, number, line.removesuffix("\r"))
    apart = [n for n, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line)]
    if apart:
        line = lines[apart[0] - 1]
        pairs = zip(line, unicodedata.normalize("NFC", line), strict=False)
        column = next((i for i, (a, b) in enumerate(pairs, 1) if a != b), len(line))
        wrong = f"letters and marks are not composed (Unicode NFC) in {len(apart)} of its lines"
        right = "convert the file to NFC, e.g. with `uconv -x any-nfc`"
        yield Problem(file, apart[0], column, "file", wrong, right)


def _line_problems(file: str, number: int, line: str) -> Iterator[Problem]:
    suspects = () if line.isprintable() else enumerate(line, 1)
    for column, char in suspects:
        if unicodedata.category(char) in _INVISIBLE:
            wrong = f"control or invisible character U+{ord(char):04X}"
            yield Problem(
                file, number, column, "file", wrong, "delete it, or write the blank that is meant"
            )
