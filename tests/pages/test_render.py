"""Links of a page: templates write them from the site's root, pages hold them relative."""

import pytest

from gazette.pages.model import Page
from gazette.pages.render import Renderer
from tests.conftest import ROOT

THEME = ROOT / "scripts/gazette/theme"
TEMPLATE = '<a class="x" href="/{{ data }}">{{ data }}</a>'


def rendered(address, data):
    renderer = Renderer((THEME,), None, {"pages/sample.html": TEMPLATE})
    return renderer.content(Page(address, "sample.html", "Mẫu", data))


@pytest.mark.parametrize(
    ("address", "target", "link"),
    [
        ("index.html", "ngay/index.html", "ngay/index.html"),
        ("ngay/2021/index.html", "index.html", "../../index.html"),
        ("ngay/2021/index.html", "ngay/2021/08/index.html", "08/index.html"),
        ("ngay/2021/index.html", "ngay/2022/index.html", "../2022/index.html"),
        ("ngay/2021/index.html", "ngay/2021x/index.html", "../2021x/index.html"),
        ("ngay/2021/index.html", "loai/index.html#y", "../../loai/index.html#y"),
        ("ngay/index.html", "tim-kiem/index.html?a=1&b=2", "../tim-kiem/index.html?a=1&amp;b=2"),
    ],
)
def test_a_link_is_relative_to_its_page(address, target, link):
    assert f' href="{link}">' in rendered(address, target)


def test_text_that_looks_like_a_link_is_shown_as_it_is():
    text = ' href="/ngay/index.html"'
    shown = " href=&#34;/ngay/index.html&#34;"
    assert rendered("ngay/2021/index.html", text).endswith(f">{shown}</a>")
