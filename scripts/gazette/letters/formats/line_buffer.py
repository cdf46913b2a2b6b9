"""Lines that are read run by run, each with the mark that a list puts before it.

In: runs, and where a line or a block ends. Out: lines, with one blank line between blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gazette.letters.formats.inline import Run, line_of

_MARK = r"(?:[-–—•+*]|\(?(?:\d{1,3}|[a-zđ]|[IVX]{1,5})[.)/])"
_MARKED = re.compile(rf"\s*{_MARK}(?:\s|$)")
_WIDE = re.compile(rf"^({_MARK})\s{{2,}}")  # as Word puts blanks after a mark


@dataclass
class LineBuffer:
    """Lines as they are read: those of a whole text, or of a cell."""

    lines: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    mark: str = ""
    """What a list puts before the line that is next."""
    holds_table: bool = False

    def end_line(self) -> bool:
        """End the line that is being read; tell whether it holds anything."""
        line = _WIDE.sub(r"\1 ", line_of(self.runs))
        self.runs = []
        if line:
            self.lines.append(line if not self.mark or _MARKED.match(line) else self.mark + line)
            self.mark = ""
        return bool(line)

    def break_line(self) -> None:
        """End the line that is being read; where it is empty, part what follows."""
        if not self.end_line():
            self.part()

    def part(self) -> None:
        """Part what follows from what was, by one blank line."""
        if self.lines and self.lines[-1]:
            self.lines.append("")
