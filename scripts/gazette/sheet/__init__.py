"""A letter laid out once: parts, lines and runs, which pages, paper, plain text and search read.

In: an entry of a corpus. Out: a frozen `Sheet` of what the source printed, character for character.
It holds no words of the site: where a part is missing it has a code, for which readers have words.
"""

from gazette.sheet.layout import Sheets, lay_out
from gazette.sheet.model import Line, Run, Sheet, SheetBlock, SheetPart, Slip, SlipMark

__all__ = [
    "Line",
    "Run",
    "Sheet",
    "SheetBlock",
    "SheetPart",
    "Sheets",
    "Slip",
    "SlipMark",
    "lay_out",
]
