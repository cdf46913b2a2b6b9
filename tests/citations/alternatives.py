"""Patterns with one of their alternatives left out: what examples must notice."""

from __future__ import annotations

import re

_ASSERTIONS = ("(?!", "(?=", "(?<!", "(?<=")


def without_each(pattern):
    """Yield (alternative, the pattern without it) for every alternative of every choice in it.

    What assertions forbid is no choice of theirs.
    """
    for start, end in _choices(pattern):
        parts = _parts(pattern, start, end)
        for number, (first, last) in enumerate(parts):
            rest = [pattern[a:b] for i, (a, b) in enumerate(parts) if i != number]
            yield pattern[first:last], pattern[:start] + "|".join(rest) + pattern[end:]


def _choices(pattern):
    """Yield the spans that hold a choice: the whole pattern, the insides of its groups."""
    spans, open_at = [(0, len(pattern))], []
    for at, sign in _signs(pattern):
        if sign == "(":
            head = re.match(r"\((?:\?(?:P<\w+>|:|-?[a-z-]+:|<?[!=]))?", pattern[at:])[0]
            open_at.append((at + len(head), head in _ASSERTIONS))
        elif sign == ")":
            start, is_assertion = open_at.pop()
            if not is_assertion and not any(within for _, within in open_at):
                spans.append((start, at))
    return [span for span in spans if len(_parts(pattern, *span)) > 1]


def _parts(pattern, start, end):
    depth, first, parts = 0, start, []
    for at, sign in _signs(pattern):
        if start <= at < end:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            if sign == "|" and not depth:
                parts.append((first, at))
                first = at + 1
    return [*parts, (first, end)]


def _signs(pattern):
    """Yield the signs of the pattern that are no letters: not those escaped or within brackets."""
    for found in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", pattern):
        if found[0] in "()|":
            yield found.start(), found[0]
