"""The letter as its template shows it."""

import pytest

from gazette.pages.render import Renderer
from tests.conftest import ROOT
from tests.site.dom import read_html
from tests.site.factory import made_letter


@pytest.fixture
def html_of(written):
    """Return a function that renders the page of a letter at an address."""
    renderer = Renderer((ROOT / "scripts/gazette/theme",), None)
    return lambda address: renderer.content(written()[address])


def test_a_fragment_shows_its_copies_and_no_signature(html_of, tmp_path):
    copies = ["Như trên,", "Lưu Văn phòng."]
    made_letter(tmp_path, completeness="fragment", signature=None, copies=copies)
    page = read_html(html_of("ha-giang/dong-van/2021/1-cv-hu.html"))[0]
    assert [li.text for li in page.one("div", cls="copies").all("li")] == [
        f"- {line}" for line in copies
    ]
    assert page.all("div", cls="sign") == []
