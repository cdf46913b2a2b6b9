"""The issuer of a citation, as stated after its number or before it.

In: a cleaned text and an offset. Out: the name that stands there, and where it ends. A name ends
where a known body and its place end: capitals after it begin a sentence ("của Chính phủ Quy định").
"""

from __future__ import annotations

import re

from gazette.citations.clean import Clean
from gazette.citations.patterns import patterns
from gazette.citations.stated_date import StatedDate, date_at, date_here
from gazette.text.signs import CAPITALS

_WORD = rf"[{CAPITALS}][^\W\d_]*"
# A word of a place that no list has: "xã Đồng Thịnh".
_CAPITALISED = re.compile(rf" ?(?P<word>{_WORD})(?![\w/])")
_LONGEST, _USUAL = 4, 2  # such words in the name of a place
_SURE_END = rf" ?[,.;)](?:\s|$)| (?:về|Về)\b| và [^{CAPITALS}]|\s*$|\n"
# A body that no pattern has, if it is clear where its name ends: else "Hội Chữ" would be one.
_OTHER_BODY = re.compile(rf"{_WORD}(?:(?: và| -)? {_WORD}){{1,7}}(?={_SURE_END})")
_SENTENCE = re.compile(r"[.;!?](?= )|\n")
_OF = ("của ", "do ", "của đồng chí ", "của đ/c ")
_BEFORE = 150
_DAY_BEFORE = 40


def issuer_at(cleaned: Clean, offset: int, *, joint: bool = False) -> tuple[str, int] | None:
    """Return the issuer in "của …" or "do … ban hành" at `offset`, and where its name ends.

    A joint document has several: "của Bộ Y tế và Bộ Tài chính".
    """
    lead = patterns().issuer_lead.match(cleaned.key, offset)
    if not lead or not lead.end() > offset:
        return None
    start = lead.end()
    while cleaned.key.startswith(" ", start):
        start += 1
    return issuer_here(cleaned, start, joint=joint)


def issuer_here(cleaned: Clean, start: int, *, joint: bool = False) -> tuple[str, int] | None:
    """Return the issuer whose name begins at `start`, and where it ends."""
    end = _bodies_end(cleaned, start) if joint else _body_end(cleaned, start)
    if end is None and not cleaned.is_in_capitals:
        found = _OTHER_BODY.match(cleaned.text, start)
        end = found.end() if found else None
    return (cleaned.text[start:end], end) if end is not None else None


def date_after(cleaned: Clean, end: int) -> StatedDate | None:
    """Return the date after an issuer and its term, or the body above it: "Cục … - Bộ Y tế …"."""
    term = patterns().term.match(cleaned.key, end)
    if date := date_at(cleaned, term.end() if term else end):
        return date
    joined = patterns().superior.match(cleaned.key, end)
    above = _body_end(cleaned, joined.end()) if joined else None
    if above is None:
        return None
    return date_at(cleaned, above + cleaned.key.startswith(")", above))


def _bodies_end(cleaned: Clean, start: int) -> int | None:
    """Return the end of the names of bodies, one beside the other, that begin at `start`."""
    end, following = None, _body_end(cleaned, start)
    while following is not None:
        end = following
        beside = patterns().beside.match(cleaned.key, end)
        following = _body_end(cleaned, beside.end()) if beside else None
    return end


def _body_end(cleaned: Clean, start: int) -> int | None:
    """Return the end of the body's name that begins at `start`, place included.

    None if that can't be told from the words after it: "CỦA UBND TỈNH HÀ TÂY".
    """
    head = patterns().issuer.match(cleaned.key, start)
    if not head:
        return None
    unit = patterns().place.match(cleaned.key, head.end())
    if unit and unit["unit"]:
        return _name_end(cleaned, unit.end())
    return head.end() if head["central"] else _name_end(cleaned, head.end())


def _name_end(cleaned: Clean, end: int) -> int | None:
    """Return the end of the place's name that may follow `end`, after a blank or "TP."."""
    blank = cleaned.key.startswith(" ", end)
    if not blank and cleaned.key[end - 1] != ".":
        return end
    start = end + 1 if blank else end
    name = None if _opens_sentence(cleaned, start) else patterns().names.match(cleaned.key, start)
    if cleaned.text[max(0, end - 4) : end].isupper() and cleaned.text[start : start + 3].isupper():
        known = name.end() if name else end  # all is in capitals, which mean nothing then
        return known if name or patterns().ends.match(cleaned.key, end) else None
    return _capitals_end(cleaned, name.end() if name else end)  # "Hà Nam Ninh" is not Hà Nam


def _capitals_end(cleaned: Clean, end: int) -> int:
    """Return the end of the capitalised words after `end` that name a place.

    Most names have two words: one alone, or a third, that small letters follow begins a sentence
    ("Trình bày", "Mẫu Sơn Trình bày"), unless they are known to follow a name ("Bàng về").
    """
    ends = [end]
    while len(ends) <= _LONGEST and (found := _CAPITALISED.match(cleaned.text, ends[-1])):
        if _opens_sentence(cleaned, found.start("word")):
            return ends[-1]
        ends.append(found.end())
    goes_on = cleaned.text[ends[-1] : ends[-1] + 2].strip().islower()
    if goes_on and len(ends) != _USUAL + 1 and not patterns().ends.match(cleaned.key, ends[-1]):
        return ends[-2] if len(ends) > 1 else end
    return ends[-1]


def _opens_sentence(cleaned: Clean, at: int) -> bool:
    """Tell whether a sentence or title begins: "Thống nhất chủ trương", but not "Thống Nhất"."""
    found = patterns().opening.match(cleaned.key, at)
    if not found:
        return False
    words = cleaned.text[at : found.end()].split()
    return any(word[0].islower() for word in words[1:]) or not patterns().names.match(
        cleaned.key, at
    )


def issuer_before(
    cleaned: Clean, start: int, *, joint: bool = False
) -> tuple[str, StatedDate | None] | None:
    """Return the issuer in the words before the citation that begins at `start`, and its date.

    "Ngày 24/9/2021, Bộ Y tế có Công văn số …",
    "Bộ Y tế đã ban hành Công văn số …", "ý kiến của Thường trực Tỉnh ủy tại Thông báo số …".
    """
    begin = cleaned.after_last(_SENTENCE, max(0, start - _BEFORE), start)
    joined = patterns().connect.search(cleaned.key, begin, start)
    if not joined:
        return None
    for head in patterns().issuer.finditer(cleaned.key, begin, joined.start() + 1):
        of = cleaned.key.endswith(_OF, begin, head.start())
        end = (_bodies_end if joint else _body_end)(cleaned, head.start())
        if end != joined.start() or not (of or _is_act(joined["verb"])):
            continue
        name = cleaned.text[head.start() : joined.start()]
        return name, _date_before(cleaned, head.start())
    return None


def _is_act(verb: str) -> bool:
    """Tell whether the verb needs no "của" before the body: "ban hành", "có", but not "tại"."""
    return not verb.endswith(("tại", "trong", "theo", ":", "("))


def _date_before(cleaned: Clean, end: int) -> StatedDate | None:
    at = cleaned.key.rfind("ngày", max(0, end - _DAY_BEFORE), end)
    date = date_here(cleaned, at) if at >= 0 else None
    return date if date and cleaned.key[date.end : end] in (", ", " ") else None
