r"""Bold and italic in a text: `**bold**`, `*italic*`; `\*` is an asterisk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# Asterisks inside a word or a product are not emphasis: 2*3*4
_EMPHASIS = re.compile(
    r"\\(?P<escaped>\*)|(?<![\w*])(?P<stars>\*{1,2})(?=[^\s)])(?P<inner>[^*]+?)"
    r"(?<=[^\s(])(?P=stars)(?![\w*])"
)


@dataclass(frozen=True)
class Emphasis:
    """A span of a block's text in bold or italic; offsets count code points."""

    start: int
    end: int
    kind: Literal["strong", "em"]


def read_emphasis(markdown: str) -> tuple[str, tuple[Emphasis, ...]]:
    """Return the text without its emphasis markers, and the spans that they enclosed."""
    if "*" not in markdown:
        return markdown, ()
    text, emphasis, last = "", [], 0
    for found in _EMPHASIS.finditer(markdown):
        text += markdown[last : found.start()]
        last = found.end()
        if found["escaped"]:
            text += "*"
            continue
        kind: Literal["strong", "em"] = "strong" if found["stars"] == "**" else "em"
        emphasis.append(Emphasis(len(text), len(text) + len(found["inner"]), kind))
        text += found["inner"]
    return text + markdown[last:], tuple(emphasis)
