"""The pieces of one line, with bold and italic, made one text.

In: runs in order. Out: a line with single blanks, `**bold**` and `*italic*` inside it. A line
that is all bold or all italic has no markers: that is its form, not emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

BLANKS = re.compile(r"[ \t\r\n\f]+")
"""What a browser shows as one blank."""
_MARK = re.compile(r"\s*\(?(?:\d{1,3}|[a-zđ]|[IVX]{1,5})[.)/]?\s*")  # of a point
_MARKERS = {"strong": "**", "em": "*", "": ""}


@dataclass(frozen=True)
class Run:
    """A stretch of a line in one style."""

    text: str
    style: str
    """`strong`, `em` or an empty string; bold italic is `strong`."""
    is_exact: bool = False
    """Whether its blanks count, as in `<pre>`."""


def line_of(runs: Iterable[Run]) -> str:
    """Return the text of a line, trimmed."""
    kept = list(_joined(_single_blanks(runs)))
    styles = {run.style for run in kept if run.text.strip()}
    if len(styles) <= 1:
        return "".join(run.text for run in kept).strip()
    return "".join(_marked(kept)).strip()


def _single_blanks(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs with single blanks, none of them after another or at the beginning."""
    is_after_blank = True
    for run in runs:
        text = run.text if run.is_exact else BLANKS.sub(" ", run.text)
        if is_after_blank and not run.is_exact:
            text = text.removeprefix(" ")
        if text:
            yield replace(run, text=text)
            is_after_blank = text.endswith(" ")


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs of different styles; blanks and single signs take the style around them."""
    plain = [run if _has_word(run) else replace(run, style="") for run in runs]
    if plain and _MARK.fullmatch(plain[0].text):
        plain[0] = replace(plain[0], style="")
    for at in range(1, len(plain) - 1):
        before, run, after = plain[at - 1 : at + 2]
        if run.style != before.style == after.style and not run.text.strip():
            plain[at] = replace(run, style=before.style)
    for style, same in groupby(plain, key=lambda run: run.style):
        yield Run("".join(run.text for run in same), style)


def _has_word(run: Run) -> bool:
    return any(char.isalnum() for char in run.text)


def _marked(runs: list[Run]) -> Iterator[str]:
    for at, run in enumerate(runs):
        before = runs[at - 1].text[-1] if at else " "
        after = runs[at + 1].text[0] if at + 1 < len(runs) else " "
        yield _with_markers(run, before, after)


def _with_markers(run: Run, before: str, after: str) -> str:
    """Return a run between its markers; none stand inside a word or around an asterisk."""
    bare = run.text.strip()
    marker = _MARKERS[run.style]
    at = run.text.index(bare)
    head, tail = run.text[:at], run.text[at + len(bare) :]
    glued = (not head and (before.isalnum() or before == "*")) or (
        not tail and (after.isalnum() or after == "*")
    )
    if not marker or glued or "*" in bare:
        return run.text
    return f"{head}{marker}{bare}{marker}{tail}"
