"""The pages of drafts, for whoever serves the site: each with what is to do, beside its source.

In: a corpus, the problems found in it, and a way to read source files. Out: the page of each draft
in which nothing is wrong but its source or its text; that is said on the page. A build makes none
of them, and no other page links one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from gazette.corpus import Corpus, Entry
from gazette.pages.document.directive_page import DraftNotes, DraftSource, directive_pages
from gazette.pages.labels import label, labels
from gazette.pages.lists.findings import Findings
from gazette.pages.model import PageTarget
from gazette.records.model import Proposed
from gazette.records.problem import Problem
from gazette.sheet import Sheets
from gazette.vocabulary.terms import terms_named

SourceOf = Callable[[Entry], DraftSource | None]
_SHOWN_WITH = ("file", "mended", "source")
"""Fields of which errors leave a page as it would be."""
_TERMS = {"issuer": "body", "topics": "topic"}
"""The lists of the vocabulary that aren't called like their field."""


def draft_pages(
    corpus: Corpus, problems: Iterable[Problem], source_of: SourceOf
) -> Iterator[PageTarget]:
    """Yield the pages of the drafts that can be shown."""
    found = {entry.address: (entry, own) for entry, own in shown_drafts(corpus, problems)}
    notes = {address: _notes(*one, source_of) for address, one in found.items()}
    if notes:
        whole = corpus.with_drafts
        yield from directive_pages(Findings(whole), Sheets(whole), {}, notes)


def drafts_shown(corpus: Corpus, problems: Iterable[Problem]) -> Iterator[str]:
    """Yield for each draft where its page is, or why it has none."""
    problems = list(problems)
    shown = {entry.record.path: own for entry, own in shown_drafts(corpus, problems)}
    for entry in corpus.drafts:
        file, own = entry.record.source.file, shown.get(entry.record.path)
        errors = (str(one) for one in problems if one.file == file and one.severity == "error")
        if own is None:
            yield f"no page of {file} until this is mended: {next(errors, '')}"
        else:
            yield f"/{entry.address} ({len(own)} to do or wrong)"


def shown_drafts(
    corpus: Corpus, problems: Iterable[Problem]
) -> Iterator[tuple[Entry, list[Problem]]]:
    """Yield each draft that has a page, with the problems of its record and of its source file."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.file, []).append(problem)
    taken = Counter(entry.address for entry in (*corpus.entries, *corpus.drafts))
    for entry in corpus.drafts:
        own = found.get(entry.record.source.file, [])
        original = entry.record.original
        beside = found.get(original.as_posix(), []) if original else []
        if taken[entry.address] == 1 and all(map(_leaves_page, own)):
            yield entry, [*own, *beside]


def _leaves_page(problem: Problem) -> bool:
    return problem.severity != "error" or problem.field.partition(".")[0] in _SHOWN_WITH


def _notes(entry: Entry, problems: Iterable[Problem], source_of: SourceOf) -> DraftNotes:
    proposed = entry.directive.proposals
    lines = dict.fromkeys(_line(one, proposed) for one in sorted(problems))
    return DraftNotes(tuple(lines), source_of(entry))


def _line(todo: Problem, proposed: Proposed) -> str:
    """Say in Vietnamese what is to do."""
    if todo.severity == "error":
        return label("draft", "error", line=todo.line, file=todo.file.rpartition("/")[2])
    key, _, field = todo.field.partition(".")
    if key in ("body", "file"):
        return label("draft", key)
    if key != "proposed":
        missing = label("draft", "missing", field=_named(todo.field))
        named = "; ".join(_candidates(todo.field, proposed))
        return f"{missing} {label('draft', 'candidates', named=named)}" if named else missing
    if field == "read_from_picture":
        return label("draft", "picture", line=todo.line)
    if count := proposed.counts.get(field):
        words = {"line": todo.line, "count": count, "key": field, "field": _named(field)}
        return label("draft", "proposals", **words)
    decided = _named(field.removeprefix("candidates."))
    return label("draft", "decided", line=todo.line, field=decided)


def _named(field: str) -> str:
    """Return the name of a field, with the key that it has in the record."""
    head = field.partition(".")[0]
    sections = (labels().fact, labels().draft_field)
    name = next((getattr(one, head) for one in sections if hasattr(one, head)), None)
    return label("draft", "field", name=name, key=field) if name else f"“{field}”"


def _candidates(field: str, proposed: Proposed) -> Iterator[str]:
    """Yield the values that are proposed for a field, with their names and why."""
    if field == "topics":
        yield from (_with_name(field, topic) for topic in proposed.topics)
    for one in proposed.candidates.get(field, ()):
        yield f"{_with_name(field, str(one.value))}: {one.because.rstrip('.')}"


def _with_name(field: str, value: str) -> str:
    """Return a value with the name that it is the key of, if it is one."""
    key, terms = value.rpartition("/")[2], _TERMS.get(field, field)
    names = (one.name for one in terms_named(key) if (one.list, one.key) == (terms, key))
    name = next(names, None)
    return f"{name} ({value})" if name else value
