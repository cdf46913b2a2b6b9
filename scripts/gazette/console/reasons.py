"""Ask why a value is that which the source does not print: a usual reason by number, or a sentence.

In: a field of a draft, and a way to ask. Out: an entry of `inferred`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from gazette.console.report import brief
from gazette.console.shell import Shell
from gazette.letters.fields.reasons import reason
from gazette.text.signs import legible
from gazette.vocabulary.terms import terms_named

Reason: TypeAlias = Mapping[str, str]
_USUAL = {
    "kind": ("kind-by-form",),
    "number": ("number-unsure",),
    "issued": ("date-unsure",),
    "province": (
        *("province-by-district", "province-by-dateline", "place-by-copies", "place-by-body"),
    ),
    "district": ("district-by-dateline", "district-by-town", "place-by-body"),
    "issuer": ("issuer-by-symbol", "issuer-by-speaker"),
}
"""Reasons that a field often has, by their keys in `reasons.yml`."""
_OF_LINES = {
    "number-unsure": "number",
    **dict.fromkeys(
        ("date-unsure", "province-by-dateline", "district-by-dateline", "district-by-town"),
        "dateline",
    ),
}
"""The line of the letterhead that a reason speaks of."""
_OPEN = "…"
"""Stands in a reason for the words that show it."""
_FEWEST = 3  # words of a reason


@dataclass(frozen=True)
class ReasonQuestion:
    """The question why a field has its value."""

    shell: Shell
    name: str
    values: Mapping[str, Any]
    """Of the draft, with the value."""

    def ask(self) -> Reason | None:
        """Ask until an answer is a reason; None if the question is put off."""
        usual = list(self._usual())
        value = brief(str(self.values.get(self.name)))
        self.shell.say(
            f"  {self.name} {value} is not printed there. A sentence says what shows it:"
        )
        for i, one in enumerate(usual, 1):
            self.shell.say(f"    {i}  {one}")
        numbers = f"{', '.join(map(str, range(1, len(usual) + 1)))}, or " if usual else ""
        while said := self.shell.ask(f"  why ({numbers}a sentence in Vietnamese, Enter for later)"):
            because = usual[int(said) - 1] if _is_number(said, len(usual)) else said
            if is_sentence(because):
                return self._with_quote(because)
            self.shell.say(f'  "{legible(said)}" gives no reason: write a sentence')
        return None

    def _usual(self) -> Iterator[str]:
        """Yield the usual reasons that fit what is printed and what is decided."""
        known, head = dict(self._known()), self.values.get("letterhead") or {}
        for key in _USUAL.get(self.name, ()):
            if key in _OF_LINES and not head.get(_OF_LINES[key]):
                continue
            try:
                yield reason(key, words=_OPEN, place=_OPEN, **known)
            except KeyError:  # it needs what is not decided
                continue

    def _known(self) -> Iterator[tuple[str, str]]:
        """Yield the words for what is decided."""
        for name, word in (("province", "province"), ("district", "district"), ("issuer", "body")):
            named = [
                one.name
                for one in terms_named(str(self.values.get(name) or ""))
                if one.key == self.values[name]
            ]
            if named:
                yield word, named[0]
        _, has_one, symbol = str(self.values.get("number") or "").rpartition("/")
        if has_one:
            yield "symbol", symbol

    def _with_quote(self, because: str) -> Reason | None:
        """Ask for the words that show it; a reason that names them needs them."""
        needs = _OPEN in because
        quote = self.shell.ask(
            f"  the words that show it, as printed{'' if needs else ' (Enter: none)'}"
        )
        if needs and not quote:
            return None
        return {"because": because.replace(_OPEN, quote), **({"quote": quote} if quote else {})}


def is_sentence(said: str) -> bool:
    """Tell whether an answer may give a reason, and is not the value once more."""
    return len(said.split()) >= _FEWEST and not terms_named(said)


def _is_number(said: str, most: int) -> bool:
    return said.isdecimal() and 0 < int(said) <= most
