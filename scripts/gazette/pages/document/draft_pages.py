"""The pages of drafts, for whoever serves the site: each with what is to do, beside its source.

In: a corpus, and the problems found in it. Out: the page of each draft without errors. A build
makes none of them, and no other page links one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gazette.corpus import Corpus, Entry
from gazette.pages.document.directive_page import DraftNotes, directive_pages
from gazette.pages.lists.findings import Findings
from gazette.pages.model import PageTarget
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
            yield f"/{entry.address} ({len(note.to_do) + len(note.proposed)} to do)"
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
    said = [f"{one.line}: {one.field}: {one.wrong}; {one.right}" for one in problems]
    proposed = [words for words in said if ": proposed." in words]
    to_do = [words for words in said if words not in proposed]
    source = entry.record.directive.source.file, entry.record.original_text
    return DraftNotes(tuple(to_do), tuple(proposed), *source)
