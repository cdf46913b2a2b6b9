"""Ask what the value of a field is: one of its candidates by number, or words.

In: a field with its candidates, and a way to ask. Out: its value, and why it is that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias, get_args

from gazette.console.reasons import Reason
from gazette.console.shell import Shell
from gazette.letters.answers import LISTS_OF_LINES, UnclearAnswer, choices, value_of, words_of
from gazette.records.model import Completeness, Letterhead, Signature

PARTS = {
    "letterhead": [name for name, one in Letterhead.model_fields.items() if one.is_required()],
    "signature": list(Signature.model_fields),
}
"""The fields that have parts, each of which is asked for."""
_VALUES = {
    "completeness": ", ".join(get_args(Completeness)),
    **dict.fromkeys(("issued", "event"), "a day such as 10/8/2021"),
}
_NEVER_NULL = ("topics", "kind", "subject", "completeness")

Choices: TypeAlias = list[Mapping[str, Any]]


@dataclass(frozen=True)
class ValueQuestion:
    """The question what the value of a field is."""

    shell: Shell
    name: str
    candidates: Choices
    province: str | None
    """Of the draft: it tells districts of one name apart."""

    def ask(self) -> tuple[Any, Reason] | None:
        """Return a value, and why it is that; None if the question is put off."""
        name, candidates = self.name, self.candidates
        if name in PARTS:
            return self._parts(), {}
        if name in LISTS_OF_LINES:
            return self._lines(name), {}
        while said := self.shell.ask(f"{name} {_hint(name, len(candidates))}").strip():
            chosen = _chosen(said, candidates)
            if chosen and (name == "topics" or len(chosen) == 1):
                return _value_of_candidates(name, chosen)
            said = in_keys(said, candidates) if name == "topics" else said
            try:
                return value_of(name, said, self.province), {}
            except UnclearAnswer as unclear:
                self.shell.say(choices(unclear))
        return None

    def _parts(self) -> dict[str, Any] | None:
        """Ask for each part of a field; where there is none, return null."""
        values: dict[str, Any] = {}
        for part in PARTS[self.name]:
            whole = f"{self.name}.{part}"
            is_list = whole in LISTS_OF_LINES
            ask = self._lines if is_list else self._printed
            values[part] = ask(whole)
        return values if any(values.values()) else None

    def _printed(self, name: str) -> str | None:
        return self.shell.ask(f"{name} as printed (Enter: none)").strip() or None

    def _lines(self, name: str) -> list[str]:
        self.shell.say(f"{name}: each line as printed; an empty line ends")
        return list(iter(lambda: self.shell.ask("  ").strip(), ""))


def _hint(name: str, candidates: int) -> str:
    numbers = "1, " if candidates == 1 else f"1-{candidates}, " if candidates else ""
    numbers += "all, " if candidates and name == "topics" else ""
    several = _VALUES.get(name) or ("keys with commas" if name == "topics" else "a value")
    null = "" if name in _NEVER_NULL else ", null if the source has none"
    return f"({numbers}{several}{null}, Enter for later)"


def _chosen(said: str, candidates: Choices) -> Choices:
    """Return the candidates whose numbers were typed."""
    numbers = words_of(said)
    if said == "all":
        return candidates
    if all(one.isdecimal() and 0 < int(one) <= len(candidates) for one in numbers):
        return [candidates[int(one) - 1] for one in numbers]
    return []


def in_keys(said: str, candidates: Choices) -> str:
    """Return an answer with keys in place of its numbers: `1-2, vùng xanh`."""
    chosen = {part: _chosen(part, candidates) for part in re.split("[,;]", said)}
    values = [[one["value"] for one in several] or [part] for part, several in chosen.items()]
    return ", ".join(chain.from_iterable(values))


def _value_of_candidates(name: str, chosen: Choices) -> tuple[Any, Reason]:
    """Return a value and why it is that; without evidence, a candidate says why it is unsure."""
    if name == "topics":
        return list(dict.fromkeys(one["value"] for one in chosen)), {}
    reason = {key: chosen[0][key] for key in ("because", "quote") if chosen[0].get(key)}
    return chosen[0]["value"], reason if "quote" in reason else {}
