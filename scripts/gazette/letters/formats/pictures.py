"""Pictures of pages, read by OCR."""

from gazette.letters.formats.model import Format
from gazette.letters.formats.pages import read_picture

_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

FORMAT = Format(
    (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    lambda content: content.startswith(_MARKS),
    read_picture,
)
