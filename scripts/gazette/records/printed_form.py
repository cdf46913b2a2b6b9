"""Whose form a document is printed in: the Party's, the State's, or that of a news report."""

from __future__ import annotations

from typing import Literal

from gazette.records.model import Directive

PrintedForm = Literal["party", "state", "report"]


def printed_form(directive: Directive) -> PrintedForm:
    """Tell the form by the issuer's branch, else by the form of the number.

    All bodies but the Party's follow the State's.
    """
    if directive.is_report:
        return "report"
    issuer = directive.office.body
    if issuer:
        return "party" if issuer.branch == "party" else "state"
    number = directive.number
    return "party" if number is None or number.is_party else "state"
