"""What outputs can't make of records that are right by themselves; `gazette check` and builds ask.

All outputs are asked, whichever a build makes: what is published today is printed another day.
Nothing here may import what makes files: a check of one record starts fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gazette.corpus import Corpus
from gazette.outputs.printing.signs import missing_signs
from gazette.outputs.source_names import taken_names
from gazette.records.problem import Problem

CHECKS: tuple[Callable[[Corpus], Iterator[Problem]], ...] = (missing_signs, taken_names)


def output_problems(corpus: Corpus) -> list[Problem]:
    """Return the problems of all outputs, sorted by place."""
    return sorted(problem for check in CHECKS for problem in check(corpus))
