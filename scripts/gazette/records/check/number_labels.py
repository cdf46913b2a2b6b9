"""What the words around a number call it: "ĐT", "CMND", "thẻ BHYT", "mã số thuế".

In: a text and the span of a number. Out: `telephone`, `identity`, `health`, or `other`, which is no
private number; None if nothing there says what it is.
"""

from __future__ import annotations

import re

from gazette.text.signs import CAPITALS

NEAR = 45  # characters before a number that may say what it is
_LABEL = re.compile(
    r"(?P<telephone>\b(?:điện thoại|số máy|di động|đường dây nóng|liên hệ|hotline|zalo|viber|fax"
    r"|tel|phone|mobile|whatsapp|(?-i:ĐT|SĐT|SDT|ĐTDĐ|DĐ|LH))(?![^\W\d_]))"
    r"|(?P<health>\b(?:bảo hiểm|BHYT|BHXH)\b)"
    r"|(?P<identity>\b(?:CMND|CMTND|CMT|CCCD|chứng minh|căn cước|định danh cá nhân|hộ chiếu"
    r"|passport)\b)"
    r"|(?P<other>\b(?:(?:mã|mã số|số) (?:thuế|doanh nghiệp|hồ sơ|bưu chính)|tài khoản|mã bưu điện"
    r"|kinh doanh|giấy phép|tọa độ|sê ?ri|ISBN|(?-i:MST|MSDN|TK|STK))"
    r"(?=(?:[\s:.(-]|số|là|tiền gửi|ngân sách)*\Z|(?: [^\W\d_]+){1,5} ?: *\Z))",
    re.IGNORECASE,
)
_END_OF_WORDS = re.compile(
    rf".*(?:[\d;|]|\.\s(?=[{CAPITALS}][^\W\d_{CAPITALS}])|\n\s*\n)", re.DOTALL
)
_CALLED_AFTER = re.compile(r"\s*[(\[-]?\s*(?:zalo|viber|ĐT)(?![^\W\d_])", re.IGNORECASE)


def label_of(text: str, start: int, end: int) -> str | None:
    """Return what a number is called: after it, just before it, or in the head of its table."""
    if _CALLED_AFTER.match(text, end):
        return "telephone"
    words = _END_OF_WORDS.sub("", text[max(start - NEAR, 0) : start])
    return _label_in(words) or _head_label(text, start)


def _label_in(words: str) -> str | None:
    """Return what the last label in some words calls a number that follows."""
    labels = list(_LABEL.finditer(words))
    return labels[-1].lastgroup if labels else None


def _head_label(text: str, at: int) -> str | None:
    """Return what the head of a table calls the column of a number."""
    row = text.rfind("\n", 0, at) + 1
    blank = text.rfind("\n\n", 0, at)
    head = blank + 2 if blank >= 0 else 0
    if head == row or not text.startswith("|", row) or not text.startswith("|", head):
        return None
    cells = text[head : text.find("\n", head)].split("|")
    column = text.count("|", row, at)
    return _label_in(cells[column].strip()) if column < len(cells) else None
