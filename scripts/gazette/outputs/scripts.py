"""The scripts of the theme, minified, with the words that they show.

`__FIND_WORDS__` in a script stands for the section `find` of labels.yml.

Writes:
    assets/<script>.js
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial

from rjsmin import jsmin

from gazette.outputs.model import SiteInputs, outputs_code
from gazette.pages.labels import labels
from gazette.store import digest_of
from gazette.target import Target

_WORDS = re.compile(r"__([A-Z]+)_WORDS__")


def script_targets(inputs: SiteInputs) -> Iterator[Target[bytes]]:
    for file in sorted(inputs.theme.glob("assets/*.js")):
        script = file.read_text(encoding="utf-8")
        digest = digest_of(outputs_code(), script)
        yield Target(f"assets/{file.name}", digest, partial(_minified, script))


def _minified(script: str) -> bytes:
    return str(jsmin(_WORDS.sub(_section, script))).encode()


def _section(name: re.Match[str]) -> str:
    return json.dumps(labels().section(name[1].lower()), ensure_ascii=False)
