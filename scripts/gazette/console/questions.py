"""Ask for what is to do in a draft, one thing after the other.

In: the file of a draft, and a way to ask. Each answer is checked by the rules of `gazette check`
before it is written, so at any moment the file is as far as the answers are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeAlias, get_args

from gazette.console.proposals import ProposalQuestions, with_topics, without_candidates
from gazette.console.report import brief
from gazette.console.shell import Shell
from gazette.letters.answers import (
    LISTS_OF_LINES,
    UnclearAnswer,
    choices,
    printed_value,
    value_of,
    words_of,
)
from gazette.letters.draft_file import DraftFile
from gazette.letters.finishing import with_body, with_value, without
from gazette.records.model import INFERABLE, Completeness, Directive, Letterhead, Signature
from gazette.records.problem import Problem
from gazette.text.fold import nfc

_PARTS = {
    "letterhead": [name for name, one in Letterhead.model_fields.items() if one.is_required()],
    "signature": list(Signature.model_fields),
}
"""The fields that have parts, each of which is asked for."""
_FIRST = ("completeness", "kind", "letterhead")
"""Fields that others agree with."""
_VALUES = {"completeness": ", ".join(get_args(Completeness))}
_NEVER_NULL = ("topics", "kind", "subject", "completeness")

Reason: TypeAlias = Mapping[str, str]
Choices: TypeAlias = list[Mapping[str, Any]]


@dataclass
class Questions:
    """The questions of one draft."""

    draft: DraftFile
    shell: Shell
    put_off: set[str] = field(default_factory=set)

    def run(self) -> bool:
        """Ask until nothing is left or all is put off; tell whether nothing is left."""
        while gap := min(filter(self._is_open, self.draft.problems()), key=_rank, default=None):
            if not self._is_settled(gap):
                self.put_off.add(gap.field)
        return not any(one.field != "file" for one in self.draft.problems())

    def _is_open(self, one: Problem) -> bool:
        """Tell whether a problem is something to ask for that was not put off.

        Topics of points are asked for once the letter has its topics.
        """
        later = {"file", *self.put_off}
        if "topics" in later:
            later.add("proposed.points")
        return one.severity == "todo" and one.field not in later

    def _is_settled(self, gap: Problem) -> bool:
        """Ask for what is to do; tell whether it was decided."""
        head, _, name = gap.field.partition(".")
        if head == "body":
            return self._ask_body()
        if head != "proposed":
            return self._decide(gap)
        if name.startswith("candidates."):
            return without_candidates(self.draft, name.removeprefix("candidates."))
        return ProposalQuestions(self.draft, self.shell, name).run()

    def _decide(self, gap: Problem) -> bool:
        """Ask for a field until an answer passes; tell whether one did."""
        candidates = self._candidates(gap.field)
        self.shell.say(f"\n{gap.field}: {gap.wrong}")
        for i, one in enumerate(candidates, 1):
            self.shell.say(f"  {i}  {brief(str(one['value']))}  {brief(one['because'])}".rstrip())
        while answer := self._answer(gap.field, candidates):
            errors = self._write(gap.field, *answer)
            if not errors:
                return True
            for error in errors:
                self.shell.say(f"  {error.field}: {error.wrong}; {error.right}")
            if gap.field in (*_PARTS, *LISTS_OF_LINES):
                break  # no one types it all again
        return False

    def _ask_body(self) -> bool:
        """Ask for the text of a letter that is typed; tell whether there is one."""
        self.shell.say("\nthe text: type or paste it; a line with a single full stop ends it")
        lines = iter(lambda: self.shell.ask(""), ".")
        body = nfc("\n".join(line.strip() for line in lines)).strip()
        errors = self.draft.change(with_body(self.draft.text, body)) if body else []
        for error in errors:
            self.shell.say(f"  {error.field}: {error.wrong}; {error.right}")
        return bool(body) and not errors

    def _candidates(self, name: str) -> Choices:
        if name == "topics":
            return [{"value": key, "because": ""} for key in self.draft.proposed.get("topics", ())]
        proposed = (self.draft.proposed.get("candidates") or {}).get(name, ())
        printed = printed_value(name, self.draft.values.get("letterhead") or {})
        return [*proposed, *([{"value": printed, "because": ""}] if printed else [])]

    def _answer(self, name: str, candidates: Choices) -> tuple[Any, Reason] | None:
        """Return a value, and why it is that; None if the question is put off."""
        if name in _PARTS:
            return self._parts(name), {}
        if name in LISTS_OF_LINES:
            return self._lines(name), {}
        while said := self.shell.ask(f"{name} {_hint(name, len(candidates))}").strip():
            chosen = _chosen(said, candidates)
            if chosen and (name == "topics" or len(chosen) == 1):
                return _value_of_candidates(name, chosen)
            said = _in_keys(said, candidates) if name == "topics" else said
            try:
                return value_of(name, said, self.draft.values.get("province")), {}
            except UnclearAnswer as unclear:
                self.shell.say(choices(unclear))
        return None

    def _parts(self, name: str) -> dict[str, Any] | None:
        """Ask for each part of a field; where there is none, return null."""
        values: dict[str, Any] = {}
        for part in _PARTS[name]:
            whole = f"{name}.{part}"
            is_list = whole in LISTS_OF_LINES
            ask = self._lines if is_list else self._printed
            values[part] = ask(whole)
        return values if any(values.values()) else None

    def _printed(self, name: str) -> str | None:
        return self.shell.ask(f"{name} as printed (Enter: none)").strip() or None

    def _lines(self, name: str) -> list[str]:
        self.shell.say(f"{name}: each line as printed; an empty line ends")
        return list(iter(lambda: self.shell.ask("  ").strip(), ""))

    def _write(self, name: str, value: Any, reason: Reason) -> list[Problem]:  # noqa: ANN401 (any field)
        """Write a value if it passes the check, with a reason if it is not printed.

        A district that was proposed with its province decides both.
        """
        if name == "topics":
            return self.draft.change(with_topics(self.draft, value))
        text = self.draft.text
        if name == "district" and value and "/" in value:
            province, value = value.split("/", 1)
            text = with_value(text, ["province"], province)
        text = with_value(text, name.split("."), value)
        text = without(text, ["proposed", "candidates", name])
        errors = self.draft.change(text)
        wrong = (one.field for one in errors if "is not printed" in one.wrong)
        unprinted = [each for each in wrong if each in INFERABLE]
        for each in unprinted:
            text = with_value(text, ["inferred", each], reason or self._reason(each))
        return self.draft.change(text) if unprinted else errors

    def _reason(self, name: str) -> Reason:
        """Ask why a value is that which the source does not print."""
        why = self.shell.ask(f"  {name} is not printed there: why is it that? (in Vietnamese)")
        quote = self.shell.ask("  the words that show it, as printed (Enter: none)")
        return {"because": why, **({"quote": quote} if quote else {})}


def _rank(one: Problem) -> tuple[bool, int, int]:
    """Return the key that sorts questions: in the order of the record, proposals last."""
    head = one.field.partition(".")[0]
    fields = list(dict.fromkeys((*_FIRST, *Directive.model_fields)))
    return head == "proposed", fields.index(head) if head in fields else len(fields), one.line


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


def _in_keys(said: str, candidates: Choices) -> str:
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
