"""Ask for what is to do in a draft, one thing after the other.

In: the file of a draft, and a way to ask. Each answer is checked by the rules of `gazette check`
before it is written, so at any moment the file is as far as the answers are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gazette.console.private import ask_for_private
from gazette.console.proposals import ProposalQuestions, with_topics, without_candidates
from gazette.console.reasons import Reason, ReasonQuestion
from gazette.console.report import brief
from gazette.console.shell import Shell
from gazette.console.values import PARTS, Choices, ValueQuestion
from gazette.letters.answers import LISTS_OF_LINES, printed_lines, printed_value
from gazette.letters.draft_file import DraftFile
from gazette.letters.finishing import source_of, with_body, with_value, without
from gazette.letters.storing import replace_record
from gazette.records.model import INFERABLE, Directive
from gazette.records.problem import Problem
from gazette.text.fold import nfc
from gazette.vocabulary import vocabulary

_FIRST = ("completeness", "kind", "letterhead")
"""Fields that others agree with."""


@dataclass
class Questions:
    """The questions of one draft."""

    draft: DraftFile
    shell: Shell
    put_off: set[str] = field(default_factory=set)

    def run(self) -> bool:
        """Ask until nothing is left or all is put off; tell whether nothing is left."""
        ask_for_private(self.draft, self.shell)
        while gap := min(filter(self._is_open, self.draft.problems()), key=_rank, default=None):
            if not self._is_settled(gap):
                self.put_off.add(gap.field)
        left = self.draft.problems()  # that it isn't in its place is mended when it is done
        return not any(one.severity == "error" or one.field != "file" for one in left)

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
        if printed := printed_lines(gap.field, self.draft.part("letterhead")):
            self.shell.say(f"  printed: {brief(printed, 200)}")
        for i, one in enumerate(candidates, 1):
            self.shell.say(f"  {i}  {brief(str(one['value']))}  {brief(one['because'])}".rstrip())
        province = self.draft.values.get("province")
        question = ValueQuestion(self.shell, gap.field, candidates, province)
        while answer := question.ask():
            errors = self._write(gap.field, *answer)
            if not errors:
                return True
            for error in errors:
                self.shell.say(f"  {error.field}: {error.wrong}; {error.right}")
            if gap.field in (*PARTS, *LISTS_OF_LINES):
                break  # no one types it all again
        return False

    def _ask_body(self) -> bool:
        """Ask for the text of a letter that is typed; tell whether there is one.

        It is written whatever is wrong with it: no one types it again.
        """
        self.shell.say("\nthe text: type or paste it; a line with a single full stop ends it")
        lines = iter(lambda: self.shell.ask(""), ".")
        if body := nfc("\n".join(line.strip() for line in lines)).strip():
            replace_record(self.draft.path, with_body(self.draft.text, body))
            ask_for_private(self.draft, self.shell)
            for one in self.draft.problems():
                if one.severity == "error":
                    self.shell.say(f"  {one.line}: {one.field}: {one.wrong}; {one.right}")
        return bool(body)

    def _candidates(self, name: str) -> Choices:
        if name == "topics":
            topics, keys = vocabulary().topics, self.draft.proposed.get("topics", ())
            return [
                {"value": key, "because": topics[key].name if key in topics else ""} for key in keys
            ]
        proposed = (self.draft.proposed.get("candidates") or {}).get(name, ())
        printed = printed_value(name, self.draft.part("letterhead"))
        return [*proposed, *([{"value": printed, "because": ""}] if printed else [])]

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
            why = reason or ReasonQuestion(self.shell, each, source_of(text).values).ask()
            text = with_value(text, ["inferred", each], why) if why else text
        return self.draft.change(text) if unprinted else errors


def _rank(one: Problem) -> tuple[bool, int, int]:
    """Return the key that sorts questions: in the order of the record, proposals last."""
    head = one.field.partition(".")[0]
    fields = list(dict.fromkeys((*_FIRST, *Directive.model_fields)))
    return head == "proposed", fields.index(head) if head in fields else len(fields), one.line
