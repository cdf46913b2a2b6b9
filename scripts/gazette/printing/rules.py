"""Which form a letter is printed in, and the figures of each form, read from `rules.yml`.

In: a directive. Out: the key of its rules (`party`, `state`, `report`), and those rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from gazette.records.model import Directive
from gazette.vocabulary import vocabulary

RuleSet = Literal["party", "state", "report"]
Rules = Mapping[str, Any]


@cache
def rules() -> Mapping[str, Rules]:
    """Return all figures: `paper`, and each rule set by its key; the same object at every call."""
    text = files("gazette.printing").joinpath("rules.yml").read_text(encoding="utf-8")
    figures: Mapping[str, Rules] = yaml.safe_load(text)
    return figures


def rule_set_of(directive: Directive) -> RuleSet:
    """Return whose form a document has: by its issuer's branch, else by its number's grammar.

    After the digits a Party number has a dash, `506-CV/HU`, one of the State a slash, `15/CT-TTg`.
    """
    if directive.is_report:
        return "report"
    issuer = vocabulary().bodies.get(directive.issuer or "")
    if issuer:
        return "party" if issuer.branch in rules()["party"]["branches"] else "state"
    before_dash = (directive.number or "").partition("-")[0]
    return "state" if "/" in before_dash else "party"


def rules_in_force(directive: Directive) -> str | None:
    """Return the name of the rules that bound a document on its day, where that is known."""
    own = rules()[rule_set_of(directive)]
    date = directive.date
    if not own["name"] or not date or not date.day:
        return None
    is_in_force = own["from"] <= date.day.isoformat() <= own["until"]
    return str(own["name"]) if is_in_force else None
