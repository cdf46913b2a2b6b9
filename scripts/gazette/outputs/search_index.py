"""The search index: a folder of scripts, and the script that opens it.

The folder is named by the version of the index, so that a page left open finds nothing of another
version there. `gazette.search` tells what each file in it holds.

Writes:
    assets/search-words.js
    tim-kiem/chi-muc/<version>/*.js
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from gazette.outputs.make import write_file
from gazette.outputs.model import SiteInputs
from gazette.outputs.search_documents import documents, facet_names
from gazette.pages.labels import labels
from gazette.search import write_index

INDEX = "tim-kiem/chi-muc"
WORDS = "assets/search-words.js"


def write_search(inputs: SiteInputs, folder: Path) -> Iterator[str]:
    """Write the index, then the script with its head, its folder and the words of search."""
    shutil.rmtree(folder / INDEX, ignore_errors=True)  # of another version, with `--dirty`
    fresh = folder / INDEX / "moi"
    version = write_index(
        documents(inputs.corpus, inputs.sheets),
        fresh,
        labels=facet_names(inputs.corpus),
        cache=inputs.cache / "search" if inputs.cache else None,
    )
    index = fresh.rename(fresh.with_name(version))
    for file in sorted(index.rglob("*.js")):
        yield file.relative_to(folder).as_posix()
    head = (index / "head.js").read_text(encoding="ascii")
    yield write_file(folder, WORDS, _opening(version, head).encode())


def _opening(version: str, head: str) -> str:
    words = {name: labels().section(name) for name in ("search", "search_says", "facet")}
    told = {"folder": f"{INDEX}/{version}/", "words": words}
    given = f"{{ head, ...{json.dumps(told, ensure_ascii=False)} }}"
    take = f"document.currentScript.take = (head) => Object.assign(window.VanBan || {{}}, {given});"
    return f"{take}\n{head}"
