"""Word files (.docx). Pictures, links, macros and changes that were struck out are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any
from xml.etree.ElementTree import Element, tostring

from gazette.letters.formats.html import html_text
from gazette.letters.formats.model import FaultError, Format, ReadText
from gazette.letters.formats.package import (
    Parts,
    W,
    is_word,
    main_name,
    parse,
    read_parts,
    relations,
    zipped,
)
from gazette.letters.formats.word_notes import write_notes
from gazette.letters.formats.word_numbers import write_numbers
from gazette.letters.formats.word_styles import write_styles

_PAGE_NUMBER = re.compile(r"[\s\d–—-]*")


def _read(content: bytes) -> ReadText:
    try:
        parts = read_parts(content)
        page = _html(_prepared(parts))
        head, foot = (_around(parts, kind) for kind in ("header", "footer"))
    except FaultError:
        raise
    except RecursionError as error:
        raise FaultError("nests its text too deeply", "copy its text to a new file") from error
    except Exception as error:  # zipfile and mammoth raise many kinds where a part is odd
        raise FaultError("is a damaged Word file", "open it and save it again") from error
    return ReadText("\n\n".join(filter(None, (head, html_text(page).strip("\n"), foot))) + "\n")


def _prepared(parts: Parts) -> Parts:
    """Return the parts with all that Word makes of its text written out, and no lists."""
    root = parse(parts[main_name(parts)])
    for write in (write_numbers, write_notes, write_styles):
        write(root, parts)
    rest = {name: part for name, part in parts.items() if not name.startswith("word/numbering")}
    return rest | {main_name(parts): tostring(root, "utf-8", xml_declaration=True)}


def _html(parts: Parts) -> str:
    import mammoth  # noqa: PLC0415 (many imports read no Word file)

    html: str = mammoth.convert_to_html(
        zipped(parts),
        convert_image=mammoth.images.img_element(lambda _: {}),
        transform_document=_with_capitals,
        external_file_access=False,
    ).value
    # Blanks and tabs count
    return f'<div style="white-space: pre">{html}</div>'


def _with_capitals(document: Any) -> Any:  # noqa: ANN401 (mammoth has no types)
    """Return a document whose text is in capitals where Word shows it so."""
    from mammoth import documents, transforms  # noqa: PLC0415

    def shown(run: Any) -> Any:  # noqa: ANN401
        if run.is_all_caps:
            for child in run.children:
                if isinstance(child, documents.Text):
                    child.value = child.value.upper()
        return run

    return transforms.element_of_type(documents.Run, shown)(document)


def _around(parts: Parts, kind: str) -> str:
    """Return the text of headers or footers: each line once, without page numbers."""
    folder, _, name = main_name(parts).rpartition("/")
    names = (part for sort, part in relations(parts, f"{folder}/_rels/{name}.rels") if sort == kind)
    lines = chain.from_iterable(_lines(parse(parts[name])) for name in names if name in parts)
    return "\n".join(dict.fromkeys(line for line in lines if not _PAGE_NUMBER.fullmatch(line)))


def _lines(part: Element) -> Iterator[str]:
    for paragraph in part.iter(f"{W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()


FORMAT = Format((".docx",), is_word, _read)
