"""The scripts of the theme, minified, with the words that they show.

A folder of `theme/scripts/` holds the modules of one script. They are joined into it, since
browsers load no module from a page opened from disk. `__FIND_WORDS__` in a script stands for the
section `find` of labels.yml.

Writes:
    assets/<script>.js
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from rjsmin import jsmin

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.pages.labels import labels
from gazette.store import digest_of
from gazette.target import Target

_WORDS = re.compile(r"__([A-Z]+)_WORDS__")
_IMPORT = re.compile(r'^import [^;]*? from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def script_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    for name, script in sorted({**_single(inputs.theme), **joined_scripts(inputs.theme)}.items()):
        digest = digest_of(outputs_code(), script)
        yield Target(f"assets/{name}.js", digest, partial(_minified, script))


def _single(theme: Path) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in theme.glob("assets/*.js")}


def joined_scripts(theme: Path) -> dict[str, str]:
    """Return the script of each folder of modules: all that `main.js` imports, then itself."""
    return {folder.name: _joined(folder) for folder in theme.glob("scripts/*")}


def _joined(folder: Path) -> str:
    modules: dict[str, str] = {}

    def add(name: str) -> None:
        text = (folder / f"{name}.js").read_text(encoding="utf-8")
        for other in _IMPORT.findall(text):
            if other not in modules:
                add(other)
        modules[name] = _EXPORT.sub("", _IMPORT.sub("", text))

    add("main")
    return '(() => {\n"use strict";\n' + "\n".join(modules.values()) + "})();\n"


def _minified(script: str) -> bytes:
    return str(jsmin(_WORDS.sub(_section, script))).encode()


def _section(name: re.Match[str]) -> str:
    return json.dumps(labels().section(name[1].lower()), ensure_ascii=False)
