"""The numbers of synthetic letters, and citations of documents by their numbers."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from gazette.synth.issuing import draw, is_party
from gazette.synth.load import Issuer, issuers, phrases
from gazette.text.dates import short_date
from gazette.vocabulary import vocabulary
from gazette.vocabulary.number import Number, parse_cited_number
from gazette.vocabulary.office import Office, office_at

FIRST_DAY = dt.date(2020, 1, 15)
_LABELS, _DASHES = ("Số", "Số", "Số", "SỐ"), ("-", "-", " -", " - ")
_TERM = dt.date(2020, 7, 1)  # the Party's numbers restarted with the committees of that summer
_TERM_DAYS = 1600  # of the term before
_A_DAY = {"cong-van": 1.1}
_OTHERS_A_DAY = 0.1
_NO_SYMBOL = ("TB",)  # of a tuyên bố, which mostly has no number
_UNUSED = (7000, 9899)  # digits that no letter of a corpus has


@dataclass(frozen=True)
class CitableDocument:
    """What a letter needs to know of a document to cite it."""

    kind: str
    number: Number
    day: dt.date
    issuer: str


_COMMON = CitableDocument(
    kind="chi-thi",
    number=parse_cited_number("9999/CT-TTg"),
    day=FIRST_DAY - dt.timedelta(days=1),
    issuer="Thủ tướng Chính phủ",
)

CitableByPlace = dict[tuple[str | None, str | None], list[CitableDocument]]
"""Letters that can be cited, by province and district of their office."""


def number_line(chance: random.Random, issuer: Issuer, office: Office, kind: str, year: int) -> str:
    """Return a number line without its digits: `Số {:02} -CV/HU`, `Số: {:02}/CT-UBND`."""
    symbols = vocabulary().kinds[kind].symbols or _NO_SYMBOL
    if is_party(office):
        label, dash = chance.choice(_LABELS), chance.choice(_DASHES)
        return f"{label} {{:02}}{dash}{chance.choice(symbols)}/{issuer.symbol}"
    if kind == "cong-van":
        department = f"-{chance.choice(issuer.departments)}" if issuer.departments else ""
        return f"Số: {{:02}}/{issuer.symbol}{department}"
    in_number = f"{year}/" if kind in ("nghi-dinh", "thong-tu") else ""
    symbol = "QyĐ" if kind == "quy-dinh" else symbols[0]
    return f"Số: {{:02}}/{in_number}{symbol}-{issuer.symbol}"


def digits_on(day: dt.date, kind: str, office: Office) -> int:
    """Return about which number an office has reached on a day; it counts each kind by itself.

    The Party counts by terms of office, the State by years.
    """
    since = (day - (_TERM if is_party(office) else dt.date(day.year, 1, 1))).days
    days = since if since >= 0 else _TERM_DAYS + since
    return 1 + int(days * _A_DAY.get(kind, _OTHERS_A_DAY))


def draw_cites(
    chance: random.Random, citable: CitableByPlace, office: Office, day: dt.date
) -> tuple[CitableDocument, ...]:
    """Draw what a letter cites: earlier ones of its place and above, and some not in the corpus."""
    places = ((office.province, office.district), (office.province, None), (None, None))
    known = (old for place in dict.fromkeys(places) for old in citable.get(place, ()))
    near = [old for old in known if old.day < day]
    held = chance.sample(near, min(len(near), chance.choice((0, 0, 1, 1, 2, 3))))
    outside = range(chance.choice((0, 0, 1, 1, 2)))
    return (*held, *(_document_outside(chance, office, day) for _ in outside))


def common_cites(citable: CitableByPlace, day: dt.date) -> tuple[CitableDocument, ...]:
    """Return what half of a nasty corpus cites: a document that it lacks, and one that it holds.

    The latter is the first of a central body; a letter of an earlier day can't cite it.
    """
    first = [old for old in citable.get((None, None), ())[:1] if old.day < day]
    return (_COMMON, *first)


def _document_outside(chance: random.Random, office: Office, day: dt.date) -> CitableDocument:
    """Make up an earlier document from above an office's district that the corpus lacks."""
    province = vocabulary().province(office.province)
    units = (province.type if province else None, None)
    issuer = chance.choice([o for o in issuers() if o.level != "district" and o.unit in units])
    kind = draw(chance, issuer.kinds)
    day = max(FIRST_DAY, day - dt.timedelta(days=chance.randint(1, 200)))
    above = office_at(issuer.key, office.province, None)
    line = number_line(chance, issuer, above, kind, day.year)
    number = parse_cited_number(line.format(chance.randint(*_UNUSED)))
    return CitableDocument(kind, number, day, vocabulary().bodies[issuer.key].name)


def citation(chance: random.Random, cited: CitableDocument) -> str:
    """Return one citation: `Thông báo số 398-TB/HU, ngày 09/8/2021 của …`."""
    templates = phrases()["citations"]
    template = chance.choice(templates[chance.choices(("dated", "undated", "plain"), (8, 1, 1))[0]])
    text: str = template.format(
        kind=vocabulary().kinds[cited.kind].name.capitalize(),
        number=cited.number,
        spaced=cited.number.text.replace("/", "/ ").replace("-", " - "),
        digits=cited.number.digits,
        day=short_date(cited.day),
        issuer=cited.issuer,
    )
    return text
