"""Ask what becomes of private words: they are left out, or an editor says what else they are.

In: a draft, and a way to ask. Out: the draft and its source file without them.
"""

from __future__ import annotations

from gazette.console.entries import in_line
from gazette.console.reasons import is_sentence
from gazette.console.shell import Shell
from gazette.letters.draft_file import DraftFile
from gazette.letters.finishing import source_of, with_value
from gazette.letters.kept_source import text_of
from gazette.text.signs import legible

_QUESTION = "leave it out? (yes; if it is nobody's own: what it is, in Vietnamese; Enter for later)"


def ask_for_private(draft: DraftFile, shell: Shell) -> None:
    """Ask for each private number, name or address in a draft or its source file."""
    for words, kind in draft.private().items():
        if words not in draft.private():  # it was within others
            continue
        shell.say(f"\nprivate: {kind} {_shown(draft, words)}")
        while said := shell.ask(_QUESTION).strip():
            if said.lower() in ("y", "yes"):
                _leave_out(draft, shell, words, kind)
                break
            if is_sentence(said):
                _explain(draft, shell, words, said)
                break
            shell.say("  say yes, or what it is in three words or more, such as: Mã số thuế")


def _leave_out(draft: DraftFile, shell: Shell, words: str, kind: str) -> None:
    before, errors = draft.source_file, draft.leave_out(words, kind)
    after = draft.source_file
    if after and before != after:
        shell.say(f"  the text of the source file is kept instead of it: {after.name}")
    elif after and not errors and after.suffix != ".txt":
        shell.say(f"  {after} still has it: black it out there, and write its new sha256")
    for error in errors:
        shell.say(f"  {error.field}: {error.wrong}; {error.right}")


def _explain(draft: DraftFile, shell: Shell, words: str, because: str) -> None:
    known = draft.values.get("not_personal") or []
    entry = {"quote": words, "because": because}
    for error in draft.change(with_value(draft.text, ["not_personal"], [*known, entry])):
        shell.say(f"  {error.field}: {error.wrong}; {error.right}")


def _shown(draft: DraftFile, words: str) -> str:
    """Return private words with what is around them, where that is on one line."""
    file = draft.source_file
    texts = (source_of(draft.text).body, (text_of(file) if file else None) or "")
    shown = next(filter(None, (in_line(words, text) for text in texts)), words)
    return legible(f"“{shown.strip()}”")
