"""The parts of a Word file, read within limits; nothing of it is unpacked to the disk.

In: bytes. Out: its parts that hold text, and those that say how it is shown; or `FaultError`.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from gazette.letters.formats.model import FaultError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_PARTS = 3000
_LARGEST_PART = 4_000_000  # bytes of one part; those of a letter have 50 kB
_LARGEST = 10_000_000  # bytes of all parts that are read
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:_rels/[\w.-]+\.rels"
    r"|(?:document|styles|numbering|footnotes|endnotes|header|footer)\d*\.xml)"
)
_ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = W[1:-1].encode()
_SAVE_AGAIN = "open it and save it again as .docx"

Parts = Mapping[str, bytes]


def is_word(content: bytes) -> bool:
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False
    return any(name.startswith("word/") and name.endswith(".xml") for name in names)


def read_parts(content: bytes) -> Parts:
    """Return the parts of a Word file by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = file.infolist()
        if len(parts) > _MOST_PARTS:
            wrong = f"has {len(parts)} parts; a Word file has at most {_MOST_PARTS}"
            raise FaultError(wrong, _SAVE_AGAIN)
        if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
            raise FaultError("holds macros", "save it as .docx, which has none")
        return _read(file, [part for part in parts if _NEEDED.fullmatch(part.filename)])


def _read(file: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> Parts:
    read: dict[str, bytes] = {}
    left = _LARGEST
    for part in parts:
        left -= part.file_size
        if part.file_size > _LARGEST_PART or left < 0:
            raise FaultError(f"holds too much text ({part.filename})", "give the letter alone")
        data = file.read(part)
        if _ENTITIES.search(data.replace(b"\0", b"")):
            raise FaultError(f"declares entities ({part.filename})", _SAVE_AGAIN)
        read[part.filename] = data.replace(_STRICT, _USUAL)
    return read


def main_name(parts: Parts) -> str:
    """Return the name of the part that holds the text."""
    for relation in relations(parts, "_rels/.rels"):
        if relation[0] == "officeDocument" and relation[1] in parts:
            return relation[1]
    if "word/document.xml" in parts:
        return "word/document.xml"
    raise FaultError("is a Word file without text", _SAVE_AGAIN)


def relations(parts: Parts, name: str) -> list[tuple[str, str]]:
    """Return the sort and the part of each relation within the file that a part lists."""
    if name not in parts:
        return []
    folder = posixpath.dirname(posixpath.dirname(name))
    return [
        (one.get("Type", "").rpartition("/")[2], _inside(folder, one.get("Target", "")))
        for one in parse(parts[name]).iter(_RELATION)
        if one.get("TargetMode") != "External"
    ]


def _inside(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def parse(part: bytes) -> ElementTree.Element:
    """Return the root of a part; it declares no entities, as was seen when it was read."""
    try:
        return ElementTree.fromstring(part)  # noqa: S314
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise FaultError("is a damaged Word file", _SAVE_AGAIN) from error


def zipped(parts: Parts) -> io.BytesIO:
    """Return the parts as a Word file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    out.seek(0)
    return out
