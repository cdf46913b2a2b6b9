"""PDF files. The text that they hold is read as it stands, pages that are pictures by OCR."""

from gazette.letters.formats.model import Format
from gazette.letters.formats.pages import read_pdf

_WITHIN = 1024  # bytes at the beginning, where readers look for the mark

FORMAT = Format((".pdf",), lambda content: b"%PDF-" in content[:_WITHIN], read_pdf)
