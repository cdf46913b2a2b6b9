"""Synthetic records as files: their text, and a folder of them.

Everything hangs on the seed alone: the same number and seed give the same bytes, and the records of
a small corpus are the first ones of a larger one of the same seed.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from gazette.synth.body import compose
from gazette.synth.citing import citation
from gazette.synth.letter import front_matter, own_values
from gazette.synth.pen import Pen
from gazette.synth.plan import Plan, plans
from gazette.text.tones import tones_on_second_vowel

_OLD_PLACEMENT = 0.4  # so many letters write hoà, uỷ
_NO_BREAK = 0.03  # so many have a no-break space after "ngày"
# What YAML reads as it stands, begun by a letter or digit and ended by no blank or colon.
_PLAIN = re.compile(r"[^\W_](?:[\w .,()/;–“”…+-]*[\w.,()/;…”])?")


def synthetic_records(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield so many records, each as its path below the folder of records and its text."""
    for plan in islice(plans(seed), count):
        yield plan.path, _text(plan, seed)


def write_records(folder: Path, count: int, seed: int) -> Iterator[Path]:
    """Write so many records below `folder`, one after the other, and yield the file of each."""
    for path, text in synthetic_records(count, seed):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        yield file


def _text(plan: Plan, seed: int) -> str:
    chance = random.Random(f"{seed}/{plan.serial}/text")  # noqa: S311 (no secret)
    cites = tuple(citation(chance, cited) for cited in plan.cites)
    pen = Pen(chance, own_values(plan, chance), cites)
    body = compose(plan, pen)
    front = "\n".join(_mapping(front_matter(plan, body, pen, seed), ""))
    text = f"---\n{front}\n---\n{body.text}\n"
    if chance.random() < _OLD_PLACEMENT:
        text = tones_on_second_vowel(text)
    return text.replace("ngày ", "ngày\u00a0") if chance.random() < _NO_BREAK else text


def _mapping(values: dict[str, Any], indent: str) -> Iterator[str]:
    """Yield the lines of a mapping in YAML."""
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield f"{indent}{key}:"
            yield from _mapping(value, f"{indent}  ")
        elif isinstance(value, list) and value:
            yield f"{indent}{key}:"
            yield from _sequence(value, f"{indent}  ")
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _sequence(values: list[Any], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            first, *others = _mapping(value, f"{indent}  ")
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield f"{indent}- {_scalar(value)}"


def _scalar(value: str | dict[str, Any] | list[Any] | None) -> str:
    """Write text as it stands where YAML reads it so, else in quotes; nothing as null."""
    if isinstance(value, str) and value != "null" and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)
