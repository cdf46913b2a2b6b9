"""The figures of every printed form, read from `rules.yml`, and on which days each was in force."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from gazette.records.model import Directive

Rules = Mapping[str, Any]


@cache
def rules() -> Mapping[str, Rules]:
    """Return all figures: `paper`, and each rule set by its key; the same object at every call."""
    text = files("gazette.printing").joinpath("rules.yml").read_text(encoding="utf-8")
    figures: Mapping[str, Rules] = yaml.safe_load(text)
    return figures


def rules_in_force(directive: Directive) -> str | None:
    """Return the name of the rules that bound a document on its day, where that is known."""
    own = rules()[directive.printed_form]
    date = directive.date
    if not own["name"] or not date or not date.day:
        return None
    is_in_force = own["from"] <= date.day.isoformat() <= own["until"]
    return str(own["name"]) if is_in_force else None
