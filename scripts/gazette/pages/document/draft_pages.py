"""The pages of drafts, for whoever serves the site: each with what is to do, beside its source.

In: a corpus, and the problems found in it. Out: the page of each draft without errors. A build
makes none of them, and no other page links one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gazette.corpus import Corpus, Entry
from gazette.pages.document.directive_page import DraftNotes, directive_pages
from gazette.pages.labels import label
from gazette.pages.lists.findings import Findings
from gazette.pages.model import PageTarget
from gazette.records.model import Proposed
from gazette.records.problem import Problem
from gazette.sheet import Sheets


def draft_pages(corpus: Corpus, problems: Iterable[Problem]) -> Iterator[PageTarget]:
    """Yield the pages of the drafts that can be shown."""
    notes = dict(draft_notes(corpus, problems))
    if notes:
        whole = corpus.with_drafts
        yield from directive_pages(Findings(whole), Sheets(whole), {}, notes)


def drafts_shown(corpus: Corpus, problems: Iterable[Problem]) -> Iterator[str]:
    """Yield for each draft where its page is, or why it has none."""
    problems = list(problems)
    notes = dict(draft_notes(corpus, problems))
    for entry in corpus.drafts:
        file = entry.record.source.file
        errors = (str(one) for one in problems if one.file == file and one.severity == "error")
        if note := notes.get(entry.address):
            yield f"/{entry.address} ({len(note.to_do)} to do)"
        else:
            yield f"no page of {file} until this is mended: {next(errors, '')}"


def draft_notes(corpus: Corpus, problems: Iterable[Problem]) -> Iterator[tuple[str, DraftNotes]]:
    """Yield the address and the notes of each draft without errors."""
    found: Mapping[str, list[Problem]] = {one.record.source.file: [] for one in corpus.drafts}
    for problem in problems:
        if problem.file in found:
            found[problem.file].append(problem)
    for entry in corpus.drafts:
        own = found[entry.record.source.file]
        if all(problem.severity != "error" for problem in own):
            yield entry.address, _notes(entry, own)


def _notes(entry: Entry, problems: Iterable[Problem]) -> DraftNotes:
    directive = entry.record.directive
    to_do = tuple(_line(one, directive.proposals) for one in sorted(problems))
    return DraftNotes(to_do, directive.source.file, entry.record.original_text)


def _line(todo: Problem, proposed: Proposed) -> str:
    """Say in Vietnamese what is to do."""
    key, _, field = todo.field.partition(".")
    if key in ("body", "file"):
        return label("draft", key)
    if key != "proposed":
        missing = label("draft", "missing", field=todo.field)
        named = "; ".join(_candidates(todo.field, proposed))
        return f"{missing} {label('draft', 'candidates', named=named)}" if named else missing
    if field == "read_from_picture":
        return label("draft", "picture", line=todo.line)
    if count := proposed.counts.get(field):
        return label("draft", "proposals", line=todo.line, count=count, field=field)
    decided = field.removeprefix("candidates.")
    return label("draft", "decided", line=todo.line, field=decided)


def _candidates(field: str, proposed: Proposed) -> Iterator[str]:
    """Yield the values that are proposed for a field, with why."""
    if field == "topics":
        yield from proposed.topics
    for one in proposed.candidates.get(field, ()):
        yield f"{one.value} ({one.because})"
