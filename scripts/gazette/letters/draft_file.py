"""A draft on disk while it is being finished: checked before each change, written at once.

In: the path of a draft. Out: what is to do in it, and at the end a record at its right place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazette.letters.drafting import directive_of, draft_path
from gazette.letters.finishing import finished, source_of
from gazette.letters.storing import move_record, replace_record
from gazette.records.address import file_name
from gazette.records.model import Directive
from gazette.records.problem import Problem
from gazette.records.read import check_bytes


@dataclass
class DraftFile:
    """A draft, and the folder of records that it may be moved in."""

    path: Path
    folder: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def values(self) -> dict[str, Any]:
        return source_of(self.text).values

    @property
    def proposed(self) -> Mapping[str, Any]:
        return self.values.get("proposed") or {}

    def problems(self) -> list[Problem]:
        """Return its errors and what is to do in it, in the order of its text."""
        return sorted(check_bytes(self.path, self.path.read_bytes())[1])

    def new_errors(self, text: str) -> list[Problem]:
        """Return the errors that a text has and the file has not."""
        known = Counter(map(_wherever, self.problems()))
        found = check_bytes(self.path, text.encode())[1]
        return [one for one in found if one.severity == "error" and not known[_wherever(one)]]

    def change(self, text: str) -> list[Problem]:
        """Write a text that has no new errors; else return them."""
        errors = self.new_errors(text)
        if not errors:
            replace_record(self.path, text)
        return errors

    def finish(self) -> list[Problem]:
        """Move it to where it belongs, and make it a record; else return what is wrong.

        Raise `OSError` where it can't be moved.
        """
        text = finished(self.text)
        if errors := [one for one in self.new_errors(text) if one.field != "file"]:
            return errors
        self.settle()
        replace_record(self.path, text)
        return []

    def settle(self) -> None:
        """Move it to where it belongs by what is decided of it; elsewhere a draft stays."""
        if not self.path.resolve().is_relative_to(self.folder.resolve()):
            return
        target = self._place(directive_of(self.values))
        if target != self.path.resolve():
            move_record(self.path, target, self.values["source"].get("file"))
            self.path = target

    def _place(self, directive: Directive) -> Path:
        """Return where its front matter says that it belongs; words of a name stay."""
        root = self.folder.resolve()
        name, has_words = file_name(directive)
        if has_words and self.path.stem.startswith(name):
            return root.joinpath(*directive.office.folder, self.path.name)
        return root / draft_path(directive, self.path.stem)


def _wherever(one: Problem) -> Problem:
    """Return a problem without its place, which other changes move."""
    return replace(one, line=0, column=0)
