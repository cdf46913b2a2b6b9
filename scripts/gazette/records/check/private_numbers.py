"""Numbers that belong to a person: telephone, identity papers, health insurance.

In: a text. Out: the spans of such numbers. A number is judged by its digits, by how they are
grouped, and by the words just before it. What is written as a date, a sum of money, the number of
a document or a web address is none; nor is a tax or account number that is called one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile
from typing import NamedTuple

from gazette.records.check.number_labels import NEAR, label_of
from gazette.text.signs import is_usual


class Private(NamedTuple):
    """Something private in a text: what it is, and where."""

    kind: str
    start: int
    end: int


BLANK = r"[^\S\n]|\n(?!\s*\n)"
# "0900 000 001(2)", but neither "0900(00)0001" nor "+84(90) 000 0001"
_FOOTNOTE = r"(?<!\+84)[(\[]\d{1,2}[)\]](?!\d)"
_BREAK = rf"(?:(?!{_FOOTNOTE})(?:{BLANK}|[^\w\s;|]|_){{1,4}})"
_DATE = (
    r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])\s?[/.-]\s?(?:1[0-2]|0?[1-9])\s?[/.-]\s?(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d-[01]\d(?:-[0-3]\d)?(?!\d)|(?<!\d)(?:1[0-2]|0?[1-9])/(?:19|20)\d\d(?!\d)"
)
# What follows zalo.me/ is someone's number
_ADDRESS = (
    r"(?=https?://|www\.|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/)"
    r"(?!\S*(?:zalo|wa)\.me/)\S+"
)
_CHECKSUM = r"(?<![^\W_])(?:[0-9a-f]{16,}|[a-f][0-9a-f]*[a-f])(?![^\W_])"
_DOCUMENT = r"(?<!\d)\d{1,4}(?:, ?\d{1,4}){0,20}\s?(?:/(?:19|20)\d\d)?\s?[/-]\s?(?=[A-ZĐ])"

_MANY_DIGITS = re.compile(rf"[0-9](?:{_BREAK}?+[0-9]){{6,}}")
_FEW = 9  # digits, of which fewer are private only if they are called so
_CALLS_FEW = (
    *("thoại", "ĐT", "SDT", "DĐ", "iên hệ", "otline", "ax", "AX", "el", "EL", "máy", "óng", "one"),
    *("CM", "CC", "hứng minh", "ăn cước", "ịnh danh", "ộ chiếu", "assport", "BH", "hiểm", "iber"),
)
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")
# "O9OO", "l2": words of digits and of letters that look like them
_LIKE_DIGITS = re.compile(r"(?<![^\W_])(?=[OolI]*[0-9]|[Oo]{2})[0-9]*[OolI][0-9OolI]*(?![^\W_])")
_DIGITS = str.maketrans("OolI", "0011")
# One number in several cells of a row
_IN_CELLS = re.compile(
    r"(?<![\w.,])(?:02\d|0[2-9])\d(?:(?:[ .]|[ \t*]*[|][ \t*]*)?\d){7}(?!\w|[.,]\d)"
)
_LONE_DIGIT = re.compile(r"(?<!\d)\d(?!\d)")
_TOKEN = re.compile(
    rf"{_DATE}|{_ADDRESS}|{_CHECKSUM}|{_DOCUMENT}"
    rf"|(?P<run>\d+(?:{_BREAK}(?!{_DATE}|{_CHECKSUM})\d+)*)"
)
_TELEPHONE = re.compile(r"(?:00)?840?[1-9]\d{8,9}|0[35789]\d{8}|0[12]\d{8,9}|0[46]\d{8}")
_IDENTITY = re.compile(r"(?!000)\d{9}|0\d\d[0-3]\d{8}")
_CALLED = {
    "telephone": re.compile(r"(?!1[89]00)\d{7,11}"),
    "identity": re.compile(r"\d{7,12}"),
    "health": re.compile(r"\d{8,15}"),
}
_UNIT = re.compile(
    r"\s*(?:đồng|đ(?![\w/])|vnđ|vnd|VNĐ|USD|triệu|tỷ|nghìn|liều|người|lượt|m2|m²|m3|ha\b|%|kg|tấn|/[A-ZĐ])"
)
_NAMES = {
    "telephone": "telephone number",
    "identity": "identity number",
    "health": "health-card number",
}
_CARD_LETTERS = re.compile(r"(?<![^\W\d_])[A-Za-z]{2}[\s.-]{0,2}\Z")
_BEFORE = re.compile(r"(?:(?<![^\W\d_])[A-Z]{1,2}[\s.-]?|[(+]{1,2})\Z")
_PREFIXES = {"0", "84", "00", "0084"}
_IDENTITY_SIZES = ([12], [3, 3, 3, 3], [4, 4, 4])
_CARD_DIGITS, _MOST_DIGITS, _MOST_GROUPS = 13, 15, 5


def private_numbers(text: str) -> Iterator[Private]:
    """Yield the numbers of a text that belong to a person."""
    text = text if is_usual(text) else _OTHER_DIGITS.sub(lambda found: str(int(found[0])), text)
    text = _LIKE_DIGITS.sub(lambda found: found[0].translate(_DIGITS), text)
    yield from _in_cells(text)
    done = 0
    for found in _MANY_DIGITS.finditer(text):
        if found.start() < done or not _may_be_private(text, found):
            continue
        start = max(text.rfind("\n", 0, found.start()) + 1, done, found.start() - 200)
        done = text.find("\n", text.find("\n", found.end()) + 1)
        done = done if done > found.end() else len(text)
        for token in _TOKEN.finditer(text, start, done):
            if token["run"]:
                yield from _Run(text, *token.span()).private()


def _in_cells(text: str) -> Iterator[Private]:
    """Yield telephone numbers that stand in several cells: no count begins with 0."""
    for found in _IN_CELLS.finditer(text):
        if "|" in found[0] and not _LONE_DIGIT.search(found[0]):
            yield Private(_NAMES["telephone"], *found.span())


def _may_be_private(text: str, found: re.Match[str]) -> bool:
    """Tell whether the digits are many, or called something: a date is neither."""
    before = text[max(found.start() - NEAR, 0) : found.start()]
    return sum(map(str.isdigit, found[0])) >= _FEW or any(word in before for word in _CALLS_FEW)


class _Run:
    """Groups of digits with a few signs between them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.groups = [found.span() for found in re.compile(r"\d+").finditer(text, start, end)]
        self.before = text[max(start - NEAR, 0) : start]
        self.label = label_of(text, start, end)

    def private(self) -> Iterator[Private]:
        """Yield the private numbers among the groups, the longest that begins with each."""
        first = self._after_first() if self.label == "other" else 0
        while first < len(self.groups):
            kind, last = self._longest(first) if self._may_begin(first) else (None, first)
            if kind:
                start, end = self.groups[first][0], self.groups[last][1]
                sign = _BEFORE.search(self.text[max(start - 3, 0) : start])
                yield Private(kind, start - len(sign[0]) if sign else start, end)
            first = last + 1

    def _may_begin(self, group: int) -> bool:
        """Tell whether a number may begin here; long runs of digits are mostly none."""
        start, end = self.groups[group]
        if self.label or not group:
            return True
        return end - start == _FEW or (self.text[start] in "08" and not self._is_in_row(group))

    def _is_in_row(self, group: int) -> bool:
        """Tell whether three digits stand alone from here on: a row of counts."""
        return [end - start for start, end in self.groups[group : group + 3]] == [1, 1, 1]

    def _after_first(self) -> int:
        """Return the group after the first number of a list."""
        breaks = enumerate(map(self._between, range(len(self.groups) - 1)), 1)
        return next((i for i, one in breaks if set(one) & {",", "/"}), len(self.groups))

    def _between(self, group: int) -> str:
        return self.text[self.groups[group][1] : self.groups[group + 1][0]]

    def _longest(self, first: int) -> tuple[str | None, int]:
        """Return what the longest private number is that begins with a group, and its end."""
        best: tuple[str | None, int] = None, first
        digits = ""
        for last in range(first, len(self.groups)):
            digits += self.text[slice(*self.groups[last])]
            if len(digits) > _MOST_DIGITS:
                break
            if kind := self._kind(digits, first, last):
                best = kind, last
        return best

    def _kind(self, digits: str, first: int, last: int) -> str | None:
        if len(digits) == _CARD_DIGITS and first == 0 and _CARD_LETTERS.search(self.before):
            return _NAMES["health"]
        if _UNIT.match(self.text, self.groups[last][1]):
            return None
        if self.label in _CALLED and _CALLED[self.label].fullmatch(digits):
            return _NAMES[self.label]
        if _TELEPHONE.fullmatch(digits) and self._is_grouped_as_telephone(first, last):
            return _NAMES["telephone"]
        if _IDENTITY.fullmatch(digits) and self._is_grouped_as_identity(first, last):
            return _NAMES["identity"]
        return None

    def _is_grouped_as_telephone(self, first: int, last: int) -> bool:
        parts = [self.text[slice(*group)] for group in self.groups[first : last + 1]]
        between = set("".join(map(self._between, range(first, last))))
        if {len(part) for part in parts} in ({1}, {2}):  # as well a row of counts
            return first == 0 and last + 1 == len(self.groups) and not between & set("/,:")
        if parts[0] == "84" and self.text[self.groups[first][0] - 1] not in "+(":
            return not between & set(".,")  # a sum of money
        sizes = [len(part) for part in dropwhile(_PREFIXES.__contains__, parts)]
        return len(sizes) <= _MOST_GROUPS and min(sizes, default=0) > 1

    def _is_grouped_as_identity(self, first: int, last: int) -> bool:
        sizes = [end - start for start, end in self.groups[first : last + 1]]
        start, end = self.groups[first][0], self.groups[last][1]
        around = self.text[max(start - 1, 0) : start] + self.text[end : end + 1]
        if sizes == [9]:
            return not re.search(r"[^\W\d]|[./=]$", around)
        is_alone = last - first + 1 == len(self.groups)
        is_list = any("," in one for one in map(self._between, range(first, last)))
        return sizes in _IDENTITY_SIZES and (len(sizes) == 1 or (is_alone and not is_list))
