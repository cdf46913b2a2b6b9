"""The three printed forms, their measures (`rules.yml`), and when their rules were in force."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from gazette.data import read_data
from gazette.records.model import Directive

PrintedForm = Literal["party", "state", "report"]
Rules = Mapping[str, Any]


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
def rules() -> Mapping[str, Rules]:
    """Return the measures of the `paper` and of each form."""
    measures: Mapping[str, Rules] = read_data("sheet", "rules")
    return measures


def rules_in_force(directive: Directive) -> str | None:
    """Return the name of the rules in force on the document's day; None if there were none."""
    form, date = rules()[printed_form(directive)], directive.date
    if not form["name"] or not date or not date.day:
        return None
    return str(form["name"]) if form["from"] <= date.day.isoformat() <= form["until"] else None
