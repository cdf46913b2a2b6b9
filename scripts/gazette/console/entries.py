"""What is proposed, in words: each entry whole, with what an editor has to know to accept it.

In: an entry of `proposed`, and the text of the draft. Out: a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from gazette.text.signs import legible
from gazette.vocabulary import vocabulary

_AROUND = 40  # characters that are shown on either side of words


def in_line(words: str, text: str) -> str | None:
    """Return words with what is before and after them on their line; None if they aren't there."""
    head, found, tail = text.partition(words)
    before, after = head.rpartition("\n")[2], tail.partition("\n")[0]
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]}…"
    return f"{before}{words}{after}" if found else None


def described(entry: Any, body: str) -> str:  # noqa: ANN401 (of any field)
    """Return an entry on a line, with nothing in it that a terminal would obey."""
    if isinstance(entry, dict):
        entry = ": ".join(filter(None, (*_heads(entry), _quote(entry, body), *_notes(entry))))
    words = ", ".join(entry) if isinstance(entry, list) else str(entry)
    return legible(" ".join(words.split()))


def _heads(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield where it is, for whom and when; what is done to which document."""
    yield entry.get("point", "")
    yield ", ".join(entry.get("who") or ())
    yield " ".join(f"{name} {entry[name]}" for name in ("start", "due") if entry.get(name))
    yield " ".join(filter(None, (entry.get("kind"), _document(entry.get("document")))))


def _document(key: str | None) -> str | None:
    """Return a document by its key, with number and date if it is a known one."""
    known = vocabulary().cited.get(key or "")
    return f"{key} ({known.number}, {known.issued})" if known else key


def _quote(entry: Mapping[str, Any], body: str) -> str:
    """Return what an entry quotes; of a slip, with the words around it."""
    quote = str(entry.get("quote", ""))
    around = in_line(quote, body) if "note" in entry else None
    return f"“{quote}” in “{around}”" if around else f"“{quote}”"


def _notes(entry: Mapping[str, Any]) -> Iterator[str]:
    yield from (entry.get(name, "") for name in ("note", "because", "who_because"))
    yield "may change the meaning" if entry.get("may_change_meaning") else ""
