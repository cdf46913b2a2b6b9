"""The text of a file that came in: a text, a web page, a Word file, a PDF, a picture of a page.

Nothing is fetched, run or unpacked to the disk. What a file is follows from its content first, and
only where that is silent from its suffix.
"""

from __future__ import annotations

from pathlib import Path

from gazette.letters.formats.model import NotReadableError
from gazette.letters.model import RawText

__all__ = ["NotReadableError", "read_raw"]


def read_raw(path: Path) -> RawText:
    """Return the text of a file; raise `NotReadableError` with a message that says what to do."""
    # Pages are read in processes of their own, which should start soon
    from gazette.letters.formats import registry  # noqa: PLC0415

    return registry.read_raw(path)
