"""The text of a file that came in: a text, a web page, a Word file, a PDF, a picture of a page.

Nothing is fetched, run or unpacked to the disk. What a file is follows from its content first, and
only where that is silent from its suffix.
"""

from gazette.letters.formats.model import NotReadableError
from gazette.letters.formats.registry import read_raw

__all__ = ["NotReadableError", "read_raw"]
