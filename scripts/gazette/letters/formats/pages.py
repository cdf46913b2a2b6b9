"""The text of a PDF or of a picture, read in a process of its own, whose time is bounded.

In: a name that tells the format, and the bytes. Out: the text, page by page; or `FaultError`.
"""

from __future__ import annotations

import json

from gazette.letters.formats.model import FaultError, ReadText
from gazette.scans.bounded import run_bounded

_MODULE = "gazette.letters.formats.pages_process"
_WAIT = 1200  # seconds
_STOPPED = ("can't be read to its end", "save it again with another program")


def read_pages(name: str, content: bytes) -> ReadText:
    """Return the text of `.pdf`, or of any other suffix for a picture."""
    done = run_bounded(_MODULE, [name], content, _WAIT)
    if done is None or done.returncode:
        raise FaultError(*_STOPPED)
    answer = json.loads(done.stdout)
    if fault := answer.get("fault"):
        raise FaultError(*fault)
    return ReadText(answer["text"], answer["is_ocr"])
