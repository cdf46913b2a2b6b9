"""The scripts of the theme, minified, with the words that they show.

`__FIND_WORDS__` in a script stands for the section `find` of labels.yml.

Writes:
    assets/<script>.js
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from rjsmin import jsmin

from gazette.outputs.model import SiteInputs, write_file
from gazette.pages.labels import labels

_WORDS = re.compile(r"__([A-Z]+)_WORDS__")


def write_scripts(inputs: SiteInputs, folder: Path) -> Iterator[str]:
    for file in sorted(inputs.theme.glob("assets/*.js")):
        script = _WORDS.sub(_section, file.read_text(encoding="utf-8"))
        yield write_file(folder, f"assets/{file.name}", str(jsmin(script)).encode())


def _section(name: re.Match[str]) -> str:
    return json.dumps(labels().section(name[1].lower()), ensure_ascii=False)
