"""The text of a file: strictly UTF-8, NFC and LF for a record, UTF-8 or UTF-16 for other texts.

In: bytes. Out: the text, and problems for a record; the text or `NotTextError` for other files.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from gazette.records.problem import Problem, line_and_column
from gazette.text.signs import code_of, is_all_seen, is_invisible

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class NotTextError(ValueError):
    """The file can't be read as text; the message says where and why."""


def read_text(file: Path) -> str:
    """Return the text of a file without its byte order mark; line ends stay as they are."""
    raw = file.read_bytes()
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        name = encoding.removesuffix("-sig").upper()
        wrong = f"{file}:{line}: byte 0x{raw[error.start]:02x} is not {name}"
        raise NotTextError(f"{wrong}; save the text as UTF-8") from None
    if "\x00" in text:
        raise NotTextError(f"{file}:1: contains bytes that are not text; save the text as UTF-8")
    return text


def decode_record(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text of a record, normalised, and what is wrong with its bytes."""
    if not raw.strip():
        return None, [Problem.of_file(file, "is empty", "a record has front matter and a body")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = len(raw[: error.start].rpartition(b"\n")[2].decode("utf-8")) + 1
        wrong = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        is_16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        right = "save the file as UTF-8" + (": it is UTF-16" if is_16 else "")
        return None, [Problem.of_file(file, wrong, right, line, column)]
    if "\x00" in text:
        line, column = line_and_column(text, text.index("\x00"))
        wrong, right = f"{raw.count(0)} bytes are zero", "save the file as text, in UTF-8"
        return None, [Problem.of_file(file, wrong, right, line, column)]
    if is_all_seen(text.replace("\n", "")) and unicodedata.is_normalized("NFC", text):
        return text, []  # nearly always
    problems = list(_character_problems(file, text))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text), problems


def _character_problems(file: str, text: str) -> Iterator[Problem]:
    if text.startswith("\ufeff"):
        right = "save it as UTF-8 without BOM"
        yield Problem.of_file(file, "begins with a byte order mark", right)
    lines = text.removeprefix("\ufeff").split("\n")
    returns = [number for number, line in enumerate(lines, 1) if line.endswith("\r")]
    if returns:
        wrong = f"CR LF ends {len(returns)} of its lines"
        column = len(lines[returns[0] - 1])
        yield Problem.of_file(file, wrong, "end lines with LF alone", returns[0], column)
    yield from _lone_returns(file, text)
    for number, line in enumerate(lines, 1):
        yield from _invisible_characters(file, number, line.replace("\r", " "))
    decomposed = [
        number for number, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line)
    ]
    if decomposed:
        line = lines[decomposed[0] - 1]
        pairs = zip(line, unicodedata.normalize("NFC", line), strict=False)
        column = next((i for i, (a, b) in enumerate(pairs, 1) if a != b), len(line))
        wrong = (
            f"letters and marks are not composed (Unicode NFC) in {len(decomposed)} of its lines"
        )
        right = "convert the file to NFC, e.g. with `uconv -x any-nfc`"
        yield Problem.of_file(file, wrong, right, decomposed[0], column)


def _lone_returns(file: str, text: str) -> Iterator[Problem]:
    """Yield one problem for all CR that no LF follows: old systems end lines so."""
    if lone := re.search(r"\r(?!\n)", text):
        count = len(re.findall(r"\r(?!\n)", text))
        wrong = f"{count} times a CR (U+000D) stands alone"
        place = line_and_column(text, lone.start())
        yield Problem.of_file(file, wrong, "end lines with LF alone", *place)


def _invisible_characters(file: str, number: int, line: str) -> Iterator[Problem]:
    for column, char in () if is_all_seen(line) else enumerate(line, 1):
        if is_invisible(char):
            wrong = f"control or invisible character {code_of(char)}"
            right = "delete it, or write the blank that is meant"
            right = "it is a tab: write blanks" if char == "\t" else right
            yield Problem.of_file(file, wrong, right, number, column)
