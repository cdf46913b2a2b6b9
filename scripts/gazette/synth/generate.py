"""Generate synthetic records and write them to files.

The same number and seed give the same bytes, and a small corpus is the beginning of a larger one
of the same seed.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from gazette.synth.body_text import compose
from gazette.synth.front_matter import front_matter
from gazette.synth.plan import Plan, plans
from gazette.synth.sentences import writer_for
from gazette.synth.traits import NASTY, PLAIN
from gazette.text.tones import tones_on_second_vowel

_OLD_PLACEMENT = 0.4  # the share of letters that write hoà, uỷ
_NO_BREAK = 0.03  # the share with a no-break space after "ngày"
# Text that YAML needs no quotes for: begins with a letter or digit, ends without blank or colon.
_PLAIN = re.compile(r"[^\W_](?:[\w .,()/;–“”…+-]*[\w.,()/;…”])?")


def synthetic_records(count: int, seed: int, *, nasty: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each of `count` records."""
    for plan in islice(plans(seed, NASTY if nasty else PLAIN), count):
        yield plan.path, _text(plan, seed)


def write_records(folder: Path, count: int, seed: int, *, nasty: bool = False) -> Iterator[Path]:
    """Write `count` records below `folder`, one at each step, and yield the file of each."""
    for path, text in synthetic_records(count, seed, nasty=nasty):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        yield file


def _text(plan: Plan, seed: int) -> str:
    chance = random.Random(f"{seed}/{plan.serial}/text")  # noqa: S311 (not a secret)
    writer = writer_for(plan, chance)
    body, found = compose(plan, writer)
    front = "\n".join(_mapping(front_matter(plan, body, found, writer, seed), ""))
    text = f"---\n{front}\n---\n{body}\n"
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
    """Return text without quotes if YAML allows it, else in quotes; None as null."""
    if isinstance(value, str) and value != "null" and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)
