"""The rules of source files by type: each is what its suffix says, and a scan can be shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

from gazette.records.problem import Problem
from gazette.records.record import Record
from gazette.scans.model import SUFFIXES

_PDF_WITHIN = 1024  # bytes at the beginning, where readers look for its mark
_JPEG = ("JPEG", lambda content: content.startswith(b"\xff\xd8\xff"))
_TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_TIFF = ("TIFF", lambda content: content.startswith(_TIFF_MARKS))


def _is_word(content: bytes) -> bool:
    try:
        return "word/document.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


_TYPES: Mapping[str, tuple[str, Callable[[bytes], bool]]] = {
    ".pdf": ("PDF", lambda content: b"%PDF-" in content[:_PDF_WITHIN]),
    ".docx": ("Word", _is_word),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": ("PNG", lambda content: content.startswith(b"\x89PNG\r\n\x1a\n")),
    ".tif": _TIFF,
    ".tiff": _TIFF,
}
FILE_TYPES = (".txt", *_TYPES)
"""The suffixes that a source file may have."""


def source_file_is_what_its_suffix_says(record: Record) -> Iterator[Problem]:
    """The content of the source file has the type of its suffix; text is compared instead."""
    if fault := _type_fault(record):
        yield record.problem(("source", "file"), *fault)


def scan_can_be_shown(record: Record) -> Iterator[Problem]:
    """A scan can be opened and read to its last page, and is not too large."""
    fault = record.scan.fault
    if fault and not _type_fault(record):
        yield record.problem(("source", "file"), *fault)


def only_a_scan_is_cleared(record: Record) -> Iterator[Problem]:
    """`scan_cleared` speaks of a source file that is a scan."""
    source = record.directive.source
    if source.scan_cleared and not (source.file or "").lower().endswith(SUFFIXES):
        right = f"name a scan as `file` ({', '.join(SUFFIXES)}), or leave it out"
        yield record.problem(("source", "scan_cleared"), "there is no scan to clear", right)


def _type_fault(record: Record) -> tuple[str, str] | None:
    """Return what is wrong with the type of the source file, and what would be right."""
    content, original = record.original_bytes, record.original
    suffix = original.suffix.lower() if original else ""
    if original is None or content is None or suffix not in _TYPES:
        return None
    name, has_type = _TYPES[suffix]
    if has_type(content):
        return None
    found = next((other for other, (_, has) in _TYPES.items() if has(content)), None)
    wrong = f'the content of "{original.name}" is not {name}'
    if found:
        return f"{wrong} but {_TYPES[found][0]}", f'name it "{original.stem}{found}"'
    return wrong, f"save it as {name}"
