"""The words that assign a task: the name of its point, and the quotation as the site shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.records.body import Block
from gazette.records.model import Task

# What stands before a quotation that begins a sentence or a point, and after one that ends it
_BEGINS = re.compile(r"(?:[.;:]|^\s*(?:[-+*]|\w{1,3}[.)]))\s*$")
_ENDS = re.compile(r"\s*(?:[.;:]|$)")


@dataclass(frozen=True)
class TaskWords:
    point: str
    """The name of the point that assigns the task: "điểm 4"."""
    quote: str
    """The quotation, with "…" where its sentence goes on."""
    is_lead_in: bool
    """True for words up to a colon: what is to be done stands under them."""

    @classmethod
    def of(cls, task: Task, point: Block) -> TaskWords:
        return cls(point.name, with_cuts(task.quote, point.text), leads_in(task.quote, point.text))


def leads_in(quote: str, text: str) -> bool:
    """Tell whether a quotation goes to the end of a text that ends in a colon."""
    end = text.rstrip().removesuffix(":").rstrip()
    return text.rstrip().endswith(":") and end.endswith(quote.rstrip(": "))


def with_cuts(quote: str, text: str) -> str:
    """Return a quotation with "…" where its sentence goes on in `text`, before or after it."""
    before, _, after = text.partition(quote)
    is_begun = bool(before.strip()) and not _BEGINS.search(before)
    is_cut = bool(after.strip()) and not (quote.endswith((".", ";")) or _ENDS.match(after))
    return ("…" if is_begun else "") + quote + ("…" if is_cut else "")
