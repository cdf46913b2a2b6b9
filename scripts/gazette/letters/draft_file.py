"""A draft on disk while it is being finished: checked before each change, written at once.

In: the path of a draft. Out: what is to do in it, and at the end a record at its right place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from gazette.letters.drafting import directive_of, draft_path
from gazette.letters.finishing import finished, source_of, with_value
from gazette.letters.kept_source import text_of
from gazette.letters.private_words import noted, without_words
from gazette.letters.storing import free_path, move_record, replace_record
from gazette.records.address import file_name
from gazette.records.check.privacy import private_words
from gazette.records.model import Directive
from gazette.records.problem import Problem
from gazette.records.read import ReadRecord, check_bytes
from gazette.records.record import PLAIN_NAME


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
        """What is proposed in it, as far as it can be read."""
        proposed = directive_of(self.values).proposals
        return proposed.model_dump(exclude_defaults=True, exclude_none=True)

    def part(self, name: str) -> Mapping[str, Any]:
        """Return a field that has fields of its own; an empty one where it is written otherwise."""
        value = self.values.get(name)
        return value if isinstance(value, dict) else {}

    def problems(self) -> list[Problem]:
        """Return its errors and what is to do in it, in the order of its text."""
        return sorted(self._checked()[1])

    def _checked(self) -> ReadRecord:
        return check_bytes(self.path, self.path.read_bytes())

    def new_errors(self, text: str) -> list[Problem]:
        """Return the errors that a text has and the file has not."""
        return _errors_beyond(self.problems(), check_bytes(self.path, text.encode())[1])

    def change(self, text: str) -> list[Problem]:
        """Write a text that has no new errors; else return them."""
        errors = self.new_errors(text)
        if not errors:
            replace_record(self.path, text)
        return errors

    def bodies(self) -> list[str]:
        """Return the keys of the bodies that its tasks and its recipients name."""
        record, _ = self._checked()
        tasks = [*self.proposed.get("tasks", ()), *self.values.get("tasks", ())]
        keys = [key for task in tasks for key in task.get("who") or ()]
        return list(dict.fromkeys([*keys, *(record.bodies_named[0] if record else ())]))

    def private(self) -> dict[str, str]:
        """Return what is private in it and in its source file, with what it is."""
        record, _ = self._checked()
        return private_words(record) if record else {}

    @property
    def source_file(self) -> Path | None:
        """Its source file, if it is there."""
        name = str(self.part("source").get("file") or "")
        file = self.path.with_name(name) if PLAIN_NAME.fullmatch(name) else None
        return file if file and file.is_file() else None

    def leave_out(self, words: str, kind: str) -> list[Problem]:
        """Put a mark in place of private words here and in the source, if that holds text.

        Of a Word file its text is kept instead. Return the errors that this would make; then
        nothing is changed.
        """
        file, text = self.source_file, self.text
        source = text_of(file) if file else None
        if file is None or source is None:
            return self.change(noted(text, source_of(text).body, {words: kind}))
        kept, target = without_words(source, [words]), file
        if file.suffix != ".txt":
            target = free_path(file.with_suffix(".txt"))
        text = noted(text, source, {words: kind})
        digest = sha256(kept.encode()).hexdigest()
        for key, value in (("file", target.name), ("sha256", digest)):
            text = with_value(text, ["source", key], value)
        errors = self._replace({target: kept, self.path: text})
        if target != file and not errors:
            file.unlink()
        return errors

    def _replace(self, texts: Mapping[Path, str]) -> list[Problem]:
        """Write texts, and what was there again if that makes errors; return these."""
        known, old = self.problems(), {path: path.read_bytes() for path in texts if path.exists()}
        for path, text in texts.items():
            replace_record(path, text)
        errors = _errors_beyond(known, self.problems())
        for path in texts if errors else ():
            if path in old:
                replace_record(path, old[path].decode())
            else:
                path.unlink()
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
            move_record(self.path, target, self.source_file)
            self.path = target

    def _place(self, directive: Directive) -> Path:
        """Return where its front matter says that it belongs; words of a name stay."""
        root = self.folder.resolve()
        name, has_words = file_name(directive)
        if has_words and self.path.stem.startswith(name):
            return root.joinpath(*directive.office.folder, self.path.name)
        return root / draft_path(directive, self.path.stem)


def _errors_beyond(known: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """Return the errors among problems that are not known."""
    counts = Counter(map(_wherever, known))
    return [one for one in found if one.severity == "error" and not counts[_wherever(one)]]


def _wherever(one: Problem) -> Problem:
    """Return a problem without its place, which other changes move."""
    return replace(one, line=0, column=0)
