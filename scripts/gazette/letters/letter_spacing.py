r"""Blanks between the letters of a word, as a typist or a scanner spreads a line of a letterhead.

In: a text with LF. Out: edits that take them out of lines of single capitals: where wider blanks
part the words, or where the letters are those of a name that letterheads have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from gazette.letters.editing import Edit

_LETTER, _BLANK = r"[^\W\d_a-z]", r"[^\S\n]"
_LINE = re.compile(
    rf"^{_BLANK}*+(?P<letters>{_LETTER}(?:{_BLANK}+{_LETTER}){{4,}}+){_BLANK}*$", re.MULTILINE
)
_BLANKS = re.compile(r"\s+")
_NAMES = {
    re.sub(" ", "", name): name
    for name in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN",
        "UỶ BAN NHÂN DÂN",
        "HỘI ĐỒNG NHÂN DÂN",
        "BAN CHỈ ĐẠO",
        "TỈNH ỦY",
        "THÀNH ỦY",
        "HUYỆN ỦY",
        "THỊ ỦY",
        "QUẬN ỦY",
        "CÔNG ĐIỆN",
        "CÔNG VĂN",
        "CHỈ THỊ",
        "THÔNG BÁO",
        "NƠI NHẬN",
        "KÍNH GỬI",
    )
}
_WORDS = frozenset(word for name in _NAMES.values() for word in name.split())
_REASON = "Bỏ dấu cách giữa các chữ cái của một từ."


def letter_spacing(text: str) -> Iterator[Edit]:
    """Yield the blanks inside the words of lines whose letters stand apart."""
    for line in _LINE.finditer(text):
        blanks = list(_BLANKS.finditer(text, *line.span("letters")))
        ends = _ends_of_words(_BLANKS.sub("", line["letters"]), [len(one[0]) for one in blanks])
        for i, blank in enumerate(blanks, 1):
            after = " " if i in ends else ""
            if ends and after != blank[0]:
                yield Edit(*blank.span(), after, _REASON)


def _ends_of_words(letters: str, blanks: Sequence[int]) -> list[int]:
    """Return after how many letters each word ends, by the name or by the wider blanks."""
    words = _NAMES.get(letters, "").split()
    if words:
        return list(accumulate(map(len, words)))
    ends = [i for i, blank in enumerate(blanks, 1) if blank > min(blanks)]
    found = {letters[start:end] for start, end in pairwise((0, *ends, len(letters)))}
    return ends if letters.isupper() and found & _WORDS else []
