"""The words that assign a task: the name of its point, and where the sentence quoted goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from gazette.records.body import Block
from gazette.records.model import Task

# What stands before a quotation that begins a sentence or a point, and after one that ends it
_BEGINS = re.compile(r"(?:[.;:]|^\s*(?:[-+*]|\w{1,3}[.)]))\s*$")
_ENDS = re.compile(r"\s*(?:[.;:]|$)")


class Cuts(NamedTuple):
    """What stands before and after a quotation: "…" where its sentence goes on, else nothing."""

    before: str
    after: str


@dataclass(frozen=True)
class TaskWords:
    point: str
    """The name of the point that assigns the task: "điểm 4"."""
    quote: str
    cuts: Cuts
    is_lead_in: bool
    """True for words up to a colon: what is to be done stands under them."""

    @classmethod
    def of(cls, task: Task, point: Block) -> TaskWords:
        return cls(
            point.name,
            task.quote,
            cuts_of(task.quote, point.text),
            leads_in(task.quote, point.text),
        )


def leads_in(quote: str, text: str) -> bool:
    """Tell whether a quotation goes to the end of a text that ends in a colon."""
    end = text.rstrip().removesuffix(":").rstrip()
    return text.rstrip().endswith(":") and end.endswith(quote.rstrip(": "))


def cuts_of(quote: str, text: str) -> Cuts:
    """Return where a sentence of `text` goes on, before or after the part of it that is quoted."""
    before, _, after = text.partition(quote)
    is_begun = bool(before.strip()) and not _BEGINS.search(before)
    is_cut = bool(after.strip()) and not (quote.endswith((".", ";")) or _ENDS.match(after))
    return Cuts("… " if is_begun else "", " …" if is_cut else "")
