"""Names of patients and of people whom they met, and the numbers that patients are known by.

In: a text. Out: their spans. Officials stand in letters by name, so a name counts only after words
of illness ("bệnh nhân", "F0") or before a year of birth or an age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gazette.records.check.private_numbers import BLANK, Private
from gazette.text.fold import slug
from gazette.text.signs import CAPITALS
from gazette.text.tones import small_letters
from gazette.vocabulary import vocabulary

_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Trương"
    "|Mai|Đào|Lâm|Tô|Tạ|Hà|Phùng|Vương|Lương|Cao|Châu|Quách|Thái|Tăng|Chu|La|Lưu|Kiều|Nghiêm|Ninh"
    "|Khuất|Doãn|Tống|Phí|Đàm|Mạc|Thạch|Kim|Danh|Sơn|Diệp|Tôn|Cù|Bạch|Giáp|Giàng|Sùng|Vàng|Thào|Lò"
    "|Lường|Quàng|Tòng|Cà|Nông|Ma|Triệu|Bàn|Đèo|Chảo|Tẩn|Phàn|Hạng|Cứ|Siu|Ksor"
)
_SYLLABLE = rf"[{CAPITALS}][^\W\d_]*"
_SYLLABLES = rf"{_SYLLABLE}(?:(?:{BLANK}){_SYLLABLE})"
_NAME = (
    rf"(?:{_FAMILY}|{_FAMILY.upper()})(?:(?:{BLANK}){_SYLLABLE}){{1,4}}(?! niên)"
    rf"|(?i:(?:{_FAMILY}) (?:văn|thị) [^\W\d_]+)"
)
_END = r"(?![^\W\d_])"  # of a word

_INITIALS = rf"(?!T\.? ?P)[A-ZĐ]\. ?(?:[A-ZĐ]\. ?){{0,2}}[A-ZĐ]{_END}"

_ILLNESS = (
    *("bệnh nhân", "bệnh nhi", "người bệnh", "người nhiễm", "bn", "f0", "f1", "f2", "ca "),
    *("trường hợp", "tiếp xúc", "dương tính", "sản phụ", "con trai", "con gái", "vợ", "chồng"),
)
_BIRTH = ("sinh n", "năm sinh", "sinh 19", "sinh 20", "sn", "tuổi", "(19", "| 19", "| 20")
_FILLERS = (
    "là|với|của|tên|họ|gồm|có|các|số|mã|nam|nữ|học sinh|công nhân|bệnh|nhiễm|dương tính|trường hợp"
    r"|gần|mới|nghi|mắc|tử vong|cùng|và|đầu tiên|thứ|này|đó|sars-cov-2|covid-19|f\d|bn|bệnh nhân"
    r"|\d{1,6}"
)
_BETWEEN = re.compile(
    rf"(?:(?:{_FILLERS}){_END}|{BLANK}|[,:;()\[\]…\"“”*–-]){{0,16}}+", re.IGNORECASE
)
_PERSON = re.compile(
    rf"(?i:ông|bà|anh|chị|em|cháu|cụ)(?:{BLANK})(?P<titled>{_SYLLABLES}{{1,3}})|(?P<name>{_NAME})"
    rf"|(?P<initials>{_INITIALS})"
)
_BORN = re.compile(
    rf"(?<![^\W\d_])(?P<name>{_SYLLABLES}{{1,4}}|{_INITIALS})[\s(]{{0,2}}(?:F\d\)?)?[\s,;(–-]{{0,4}}"
    r"(?:(?:nam|nữ|giới tính)[\s,:;–-]{1,3}){0,2}"
    r"(?:(?:(?i:sinh năm|sinh ngày|năm sinh|sinh)|S[Nn])\s*:?\s*\d|\d{1,3} tuổi|\(?19\d\d\)"
    r"|\| (?:19\d\d|20[01]\d) \|)"
)
_YEAR = 15  # characters of "sinh năm 1980"
_NEAR = 70  # characters before a year of birth that may hold the name
_CODE = re.compile(
    r"(?:[Bb][Nn][\s:.#-]{0,3}(?:(?:mã )?số:?\s+)?(?:\d{1,3}\.\d{3}|\d{1,6})"
    r"|(?i:bệnh nhân|ca bệnh) (?:(?:(?i:covid-19) )?(?:mã )?số:?\s+\d{1,6}|\d{3,6}))"
    r"(?![\d/.,]*\d)(?!\s*(?:người|ca\b|trường hợp|bệnh|tuổi|%|mũi))"
)


def private_names(text: str) -> Iterator[Private]:
    """Yield the names of people who are ill, or of whom a birth or an age is told."""
    small = small_letters(text)
    found: set[Private] = set()
    seen: set[int] = set()
    for start, end in _places(small, _ILLNESS):
        found |= {*_numbered(text, start), *_named(text, end, seen)}
    for start, _ in _places(small, _BIRTH):
        people = _BORN.finditer(text, max(start - _NEAR, 0), start + _YEAR)
        found |= {Private("name of a person", *one.span("name")) for one in people}
    yield from sorted(found, key=lambda one: one.start)


def _numbered(text: str, start: int) -> Iterator[Private]:
    code = _CODE.match(text, start)
    if code and not text.endswith("số ", 0, start):
        yield Private("number of a patient", *code.span())


def _named(text: str, end: int, seen: set[int]) -> Iterator[Private]:
    """Yield the names that follow words of illness, in a list too."""
    start = _after_fillers(text, end)
    while (person := _PERSON.match(text, start)) and start not in seen:
        seen.add(start)
        kind = str(person.lastgroup)
        if slug(person[kind]) not in _units():
            yield Private("name of a person", *person.span(kind))
        start = _after_fillers(text, person.end())


def _after_fillers(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _places(small: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the spans of words in a text; none inside other words, such as "bn" in "UBND"."""
    for word in words:  # one by one: a pattern of all takes twice the time
        at = small.find(word)
        while at >= 0:
            if not (word[0].isalpha() and small[at - 1 : at].isalpha()):
                yield at, at + len(word)
            at = small.find(word, at + 1)


@cache
def _units() -> frozenset[str]:
    """Return the places that have the form of a person's name: Hà Nội, Trần Văn Thời."""
    provinces, districts = vocabulary().provinces, vocabulary().districts
    names = [*(one.name for one in provinces.values()), *(one.name for one in districts.values())]
    return frozenset(map(slug, names))
