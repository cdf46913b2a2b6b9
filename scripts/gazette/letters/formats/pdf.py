"""PDF files."""

from gazette.letters.formats.model import FaultError, Format, ReadText


def _read(_content: bytes) -> ReadText:
    raise FaultError("is a PDF", "save it as .docx")


FORMAT = Format((".pdf",), lambda content: b"%PDF-" in content[:1024], _read)
