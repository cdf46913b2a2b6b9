"""The rule of privacy: what belongs to a person is not published.

Telephone, identity and health-card numbers, e-mail addresses, names and numbers of patients are
looked for in the record, front matter included, in values that are written with escapes, and in
the source file. Some numbers look like these and are none: `not_personal` says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gazette.records.check.private_names import private_names
from gazette.records.check.private_numbers import Private, private_numbers
from gazette.records.problem import Problem, line_and_column
from gazette.records.record import Record
from gazette.text.fold import nfc
from gazette.text.signs import in_usual_signs

MARK = "[…]"
"""Stands in place of what is private."""
LEFT_OUT = {
    "telephone number": "Bỏ số điện thoại riêng.",
    "identity number": "Bỏ số giấy tờ tùy thân.",
    "health-card number": "Bỏ số thẻ bảo hiểm y tế.",
    "e-mail address": "Bỏ địa chỉ thư điện tử riêng.",
    "name of a person": "Bỏ họ tên người bệnh hoặc người tiếp xúc.",
    "number of a patient": "Bỏ số hiệu người bệnh.",
}
"""What `mended` says of what was left out."""
_NO_DIGITS = re.compile(r"\D")
_MAY_BE_AT = ("@", "＠", "[at", "(at", "còng")
_AT, _DOT = r"(?: ?[@＠] ?| ?[\[(] ?(?:at|a còng|@) ?[\])] ?)", r" ?(?:\.|[\[(]dot[\])]) ?"
_PARTS = rf"{_AT}[\w-]{{1,63}}(?:{_DOT}[A-Za-z][\w-]{{1,62}}){{1,9}}"
_E_MAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}{_PARTS}", re.IGNORECASE)


def nothing_private(record: Record) -> Iterator[Problem]:
    """Nothing private is in the record or its source file, unless `not_personal` explains it."""
    source, original = record.source, record.original
    is_allowed = _Allowed(one.quote for one in record.directive.not_personal)
    for one, words in is_allowed.others(source.text):
        place = line_and_column(source.text, one.start)
        yield Problem.of_file(source.file, *_fault(one, words), *place)
    for path, value in source.escaped_texts():
        for one, words in is_allowed.others(value):
            yield source.problem(path, *_fault(one, words))
    if original and (text := record.original_text):
        text = nfc(text)
        for one, words in is_allowed.others(text):
            place = line_and_column(text, one.start)
            yield Problem.of_file(original.as_posix(), *_fault(one, words), *place)


def _fault(one: Private, words: str) -> tuple[str, str]:
    """Return what is wrong, and what would be right."""
    entry = f'{{before: "{MARK}", after: "{MARK}", because: {LEFT_OUT[one.kind]}}}'
    right = (
        f"write {MARK} in its place in record and source, and {entry} under `mended`; "
        "if it is nobody's own, quote it under `not_personal` and say what it is"
    )
    return f'{one.kind} "{words}"', right


def private_words(record: Record) -> dict[str, str]:
    """Return what is private in a record and its source file, each once, with what it is."""
    source = record.source
    is_allowed = _Allowed(one.quote for one in record.directive.not_personal)
    escaped = (value for _, value in source.escaped_texts())
    texts = (source.text, *escaped, nfc(record.original_text or ""))
    return {words: one.kind for text in texts for one, words in is_allowed.others(text)}


def private_data(text: str) -> Iterator[Private]:
    """Yield all that is private in a text, as it looks."""
    text = in_usual_signs(text)
    yield from private_numbers(text)
    yield from private_names(text)
    if any(sign in text for sign in _MAY_BE_AT):
        yield from (Private("e-mail address", *found.span()) for found in _E_MAIL.finditer(text))


class _Allowed:
    """What an editor says is nobody's own."""

    def __init__(self, quotes: Iterable[str]) -> None:
        self.quotes = [_plain(quote) for quote in quotes]

    def others(self, text: str) -> Iterator[tuple[Private, str]]:
        """Yield what else is private in a text, and its words."""
        for one in private_data(text):
            words = _plain(text[one.start : one.end])
            if not any(_covers(quote, words) for quote in self.quotes):
                yield one, words


def _covers(quote: str, words: str) -> bool:
    """Tell whether a quote holds these words, or all of their digits."""
    digits = _NO_DIGITS.sub("", words)
    has_all = bool(digits) and quote in words and _NO_DIGITS.sub("", quote) == digits
    return words in quote or has_all


def _plain(words: str) -> str:
    return " ".join(words.split())
