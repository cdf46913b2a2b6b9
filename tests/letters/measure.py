"""How well letters are read: `python -m tests.letters.measure [FOLDER]` runs all cases of a folder.

It shows, for each field, how many of the values filled in are right (precision) and how many of the
values stated are found (recall), and every difference. A test of the suite asserts the same.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from gazette.letters.as_json import as_dict
from gazette.letters.formats import NotReadableError
from gazette.letters.reading import read_letters
from tests.letters.comparing import FIELDS, Outcome, Reading, outcomes
from tests.letters.truth import FOLDER, Case, cases_in

NOT_VALUES = ("letters", "inferred", "body", "branch")
"""Checked, and no fields of a record: they count in no total."""


@dataclass(frozen=True)
class Figures:
    """The counts of a field: right, wrong (of values filled) and missing (of values stated)."""

    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missing)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(case: Case) -> tuple[Outcome, ...]:
    """Read the file of a case and return the verdicts. A file that is refused has no letter."""
    try:
        _, letters = read_letters(case.file)
    except NotReadableError:
        letters = ()
    return tuple(outcomes(case, [Reading(as_dict(letter), letter) for letter in letters]))


def figures(found: Iterable[Outcome]) -> Figures:
    """Count verdicts. A wrong value is also a value that is missing."""
    count = Counter(one.verdict for one in found)
    wrong = count["wrong"] + count["extra"]
    return Figures(count["right"], wrong, count["missing"] + count["wrong"])


def table(found: Iterable[Outcome]) -> Iterator[str]:
    """Yield the lines of the table of all fields."""
    every = tuple(found)
    yield "field           right  wrong  missing  precision  recall      F1"
    for field in FIELDS:
        yield _line(field, [one for one in every if one.field == field])
    yield _line("all values", [one for one in every if one.field not in NOT_VALUES])


def _line(name: str, found: Iterable[Outcome]) -> str:
    one = figures(found)
    counts = f"{one.right:7}{one.wrong:7}{one.missing:9}"
    return f"{name:14}{counts}{one.precision:11.3f}{one.recall:8.3f}{one.f1:8.3f}"


def differences(found: Iterable[Outcome]) -> Iterator[str]:
    """Yield a line for each value that is not right."""
    for one in found:
        if not one.is_good:
            yield f"{one.case} {one.key} {one.verdict}: right {one.right!r}, got {one.got!r}"


def main(folder: Path) -> None:
    """Print the differences and the table of all cases of a folder."""
    found: list[Outcome] = []
    crashes: list[str] = []
    for case in cases_in(folder):
        try:
            found += measure(case)
        except Exception:  # noqa: BLE001 (whatever it is, the other cases are measured)
            crashes.append(f"{case.name}: {traceback.format_exc()}")
    click.echo("\n".join((*crashes, *differences(found), "", *table(found), *faults(found))))
    click.echo(f"crashes: {len(crashes)}")


def faults(found: Iterable[Outcome]) -> Iterator[str]:
    """Yield the counts of what must never happen."""
    every = tuple(found)
    for words, field in (("wrong dates", "issued"), ("Party and State mixed up", "branch")):
        count = sum(one.field == field and one.verdict in ("wrong", "extra") for one in every)
        yield f"{words}: {count}"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
