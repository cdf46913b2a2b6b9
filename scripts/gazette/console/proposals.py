"""Ask what becomes of the proposals of a draft: of all for one field at once, or of each.

In: a draft, and a way to ask. An entry is accepted only if the check has nothing against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gazette.console.entries import described
from gazette.console.shell import Shell
from gazette.console.values import Choices, in_keys
from gazette.letters.answers import UnclearAnswer, choices, value_of, words_of
from gazette.letters.draft_file import DraftFile
from gazette.letters.finishing import accepted, source_of, with_value, without
from gazette.text.signs import legible


@dataclass(frozen=True)
class ProposalQuestions:
    """The questions on the proposals for one field."""

    draft: DraftFile
    shell: Shell
    name: str

    def run(self) -> bool:
        """Ask; tell whether nothing is left of the proposals."""
        entries = self.draft.proposed[self.name]
        if self.name == "read_from_picture":
            return self._is_compared()
        places = list(entries) if isinstance(entries, dict) else list(range(len(entries)))
        self.shell.say(f"\n{self.name}: {len(places)} proposed")
        body = source_of(self.draft.text).body
        for at in places:
            self.shell.say(f"  {_number(at)}  {described(entries[at], body)}")
        chosen = self._chosen(places)
        if chosen is None:
            return False
        self._delete([at for at in places if at not in chosen])
        return self._accept_rest([at for at in places if at in chosen])

    def _chosen(self, places: list[Any]) -> list[Any] | None:
        """Ask until an answer names all, none or some; None if the question is put off."""
        known = {_number(at).lower(): at for at in places}
        while said := self.shell.ask("accept: all, none, or numbers (Enter for later)").lower():
            if said in ("all", "none"):
                return places if said == "all" else []
            words = words_of(said)
            wrong = [word for word in words if word not in known]
            if words and not wrong:
                return [known[word] for word in words]
            self.shell.say(f'  "{legible(", ".join(wrong) or said)}" is none of them')
        return None

    def _is_compared(self) -> bool:
        self.shell.say("\nA machine read the text from a picture.")
        said = self.shell.ask("Is every word compared with it? (yes, or Enter for later)")
        if said.lower() in ("y", "yes"):
            self.draft.change(without(self.draft.text, ["proposed", self.name]))
        return self.name not in self.draft.proposed

    def _delete(self, places: list[Any]) -> None:
        for at in reversed(places):
            self.draft.change(without(self.draft.text, ["proposed", self.name, at]))

    def _accept_rest(self, chosen: list[Any]) -> bool:
        """Accept what is left, under the numbers it was chosen by; tell whether all could be."""
        refused = 0
        for at in chosen:
            if not self._is_accepted(at, at if isinstance(at, str) else refused):
                refused += 1
        return not refused

    def _is_accepted(self, at: str | int, place: str | int) -> bool:
        """Accept an entry that is now at a place; of a task that names no one, ask for whom."""
        text, entry = self.draft.text, self.draft.proposed[self.name][place]
        if self.name == "tasks" and not entry.get("who"):
            self.shell.say(f"\n  {_number(at)}  {described(entry, source_of(text).body)}")
            who = self._who()
            if who is None:
                self._delete([place])
            if not who:
                return who is None
            text = with_value(text, ["proposed", "tasks", place, "who"], who)
        errors = self.draft.change(accepted(text, [self.name, place]))
        for one in errors:
            self.shell.say(f"  {_number(at)}: {one.field}: {one.wrong}; {one.right}")
        return not errors

    @cached_property
    def _named(self) -> Choices:
        """The bodies that the letter names, in one order for all its tasks."""
        return [{"value": key} for key in self.draft.bodies()]

    def _who(self) -> list[str] | None:
        """Ask whom a task is for: bodies that the letter names, or others; None to drop it."""
        named = self._named
        self.shell.say("".join(f"    {i} {one['value']}" for i, one in enumerate(named, 1)))
        question = (
            "  who must do that? (numbers, keys with commas, none to drop it, Enter for later)"
        )
        while said := self.shell.ask(question):
            if said.lower() == "none":
                return None
            try:
                return list(value_of("who", in_keys(said, named)))
            except UnclearAnswer as unclear:
                self.shell.say(choices(unclear))
        return []


def without_candidates(draft: DraftFile, name: str) -> bool:
    """Delete the candidates of a field that is decided; tell whether that could be done."""
    return not draft.change(without(draft.text, ["proposed", "candidates", name]))


def with_topics(draft: DraftFile, topics: list[str]) -> str:
    """Return a draft with its topics decided; proposed ones go, of points the others too."""
    text = with_value(draft.text, ["topics"], topics)
    text = without(text, ["proposed", "topics"])
    proposed = (draft.proposed.get("points") or {}).items()
    points = {point: [key for key in keys if key in topics] for point, keys in proposed}
    kept = {point: keys for point, keys in points.items() if keys}
    place = ["proposed", "points"]
    return with_value(text, place, kept) if kept else without(text, place)


def _number(at: str | int) -> str:
    return str(at + 1) if isinstance(at, int) else at
