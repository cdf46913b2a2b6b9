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
from itertools import count

from gazette.synth.data import issuers
from gazette.synth.numbering import NEVER, digits_on, number_line
from gazette.synth.order import districts_in_order, draw, draw_seat, kinds_in_order
from gazette.synth.seat import Seat
from gazette.text.edtf import parse_edtf
from gazette.text.fold import slug
from gazette.vocabulary import District
from gazette.vocabulary.number import Number, normalise_number, parse_cited_number
from gazette.vocabulary.office import UNKNOWN, office_at

FIRST, LAST = dt.date(2020, 1, 15), dt.date(2022, 12, 31)
_DAYS = (LAST - FIRST).days

_COMPLETENESS = {"complete": 82, "letterhead-missing": 5, "fragment": 6, "report": 7}
_DATES = {"day": 91, "month": 3, "year": 1, "after": 2, "before": 1, "between": 1, "unknown": 1}
_PRINTED_DATES = ("day", "month", "year")
"""How far a dateline can tell the day."""
_PLACES = {"known": 94, "no district": 4, "no province": 2}
_LAYOUTS = {"numbered": 30, "dashed": 28, "dashes": 10, "prose": 12, "table": 10, "sections": 10}
_STATUTES = ("quyet-dinh", "quy-che", "quy-dinh", "nghi-dinh", "thong-tu")
_NUMBERED = 0.85  # so many of those without a whole letterhead have their number
_VERY_SHORT = 0.03
_KIND_TURN = 16
"""Of so many records one is of the kind whose turn it is, so that no kind is left out."""


@dataclass(frozen=True)
class Cited:
    """A document as it can be cited."""

    kind: str
    number: Number
    day: dt.date
    issuer: str


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
    cites: tuple[Cited, ...]
    printed: str | None = None
    """The number line."""
    number: str | None = None
    path: str = ""
    """Of its file, below the folder of records."""

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
    ledger = _Ledger(seed, districts_in_order(chance, LAST), kinds_in_order(chance))
    for serial in count():
        yield _plan(serial, ledger)


def _plan(serial: int, ledger: _Ledger) -> Plan:
    chance = _chance(ledger.seed, serial)
    wanted = next(ledger.kinds) if serial % _KIND_TURN == 0 else None
    completeness = "complete" if wanted else draw(chance, _COMPLETENESS)
    is_report = completeness == "report"
    seat, kind = draw_seat(chance, ledger.districts, wanted, is_report=is_report)
    day = FIRST + dt.timedelta(days=chance.randrange(_DAYS))
    date_form = draw(chance, _DATES)
    place_form = draw(chance, _PLACES) if seat.district else "known"
    if is_report:  # tells where and about when
        kind, place_form = "bai-tin", "known"
        date_form = date_form if date_form == "day" else "month"
    elif date_form not in _PRINTED_DATES or place_form != "known":
        completeness = completeness.replace("complete", "letterhead-missing")
    plan = Plan(
        serial=serial,
        seat=seat,
        kind=kind,
        day=day,
        date_form=date_form,
        issued=_issued(chance, day, date_form),
        place_form=place_form,
        completeness=completeness,
        layout="articles" if kind in _STATUTES else draw(chance, _LAYOUTS),
        size=_size(chance),
        cites=_cites(chance, ledger, seat, day),
    )
    plan = _numbered(chance, ledger, plan) if _has_number(chance, plan) else _unnumbered(plan)
    _remember(ledger, plan)
    return plan


def _has_number(chance: random.Random, plan: Plan) -> bool:
    """Tell whether a letter shows its number; some without a whole letterhead don't."""
    must = plan.completeness == "complete" or plan.place_form != "known"
    return not plan.is_report and (must or chance.random() < _NUMBERED)


def _chance(seed: int, part: object) -> random.Random:
    return random.Random(f"{seed}/{part}")  # noqa: S311 (no secret)


def _issued(chance: random.Random, day: dt.date, date_form: str) -> str | None:
    """Return a day as far as it is known, in EDTF."""
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
    return texts.get(date_form)


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
    kind = draw(chance, issuer.kinds)
    day = max(FIRST, day - dt.timedelta(days=chance.randint(1, 200)))
    other = Seat(issuer, seat.province if issuer.unit else None, None)
    line = number_line(chance, other, kind, day)
    number = parse_cited_number(line.format(chance.randint(*NEVER)))
    return Cited(kind, number, day, other.body.name)


def _numbered(chance: random.Random, ledger: _Ledger, plan: Plan) -> Plan:
    """Give a plan the first free number that fits its day, and the path that goes with it."""
    digits = digits_on(plan.day, plan.kind, is_party=plan.seat.is_party)
    line = number_line(chance, plan.seat, plan.kind, plan.day)
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
    folder = "/".join(office_at(plan.seat.issuer.key, plan.province, plan.district).folder)
    file = f"{folder}/{(date and date.plain) or UNKNOWN}-{name}"
    return file, f"/{folder}/{(date and date.year) or UNKNOWN}/{name}"


def _remember(ledger: _Ledger, plan: Plan) -> None:
    """Keep a letter to be cited, where its number, day and place are known."""
    if plan.number and plan.date_form == "day" and plan.place_form == "known":
        number = parse_cited_number(plan.number)
        cited = Cited(plan.kind, number, plan.day, plan.seat.body.name)
        ledger.letters[_place_keys(plan.seat)].append(cited)


def _place_keys(seat: Seat) -> tuple[str, str]:
    """Return the keys of province and district, empty above them."""
    return seat.province.key if seat.province else "", seat.district.key if seat.district else ""
