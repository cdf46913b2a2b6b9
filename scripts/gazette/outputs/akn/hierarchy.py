"""The text of a letter or annex as nested points, each with the id that its page gives it.

In: blocks of a sheet. Out: elements whose texts in a row are the text as printed, character for
character. The printed mark of a point is its `num`, with the blank after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from gazette.citations import key_of
from gazette.outputs.akn.elements import AKN, Child, Element
from gazette.outputs.akn.frbr import work_of
from gazette.sheet import Line, Run, SheetBlock, SheetNote, SheetText

_NAMES = {
    "section": "section",
    "article": "article",
    "number": "point",
    "letter": "point",
    "dash": "indent",
    "paragraph": "paragraph",
}
_EMPHASIS = {"strong": "b", "em": "i"}


def hierarchy(text: SheetText) -> Iterator[Element]:
    """Yield the points of the first level, then the footnotes."""
    yield from _points(text.blocks, 0)
    yield from map(_note, text.notes)


def _points(blocks: Sequence[SheetBlock], level: int) -> Iterator[Element]:
    """Yield the points of a level, with those below in them."""
    starts = [i for i, block in enumerate(blocks) if block.level == level]
    for start, end in pairwise([*starts, len(blocks)]):
        yield _point(blocks[start], list(_points(blocks[start + 1 : end], level + 1)))


def _point(block: SheetBlock, below: list[Element]) -> Element:
    if block.rows:
        return AKN.hcontainer(AKN.content(_table(block)), name="table", eId=block.id)
    mark, words = _cut(block.line, _mark_length(block))
    number = [AKN.num(*inline(mark))] if mark else []
    text = [AKN.p(*inline(words))] if words else []
    said = [AKN.intro(*text) if below else AKN.content(*text)] if text else []
    return getattr(AKN, _NAMES[block.kind])(*number, *said, *below, eId=block.id)


def _mark_length(block: SheetBlock) -> int:
    """Return how long the printed mark is, with the blank after it."""
    text, mark = block.line.text, block.mark
    return len(text) - len(text[len(mark) :].lstrip()) if mark else 0


def _cut(line: Line, at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Cut a line in two, before its character number `at`."""
    for number, run in enumerate(line.runs if at else ()):
        if at <= len(run.text):
            first, rest = (replace(run, text=text) for text in (run.text[:at], run.text[at:]))
            after = line.runs[number + 1 :]
            return (*line.runs[:number], first), ((rest, *after) if rest.text else after)
        at -= len(run.text)
    return (), line.runs


def _table(block: SheetBlock) -> Element:
    head, *rows = block.rows
    return AKN.table(
        AKN.tr(*(AKN.th(paragraph(cell)) for cell in head)),
        *(AKN.tr(*(AKN.td(paragraph(cell)) for cell in row)) for row in rows),
    )


def _note(note: SheetNote) -> Element:
    return AKN.hcontainer(AKN.content(paragraph(note.line)), name="note", eId=note.id)


# ---------- inside a line ----------


def paragraph(line: Line, kind: str = "") -> Element:
    return AKN.p(*inline(line.runs), **({"class": kind} if kind else {}))


def inline(runs: Iterable[Run]) -> Iterator[Child]:
    """Yield the runs of a line; a citation is a `ref` to the work, whatever stands inside it."""
    for citation, some in groupby(runs, key=lambda run: run.citation):
        inside = map(_run, some)
        if citation:
            yield AKN.ref(*inside, href=work_of(key_of(citation.address)))
        else:
            yield from inside


def _run(run: Run) -> Child:
    text = AKN.ref(run.text, href=f"#{run.note.note}") if run.note else run.text
    return getattr(AKN, _EMPHASIS[run.emphasis])(text) if run.emphasis else text
