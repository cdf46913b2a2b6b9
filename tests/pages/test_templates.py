"""What compiled templates hold."""

import pytest

from gazette.pages.fragments import Fragments
from gazette.pages.render import Renderer
from tests.conftest import ROOT

THEME = ROOT / "scripts/gazette/theme"
FILES = sorted((THEME / "pages").glob("*.html"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_compiled_template_holds_nothing_that_a_filter_made(file):
    environment = Renderer((THEME,), None).environment
    compiled = environment.compile(file.read_text(encoding="utf-8"), raw=True)
    for name in Fragments(environment).filters:
        environment.filters[name] = lambda *_: "made"
    assert environment.compile(file.read_text(encoding="utf-8"), raw=True) == compiled
