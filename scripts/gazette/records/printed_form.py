"""Whose form a document is printed in: the Party's, the State's, or that of a news report."""

from __future__ import annotations

from typing import Literal

from gazette.records.model import Directive

PrintedForm = Literal["party", "state", "report"]


def printed_form(directive: Directive) -> PrintedForm:
    """Tell the form by the issuer's branch, else by the number's grammar.

    All bodies but the Party's follow the State's. After the digits a number of the Party has a
    dash, `506-CV/HU`, one of the State a slash, `15/CT-TTg`.
    """
    if directive.is_report:
        return "report"
    issuer = directive.office.body
    if issuer:
        return "party" if issuer.branch == "party" else "state"
    before_dash = (directive.number or "").partition("-")[0]
    return "state" if "/" in before_dash else "party"
