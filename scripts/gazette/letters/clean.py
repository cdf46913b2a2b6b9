r"""Undo what pastes, programs and pages did to the characters of a text; words stay as they are.

In: `RawText`. Out: `CleanText` in NFC with every change listed, and why, where the record's check
counts it. It knows lines and pages, not the parts of a letter. Blanks between words stay as they
are; a wide gap with a cell on either side ends a line. Lines wrapped in a paragraph stay wrapped.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator

from gazette.letters.double_spacing import double_spacing
from gazette.letters.editing import Edit, EditedText
from gazette.letters.letter_spacing import letter_spacing
from gazette.letters.model import CleanText, RawText
from gazette.letters.page_furniture import page_furniture
from gazette.letters.stray_stars import stray_stars
from gazette.text.signs import is_all_seen, is_invisible
from gazette.text.spans import with_offsets

_HIDDEN = "Bỏ ký tự không nhìn thấy."
_HYPHEN = "Thay dấu gạch nối ẩn bằng dấu gạch nối."
_BULLET = "Thay ký hiệu của phông chữ ký hiệu bằng ký hiệu thông thường."
_MARKUP = "Bỏ mã định dạng do bản số hóa thêm vào."
_BLANK = r"[^\S\n\f]"
_LINE_END = re.compile("\r\n?|[\u2028\u2029\x85\x0b]")
_UNSEEN = re.compile("[^\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1fff\n\f\t]")
_SIGNS = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf0d8": "➢", "\uf02b": "+", "\uf0fc": "✓"}
_UNCOMPOSED = re.compile("[^\n][\u0300-\U0010ffff]*")
_TABS = re.compile(r"\t+")
_LINE_BLANKS = re.compile(rf"(?<!{_BLANK}){_BLANK}++(?=\n|\f|\Z)")
_MANY_LINES = re.compile(r"\A\n+|\n{2,}\Z|\n{3,}")
# "ĐẢNG BỘ TỈNH VĨNH PHÚC        ĐẢNG CỘNG SẢN VIỆT NAM", not "ngày      tháng 9 năm 2021"
_GAP = re.compile(
    rf"(?<=\S)(?<!ngày)(?<!tháng)(?<!năm)(?<![Ss]ố)(?<!SỐ)"
    rf"(?:{_BLANK}{{4,}}|{_BLANK}*\t{_BLANK}*)(?=\S)"
)
_FAR = 8  # blanks after the star of a letterhead; one that begins an item has fewer
_STAR = re.compile(r"\*(?:\s|\*|\Z)")
_MARK = re.compile(r"[-–+*•]|\d{1,3}|\(?\w{1,4}[.)/:-]|(?:Điều|Mục|Chương|Phần) \w{1,5}[.:]?")
_LONGEST_ROW = 200  # characters; a longer line is a paragraph
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|ndash|mdash|hellip|#\d{2,5});|<br ?/?>")
# What programs that make Markdown put before a sign: "1\. Chủ động"; records escape asterisks too
_ESCAPE = re.compile(r"\\(?=[-.#_()\[\]+!>~])|\\(?=\n)|^\\(?=\*$)", re.MULTILINE)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_FEW_QUOTED, _MOST_QUOTED = 5, 0.6  # lines of a text that is quoted, and their share
# A link of Markdown, or a picture: "[Trang chủ](/)"
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,200})\]\((?:https?:|mailto:|[/#.?])[^()\s]{0,300}\)")
_HEADING = re.compile(r"^#{1,6} +(?=\S)", re.MULTILINE)

Rule = Callable[[str], Iterator[Edit]]


def clean(raw: RawText) -> CleanText:
    """Return a text without the damage of paste and of pages."""
    edited = EditedText(raw)
    for rule in _RULES:
        edited.apply(rule(edited.text))
    return edited.clean_text()


def _line_ends(text: str) -> Iterator[Edit]:
    return (Edit(*found.span(), "\n") for found in _LINE_END.finditer(text))


def _unseen(text: str) -> Iterator[Edit]:
    if is_all_seen(text.replace("\n", "")):
        return
    for found in _UNSEEN.finditer(text):
        sign, (start, end) = found[0], found.span()
        if sign == "\xad" and text[start - 1 : start].isdigit() and text[end : end + 1].isalpha():
            yield Edit(start, end, "-", _HYPHEN)
        elif sign in _SIGNS or "\ue000" <= sign <= "\uf8ff":
            yield Edit(start, end, _SIGNS.get(sign, "•"), _BULLET)
        elif is_invisible(sign):
            yield Edit(start, end, "", _HIDDEN)


def _composed(text: str) -> Iterator[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    for found in _UNCOMPOSED.finditer(text):
        composed = unicodedata.normalize("NFC", found[0])
        if composed != found[0]:
            yield Edit(*found.span(), composed)


def _markup(text: str) -> Iterator[Edit]:
    for found in _ENTITY.finditer(text):
        after = "\n" if found[0].startswith("<") else html.unescape(found[0])
        yield Edit(*found.span(), after, _MARKUP)


def _escapes(text: str) -> Iterator[Edit]:
    for found in _ESCAPE.finditer(text):
        is_counted = text[found.end() : found.end() + 1] != "*"
        yield Edit(*found.span(), "", _MARKUP if is_counted else "")


def _quotes(text: str) -> Iterator[Edit]:
    """Yield the signs before each line of a text that a mail quotes."""
    lines = [line for line in text.split("\n") if line.strip()]
    signs = list(_QUOTED.finditer(text))
    if len(signs) > max(_FEW_QUOTED, len(lines) * _MOST_QUOTED):
        yield from (Edit(*found.span(), "", _MARKUP) for found in signs)


def _links(text: str) -> Iterator[Edit]:
    """Yield the links of Markdown, of which the words stay, and its pictures."""
    for found in _LINK.finditer(text):
        is_picture, words = found.groups()
        yield Edit(*found.span(), "" if is_picture else words, _MARKUP)


def _headings(text: str) -> Iterator[Edit]:
    return (Edit(*found.span(), "", _MARKUP) for found in _HEADING.finditer(text))


def _gaps(text: str) -> Iterator[Edit]:
    """Yield the wide gap between the two cells of a row."""
    for at, line in with_offsets(text):
        if len(line) <= _LONGEST_ROW and not line.lstrip().startswith("|"):
            gaps = [gap for gap in _GAP.finditer(line) if not _goes_on(line[gap.end()])]
            if len(gaps) == 1 and _begins_cell(line[gaps[0].end() :]):
                start, end = gaps[0].span()
                before = line[:start].strip()
                is_star = before == "*" and end - start >= _FAR
                if is_star or not _MARK.fullmatch(before):
                    yield Edit(at + start, at + end, "\n")


def _goes_on(sign: str) -> bool:
    """Tell whether what follows a gap belongs to what stands before it, as in a blank date."""
    return sign.islower() or sign == "/"


def _begins_cell(text: str) -> bool:
    return text.lstrip("*")[:1].isalpha() or bool(_STAR.match(text))


def _tabs(text: str) -> Iterator[Edit]:
    """Yield the tabs, which no record has."""
    return (Edit(*tabs.span(), " " * len(tabs[0])) for tabs in _TABS.finditer(text))


def _line_blanks(text: str) -> Iterator[Edit]:
    return (Edit(*found.span(), "") for found in _LINE_BLANKS.finditer(text))


def _blank_lines(text: str) -> Iterator[Edit]:
    for found in _MANY_LINES.finditer(text):
        end = "\n" if found.end() == len(text) else "\n\n"
        yield Edit(*found.span(), end if found.start() else "")


_RULES: tuple[Rule, ...] = (
    _line_ends,
    _unseen,
    _composed,
    _markup,
    _escapes,
    _quotes,
    _links,
    _headings,
    letter_spacing,
    _gaps,
    _line_blanks,
    _tabs,
    page_furniture,
    stray_stars,
    double_spacing,
    _blank_lines,
    _composed,  # a mark may have come to stand after its letter
)
