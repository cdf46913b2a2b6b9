"""The three printed forms, their measures (`measures.yml`), and the regulations behind them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from gazette.data import read_data
from gazette.records.model import Directive

PrintedForm = Literal["party", "state", "report"]
Measures = Mapping[str, Any]


def printed_form(directive: Directive) -> PrintedForm:
    """Return the form by the issuer's branch, else by the form of the number.

    Every body outside the Party follows the State's form.
    """
    if directive.is_report:
        return "report"
    issuer = directive.office.body
    if issuer:
        return "party" if issuer.branch == "party" else "state"
    number = directive.number
    return "party" if number is None or number.is_party else "state"


@cache
def measures() -> Mapping[str, Measures]:
    """Return the measures of the `paper` and of each form."""
    data: Mapping[str, Measures] = read_data("sheet", "measures")
    return data


def regulation_in_force(directive: Directive) -> str | None:
    """Return the name of the regulation in force on the document's day, or None."""
    form, date = measures()[printed_form(directive)], directive.date
    if not form["name"] or not date or not date.day:
        return None
    return str(form["name"]) if form["from"] <= date.day.isoformat() <= form["until"] else None
