"""What Poppler's tools see in a PDF: text, words with their places, fonts, a picture.

The tools missing: their tests are skipped with the reason, or fail where CI=true.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from tests.browser import missing

MM = 72 / 25.4
# Of Tinos: how far below its line a word's box ends, in parts of its size; and how high it is
BELOW, HIGH = 0.216, 0.909
_PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)


@dataclass(frozen=True)
class Word:
    """A word, its edges and its line in mm from the upper left corner, its size in pt."""

    text: str
    page: int
    left: float
    right: float
    line: float
    size: float


def tool(name, *args):
    """Run one of the tools and return what it writes."""
    if not shutil.which(name):
        missing(f"there is no {name}; `make tools` gets it")
    command = [name, *map(str, args)]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


@cache
def pages_of(file, *mode):
    """Return the text of each page."""
    return tool("pdftotext", *mode, file, "-").decode().split("\f")[:-1]


@cache
def words_of(file):
    """Return the words of all pages, in reading order."""
    text = tool("pdftotext", "-bbox", file, "-").decode()
    return [
        _word(number, [float(edge) for edge in found.groups()[:4]], found[5])
        for number, page in enumerate(_PAGE.findall(text), start=1)
        for found in _WORD.finditer(page)
    ]


def _word(page, edges, text):
    left, top, right, bottom = edges
    size = (bottom - top) / HIGH
    line = (bottom - BELOW * size) / MM
    return Word(html.unescape(text), page, left / MM, right / MM, line, size)


def fonts_of(file):
    """Return each font as a row: name, type, encoding, emb, sub, uni and more."""
    rows = tool("pdffonts", file).decode().splitlines()[2:]
    return [row.replace("CID TrueType", "CID-TrueType").split() for row in rows]


def picture_of(file, page):
    """Return a page as a grey PNG file, 30 dots per inch."""
    return tool("pdftoppm", "-r", 30, "-f", page, "-l", page, "-gray", "-png", file)
