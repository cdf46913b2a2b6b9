"""The rule of file types: a source file is published, so it must be what its suffix says."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

from gazette.records.problem import Problem
from gazette.records.record import Record

_PDF_WITHIN = 1024  # bytes at the beginning, where readers look for its mark


def _is_word(content: bytes) -> bool:
    try:
        return "word/document.xml" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


_TYPES: Mapping[str, tuple[str, Callable[[bytes], bool]]] = {
    ".pdf": ("PDF", lambda content: b"%PDF-" in content[:_PDF_WITHIN]),
    ".docx": ("Word", _is_word),
    ".jpg": ("JPEG", lambda content: content.startswith(b"\xff\xd8\xff")),
    ".png": ("PNG", lambda content: content.startswith(b"\x89PNG\r\n\x1a\n")),
}


def source_file_is_what_its_suffix_says(record: Record) -> Iterator[Problem]:
    """The content of the source file has the type of its suffix; text is compared instead."""
    content, original = record.original_bytes, record.original
    suffix = original.suffix.lower() if original else ""
    if original is None or content is None or suffix not in _TYPES:
        return
    name, has_type = _TYPES[suffix]
    if has_type(content):
        return
    found = next((other for other, (_, has) in _TYPES.items() if has(content)), None)
    wrong, right = f'the content of "{original.name}" is not {name}', f"save it as {name}"
    if found:
        wrong, right = f"{wrong} but {_TYPES[found][0]}", f'name it "{original.stem}{found}"'
    yield record.problem(("source", "file"), wrong, right)
