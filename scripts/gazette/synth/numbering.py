"""The numbers of synthetic letters: how they are printed, and from where they are counted."""

from __future__ import annotations

import datetime as dt
import random

from gazette.synth.seat import Seat
from gazette.vocabulary import vocabulary

_LABELS, _DASHES = ("Số", "Số", "Số", "SỐ"), ("-", "-", " -", " - ")
_TERM = dt.date(2020, 7, 1)  # the Party's numbers began anew with the committees of that summer
_TERM_DAYS = 1600  # of the term before
_A_DAY = {"cong-van": 1.1}
_ELSE_A_DAY = 0.1
NEVER = (7000, 9899)
"""Digits that no letter of a corpus has."""


def number_line(chance: random.Random, seat: Seat, kind: str, day: dt.date) -> str:
    """Return a number line without its digits: `Số {:02} -CV/HU`, `Số: {:02}/CT-UBND`."""
    issuer, symbols = seat.issuer, vocabulary().kinds[kind].symbols
    if seat.is_party:
        label, dash = chance.choice(_LABELS), chance.choice(_DASHES)
        return f"{label} {{:02}}{dash}{chance.choice(symbols)}/{issuer.symbol}"
    if kind == "cong-van":
        office = f"-{chance.choice(issuer.office)}" if issuer.office else ""
        return f"Số: {{:02}}/{issuer.symbol}{office}"
    year = f"{day.year}/" if kind in ("nghi-dinh", "thong-tu") else ""
    symbol = "QyĐ" if kind == "quy-dinh" else symbols[0]
    return f"Số: {{:02}}/{year}{symbol}-{issuer.symbol}"


def digits_on(day: dt.date, kind: str, *, is_party: bool) -> int:
    """Return about which number a body has come to on a day: it counts its letters of each kind.

    The Party counts them by terms of office, the State by years.
    """
    since = (day - (_TERM if is_party else dt.date(day.year, 1, 1))).days
    days = since if since >= 0 else _TERM_DAYS + since
    return 1 + int(days * _A_DAY.get(kind, _ELSE_A_DAY))
