"""A letter laid out once, as parts, lines and runs; pages, paper, plain text and search read it.

In: an entry of a corpus. Out: a frozen `Sheet` of what the source printed, character for character.
It holds none of the site's own words: a missing part has a code, which readers put into words.
"""

from gazette.sheet.layout import Sheets, lay_out, plain_sheet
from gazette.sheet.model import (
    Line,
    NoteMark,
    Run,
    Sheet,
    SheetAnnex,
    SheetBlock,
    SheetNote,
    SheetPart,
    SheetSignature,
    SheetText,
    Slip,
    SlipMark,
)

__all__ = [
    "Line",
    "NoteMark",
    "Run",
    "Sheet",
    "SheetAnnex",
    "SheetBlock",
    "SheetNote",
    "SheetPart",
    "SheetSignature",
    "SheetText",
    "Sheets",
    "Slip",
    "SlipMark",
    "lay_out",
    "plain_sheet",
]
