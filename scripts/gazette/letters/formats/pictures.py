"""Pictures of pages."""

from gazette.letters.formats.model import FaultError, Format, ReadText

_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def _read(_content: bytes) -> ReadText:
    raise FaultError("is a picture", "save it as .docx")


FORMAT = Format(
    (".png", ".jpg", ".jpeg", ".tif", ".tiff"), lambda content: content.startswith(_MARKS), _read
)
