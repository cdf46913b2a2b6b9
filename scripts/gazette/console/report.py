"""The report of an import at the shell: what was read, what is unsure, what was left out.

In: what became of a file. Out: renderables for a rich console.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gazette.letters.importing import ImportedFile, Outcome, ReadFile
from gazette.letters.model import ReadLetter, Segmented
from gazette.records.problem import Problem
from gazette.text.signs import legible

_SHOWN = 70  # characters of a text
_MANY = 12  # lines of each sort that are shown
_WORDS = {"written": "written", "held": "already held as", "failed": "not written:"}
_STYLES = {"written": "green", "held": "yellow", "failed": "red"}


def full_report(one: ImportedFile) -> RenderableType:
    """Return all there is to say of a file."""
    parts: list[RenderableType] = [_title(one.read)]
    for outcome in one.outcomes:
        parts += _of_letter(outcome)
    if one.read.segmented:
        parts += _left_out(one.read.segmented)
    return Group(*parts)


def short_report(one: ImportedFile) -> RenderableType:
    """Return a line for each letter of a file."""
    name = brief(str(one.read.path))
    if one.read.fault or not one.outcomes:
        style = "red" if one.read.fault else "yellow"
        return Text.assemble((f"{name}: ", "bold"), (reason_of(one.read), style))
    return Group(*(Text.assemble((f"{name}: ", "bold"), _state(each)) for each in one.outcomes))


def reason_of(read: ReadFile) -> str:
    """Say why nothing was imported from a file."""
    why = read.segmented.is_no_letter_because if read.segmented else None
    return brief(read.fault or f"holds no directive: {why or 'none was found'}", 300)


def summary(counts: Counter[str]) -> str:
    """As in "3 drafts written, 1 already held, 12 to do"."""
    names = {
        "written": ("draft written", "drafts written"),
        "held": ("already held", "already held"),
        "no letter": ("file without a directive", "files without a directive"),
        "failed": ("not written", "not written"),
        "unreadable": ("file that can't be read", "files that can't be read"),
        "error": ("problem", "problems"),
        "todo": ("to do", "to do"),
    }
    said = [
        f"{counts[key]} {words[counts[key] > 1]}" for key, words in names.items() if counts[key]
    ]
    return ", ".join(said) or "nothing to import"


def count_of(one: ImportedFile) -> Counter[str]:
    """Count what became of a file."""
    counts = Counter[str](outcome.state for outcome in one.outcomes)
    counts.update(problem.severity for each in one.outcomes for problem in each.problems)
    if one.read.fault:
        counts["unreadable"] += 1
    elif not one.outcomes:
        counts["no letter"] += 1
    return counts


def brief(text: str, most: int = _SHOWN) -> str:
    """Return a text on one short line, with nothing in it that a terminal would obey."""
    line = " ".join(text.split())
    return legible(line if len(line) <= most else f"{line[:most]}…")


def _title(read: ReadFile) -> Text:
    title = Text(brief(str(read.path)), "bold")
    if read.fault or not read.drafts:
        title.append(f"\n  {reason_of(read)}", "red" if read.fault else "yellow")
    elif read.segmented and read.segmented.text.raw.is_ocr:
        title.append("\n  read from a picture by a machine: compare every word", "yellow")
    return title


def _of_letter(outcome: Outcome) -> Iterator[RenderableType]:
    yield Text("  ").append(_state(outcome))
    if outcome.state != "written":
        return
    yield Padding(_found(outcome.draft.letter), (0, 0, 0, 4))
    lists = {f"proposed.{name}" for name in outcome.proposed}  # they have a line of their own
    others = (one for one in outcome.problems if one.field not in lists)
    found = list({(one.field, one.wrong): one for one in others}.values())  # as in the source
    if outcome.draft.left_out:
        said = ", ".join(map(brief, outcome.draft.left_out))
        yield Text.assemble(("    private, and not kept: ", "magenta"), said)
    yield from map(_todo, found[:_MANY])
    if len(found) > _MANY:
        yield Text(f"    and {len(found) - _MANY} more: gazette check {outcome.file}", "dim")
    if outcome.proposed:
        named = ", ".join(map(_counted, outcome.proposed, outcome.proposed.values()))
        yield Text.assemble(("    proposed: ", "yellow"), f"{named}: accept or delete each")


def _counted(names: str, count: int) -> str:
    """Return as in "2 tasks" and "1 task"."""
    return f"{count} {names if count > 1 else names.removesuffix('s')}"


def _state(outcome: Outcome) -> Text:
    said = Text(f"{_WORDS[outcome.state]} ", _STYLES[outcome.state])
    said.append(legible(outcome.fault or outcome.file))
    if outcome.problems:
        said.append(f" ({summary(Counter(one.severity for one in outcome.problems))})")
    if outcome.same_text:
        same = legible(outcome.same_text)
        said.append(
            f"; {same}, which has another number, day or office, has the same text", "yellow"
        )
    return said


def _found(letter: ReadLetter) -> Table:
    """Return a table of the fields that were read, with what states them or why they follow."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    text = letter.parts.text
    for name, one in letter.found.items():
        quote = f"“{brief(text.quote(one.span), 50)}”" if one.span else ""
        basis = Text(brief(one.because), "yellow") if one.because else Text("stated", "green")
        table.add_row(Text(name, "cyan"), Text(brief(one.value)), basis, Text(quote, "dim"))
    if letter.citations:
        count = len(letter.citations)
        table.add_row(Text("cites", "cyan"), Text(f"{count} time{'s' if count > 1 else ''}"))
    return table


def _todo(one: Problem) -> Text:
    style = "red" if one.severity == "error" else "yellow"
    name = "problem" if one.severity == "error" else "to do"
    return Text.assemble(
        (f"    {name}: ", style), brief(f"{one.field}: {one.wrong}; {one.right}", 200)
    )


def _left_out(segmented: Segmented) -> Iterator[RenderableType]:
    text = segmented.text
    changes = [one for one in text.changes if one.because]
    rows = [(one.because, text.quote(one.span)) for one in segmented.left_out]
    rows += [(one.because, one.before) for one in changes]
    for because, words in rows[:_MANY]:
        line = Text.assemble(("  left out or changed: ", "magenta"), brief(because), " ")
        yield line.append(f"“{brief(words, 50)}”", "dim")
    if len(rows) > _MANY:
        yield Text(f"  and {len(rows) - _MANY} more, under `mended`", "dim")
