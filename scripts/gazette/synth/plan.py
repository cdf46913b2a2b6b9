"""What each record of a corpus is, before a word of it is written.

In: a seed. Out: plans without end, one after the other. Plan i is the same however many are taken,
so a corpus of N records is the first N of every larger one of the same seed; it cites only plans
before it. In memory stand the numbers given and one line for each letter that can be cited.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, count

from gazette.synth.data import LEVELS, issuers, level_weights
from gazette.synth.seat import Seat
from gazette.text.edtf import parse_edtf
from gazette.text.fold import slug
from gazette.vocabulary import District, vocabulary
from gazette.vocabulary.numbers import normalise_number

FIRST, LAST = dt.date(2020, 1, 15), dt.date(2022, 12, 31)
_DAYS = (LAST - FIRST).days
UNKNOWN = "khong-ro"
_FOLDERS = {"province": "cap-tinh", "centre": "trung-uong"}

_COMPLETENESS = {"complete": 82, "letterhead-missing": 5, "fragment": 6, "report": 7}
_DATES = {"day": 91, "month": 3, "year": 1, "after": 2, "before": 1, "between": 1, "unknown": 1}
_PLACES = {"known": 95, "no district": 4, "no province": 1}
_LAYOUTS = {"numbered": 30, "dashed": 28, "dashes": 10, "prose": 12, "table": 10, "sections": 10}
_STATUTES = ("quyet-dinh", "quy-che", "quy-dinh", "nghi-dinh", "thong-tu")
_LABELS, _DASHES = ("Số", "Số", "Số", "SỐ"), ("-", "-", " -", " - ")
_NUMBERED = 0.85  # so many of those without a whole letterhead have their number
_VERY_SHORT = 0.03
_KIND_TURN = 16
"""Of so many records one is of the kind whose turn it is, so that no kind is left out."""


@dataclass(frozen=True)
class Cited:
    """A document as it can be cited; `held` where the corpus has it."""

    kind: str
    number: str
    day: dt.date
    issuer: str
    held: bool


@dataclass(frozen=True)
class Plan:
    """A record to be written. What is not known of it (`issued`, places) is null in the record."""

    serial: int
    seat: Seat
    kind: str
    day: dt.date
    """The day it is of, known or not."""
    date_form: str
    """One of `_DATES`."""
    issued: str | None
    """What the record says of its day, EDTF; of a report the day of the event."""
    place_form: str
    """One of `_PLACES`."""
    completeness: str
    layout: str
    """One of `_LAYOUTS`, or `articles`."""
    size: int
    """How many bytes the body is to have, about."""
    printed: str | None
    """The number line."""
    number: str | None
    path: str
    """Of its file, below the folder of records."""
    cites: tuple[Cited, ...]

    @property
    def is_report(self) -> bool:
        return self.completeness == "report"

    @property
    def province(self) -> str | None:
        unit = self.seat.province
        return unit.key if unit and self.place_form != "no province" else None

    @property
    def district(self) -> str | None:
        unit = self.seat.district
        return unit.key if unit and self.place_form == "known" else None


@dataclass
class _Ledger:
    """What was given out so far."""

    seed: int
    districts: Iterator[District]
    kinds: Iterator[str]
    taken: set[str] = field(default_factory=set)
    """Paths of files and addresses of pages."""
    letters: dict[tuple[str, str], list[Cited]] = field(default_factory=lambda: defaultdict(list))
    """What can be cited, by province and district of its issuer (empty above them)."""


def plans(seed: int) -> Iterator[Plan]:
    """Yield plans without end."""
    chance = _chance(seed, "order")
    ledger = _Ledger(seed, _districts(chance), _kinds(chance))
    for serial in count():
        yield _plan(serial, ledger)


def _plan(serial: int, ledger: _Ledger) -> Plan:
    chance = _chance(ledger.seed, serial)
    completeness = _draw(chance, _COMPLETENESS)
    wanted = next(ledger.kinds) if serial % _KIND_TURN == 0 else None
    if wanted and completeness == "report":
        completeness = "complete"
    seat, kind = _seat(chance, ledger, wanted, is_report=completeness == "report")
    day = FIRST + dt.timedelta(days=chance.randrange(_DAYS))
    form, issued = _issued(chance, day)
    place_form = _draw(chance, _PLACES) if seat.district else "known"
    if completeness == "report":
        form, issued = ("month", f"{day:%Y-%m}") if form != "day" else (form, issued)
        place_form, kind = "known", "bai-tin"
    elif completeness == "complete" and (
        form not in ("day", "month", "year") or place_form != "known"
    ):
        completeness = "letterhead-missing"
    is_numbered = completeness != "report" and (
        completeness == "complete" or place_form != "known" or chance.random() < _NUMBERED
    )
    plan = Plan(
        serial=serial,
        seat=seat,
        kind=kind,
        day=day,
        date_form=form,
        issued=issued,
        place_form=place_form,
        completeness=completeness,
        layout="articles" if kind in _STATUTES else _draw(chance, _LAYOUTS),
        size=_size(chance),
        printed=None,
        number=None,
        path="",
        cites=_cites(chance, ledger, seat, day),
    )
    plan = _numbered(chance, ledger, plan) if is_numbered else _unnumbered(plan)
    _remember(ledger, plan)
    return plan


def _chance(seed: int, part: object) -> random.Random:
    return random.Random(f"{seed}/{part}")  # noqa: S311 (no secret)


def _draw(chance: random.Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _districts(chance: random.Random) -> Iterator[District]:
    """Yield one district of every province, then all others, then any, some far more often."""
    units = [unit for unit in vocabulary().districts.values() if _is_there(unit)]
    chance.shuffle(units)
    firsts = {unit.province: unit for unit in reversed(units)}
    others = [unit for unit in units if firsts[unit.province] is not unit]
    weights = [1 / rank for rank in range(20, len(units) + 20)]
    again = (chance.choices(units, weights)[0] for _ in count())
    return chain(firsts.values(), others, again)


def _is_there(unit: District) -> bool:
    """Tell whether a district was there all the time."""
    return not unit.until or dt.date.fromisoformat(unit.until) > LAST


def _kinds(chance: random.Random) -> Iterator[str]:
    """Yield all kinds that somebody issues, over and over."""
    kinds = sorted({kind for issuer in issuers() for kind in issuer.kinds})
    chance.shuffle(kinds)
    return (kinds[i % len(kinds)] for i in count())


def _seat(
    chance: random.Random, ledger: _Ledger, wanted: str | None, *, is_report: bool
) -> tuple[Seat, str]:
    """Draw an issuer, its place, and a kind that it issues: `wanted`, where there is one."""
    able = [issuer for issuer in issuers() if wanted is None or wanted in issuer.kinds]
    weights = [
        0 if all(issuer.level != level for issuer in able) else weight
        for level, weight in zip(LEVELS, level_weights(), strict=True)
    ]
    level = "district" if is_report else chance.choices(LEVELS, weights)[0]
    district = next(ledger.districts) if level == "district" else None
    provinces = vocabulary().provinces
    province = provinces[district.province] if district else None
    if level == "province":
        province = chance.choice(list(provinces.values()))
    unit = district.type if district else province.type if province else None
    there = [issuer for issuer in able if (issuer.level, issuer.unit) == (level, unit)]
    if is_report:
        there = there[:1]  # the committee
    issuer = chance.choices(there, [issuer.weight for issuer in there])[0]
    kind = wanted or chance.choices(list(issuer.kinds), list(issuer.kinds.values()))[0]
    return Seat(issuer, province, district), kind


def _issued(chance: random.Random, day: dt.date) -> tuple[str, str | None]:
    """Return how far the day is known, and that as EDTF."""
    form = _draw(chance, _DATES)
    before = day - dt.timedelta(days=chance.randint(1, 40))
    after = day + dt.timedelta(days=chance.randint(1, 40))
    texts = {
        "day": day.isoformat(),
        "month": f"{day:%Y-%m}",
        "year": f"{day:%Y}",
        "after": f"[{before}..]",
        "before": f"[..{after}]",
        "between": f"[{before}..{after}]",
    }
    return form, texts.get(form)


def _size(chance: random.Random) -> int:
    """Return the bytes of a body: most fill a page or two, some a few lines, few five and more."""
    if chance.random() < _VERY_SHORT:
        return chance.randint(150, 700)
    return int(min(chance.lognormvariate(8.1, 0.75), 60_000))


def _cites(chance: random.Random, ledger: _Ledger, seat: Seat, day: dt.date) -> tuple[Cited, ...]:
    """Draw what a letter cites: earlier ones of its place and above, and some held nowhere."""
    province, district = _place_keys(seat)
    places = dict.fromkeys([(province, district), (province, ""), ("", "")])
    near = [old for place in places for old in ledger.letters.get(place, ()) if old.day < day]
    held = chance.sample(near, min(len(near), chance.choice((0, 0, 1, 1, 2, 3))))
    others = [_elsewhere(chance, seat, day) for _ in range(chance.choice((0, 0, 1, 1, 2)))]
    return (*held, *others)


def _elsewhere(chance: random.Random, seat: Seat, day: dt.date) -> Cited:
    """Make up a document that the corpus does not hold: no number given here is so high."""
    unit = seat.province.type if seat.province else None
    above = [one for one in issuers() if one.level != "district" and one.unit in (unit, None)]
    issuer = chance.choice(above)
    kind = chance.choices(list(issuer.kinds), list(issuer.kinds.values()))[0]
    day = max(FIRST, day - dt.timedelta(days=chance.randint(1, 200)))
    other = Seat(issuer, seat.province if issuer.unit else None, None)
    line = _number_line(chance, other, kind, day)
    number = normalise_number(line.format(chance.randint(7000, 9899)))
    return Cited(kind, number, day, other.body.name, held=False)


def _numbered(chance: random.Random, ledger: _Ledger, plan: Plan) -> Plan:
    """Give a plan the first free number that fits its day, and the path that goes with it."""
    per_day = 1.1 if plan.kind == "cong-van" else 0.1
    # A term of the Party began in summer 2020; the State's numbers begin anew each year.
    began = dt.date(2020, 7, 1) if plan.seat.is_party else dt.date(plan.day.year, 1, 1)
    since = (plan.day - began).days
    digits = 1 + int(per_day * (since if since >= 0 else 1600 + since))
    line = _number_line(chance, plan.seat, plan.kind, plan.day)
    while True:
        printed = line.format(digits)
        number = normalise_number(printed)
        name = slug(number) + ("" if plan.seat.body.committee else f"-{plan.seat.issuer.key}")
        file, page = _places(plan, name)
        if not {file, page} & ledger.taken:
            break
        digits += 1
    ledger.taken |= {file, page}
    return replace(plan, printed=printed, number=number, path=f"{file}.md")


def _unnumbered(plan: Plan) -> Plan:
    words = "tin-hop-ban" if plan.is_report else "khong-so-chi-dao"
    file, _ = _places(plan, f"{words}-{plan.serial}")
    return replace(plan, path=f"{file}.md")


def _places(plan: Plan, name: str) -> tuple[str, str]:
    """Return the path of the file and the address of the page, both without ending."""
    date = parse_edtf(plan.issued) if plan.issued else None
    district = _FOLDERS.get(plan.seat.issuer.level) or plan.district or UNKNOWN
    folder = (
        district if district == _FOLDERS["centre"] else f"{plan.province or UNKNOWN}/{district}"
    )
    file = f"{folder}/{(date and date.plain) or UNKNOWN}-{name}"
    return file, f"/{folder}/{(date and date.year) or UNKNOWN}/{name}"


def _number_line(chance: random.Random, seat: Seat, kind: str, day: dt.date) -> str:
    """Return a number line without its digits: `Số {:02} -CV/HU`, `Số: {:02}/CT-UBND`."""
    issuer, symbols = seat.issuer, vocabulary().kinds[kind].symbols
    if seat.is_party:
        label, dash = (
            chance.choice(("Số", "Số", "Số", "SỐ")),
            chance.choice(("-", "-", " -", " - ")),
        )
        return f"{label} {{:02}}{dash}{chance.choice(symbols)}/{issuer.symbol}"
    if kind == "cong-van":
        office = f"-{chance.choice(issuer.office)}" if issuer.office else ""
        return f"Số: {{:02}}/{issuer.symbol}{office}"
    year = f"{day.year}/" if kind in ("nghi-dinh", "thong-tu") else ""
    symbol = "QyĐ" if kind == "quy-dinh" else symbols[0]
    return f"Số: {{:02}}/{year}{symbol}-{issuer.symbol}"


def _remember(ledger: _Ledger, plan: Plan) -> None:
    """Keep a letter to be cited, where its number, day and place are known."""
    if plan.number and plan.date_form == "day" and plan.place_form == "known":
        cited = Cited(plan.kind, plan.number, plan.day, plan.seat.body.name, held=True)
        ledger.letters[_place_keys(plan.seat)].append(cited)


def _place_keys(seat: Seat) -> tuple[str, str]:
    """Return the keys of province and district, empty above them."""
    return seat.province.key if seat.province else "", seat.district.key if seat.district else ""
