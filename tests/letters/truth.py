"""What a letter says, written by hand for each case: `tests/cases/import/NAME.yml` beside its file.

`letters` lists the letters of the file in the form of `gazette import --json`, but citations are
written `kind | number | issued | issuer` with a dash for null, and deadlines `date kind`.
`inferred` names the fields that must be marked as inferred; `also` lists other right values of a
field; `…_may` lists what may be found or not; `body_has` and `body_lacks` are words of the record's
body; `branch` is party or state, where the number does not show it. A case without a file of its
own names one in `input`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "import"
SHORTFALLS = "shortfalls.yml"
PICTURES = (".png",)
"""Suffixes of what only Tesseract reads."""

Letter = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """A file and what is to be read of it."""

    name: str
    file: Path
    letters: tuple[Letter, ...]


def cases_in(folder: Path = FOLDER) -> Iterator[Case]:
    """Yield the cases of a folder in the order of their names."""
    for truth in sorted(folder.glob("*.yml")):
        if truth.name != SHORTFALLS:
            written = yaml.safe_load(truth.read_text(encoding="utf-8"))
            file = _file(truth, written)
            if file.suffix not in PICTURES or shutil.which("tesseract"):
                yield Case(truth.stem, file, tuple(written["letters"]))


def shortfalls(folder: Path = FOLDER) -> Mapping[str, Mapping[str, list[str]]]:
    """Return the fields known to be read wrong: of `cases` by name, of `round_trips` by file."""
    return yaml.safe_load((folder / SHORTFALLS).read_text(encoding="utf-8"))


def _file(truth: Path, written: Mapping[str, Any]) -> Path:
    if "input" in written:
        return ROOT / written["input"]
    (file,) = (one for one in truth.parent.glob(f"{truth.stem}.*") if one != truth)
    return file


def branch_of(letter: Letter) -> str | None:
    """Return whose letter it is: the sign after the number's digits tells it, if nothing else."""
    number = letter.get("number") or ""
    by_number = {"-": "party", "/": "state"}.get(number.lstrip("0123456789")[:1])
    return letter.get("branch") or by_number
