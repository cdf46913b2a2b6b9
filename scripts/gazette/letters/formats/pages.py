"""The text of a PDF or of a picture, read in processes of their own, whose time is bounded.

In: the bytes. Out: the text, page by page; or `FaultError`. Pages without words of their own are
read by Tesseract; then nothing of the file is certain.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from gazette.letters.formats.legacy import as_unicode, is_wrong
from gazette.letters.formats.model import FaultError, ReadText
from gazette.scans.bounded import run_bounded

_MODULE = "gazette.letters.formats.pages_process"
_WAIT = 900  # seconds
_MOST_READ = 30  # pages that Tesseract reads; one takes about 5 seconds
_STOPPED = ("can't be read to its end", "save it again with another program")


def read_pdf(content: bytes) -> ReadText:
    """Return the text of a PDF: what it holds, or else what Tesseract reads."""
    pdf = _asked(content, "written")
    bare, is_right = pdf["bare"], not is_wrong(as_unicode(pdf["seen"]))
    if is_right and not bare:
        return ReadText(pdf["seen"])
    if is_right and pdf["hidden"] and not is_wrong(pdf["hidden"]):
        return ReadText(pdf["hidden"], is_ocr=True)
    return _recognized(content, ".pdf", bare if is_right else range(pdf["count"]))


def read_picture(content: bytes) -> ReadText:
    """Return the text of a picture."""
    return _recognized(content, "", ())


def _recognized(content: bytes, suffix: str, pages: Sequence[int]) -> ReadText:
    if len(pages) > _MOST_READ:
        wrong = f"has {len(pages)} pages that are pictures"
        raise FaultError(wrong, f"give at most {_MOST_READ}, those of the letter")
    answer = _asked(content, "recognized", f"picture{suffix}", *map(str, pages))
    return ReadText(answer["text"], is_ocr=True)


def _asked(content: bytes, *arguments: str) -> Any:  # noqa: ANN401 (JSON)
    done = run_bounded(_MODULE, arguments, content, _WAIT)
    if done is None or done.returncode:
        raise FaultError(*_STOPPED)
    answer = json.loads(done.stdout)
    if "fault" in answer:
        raise FaultError(*answer["fault"])
    return answer
