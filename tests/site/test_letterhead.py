"""The letterhead of the State on screens: each line of its motto stays one line."""

import pytest

from tests.site.conftest import Watch, browsing, built, serving
from tests.site.letters import TELEGRAM, telegram

LINES = """() => [...document.querySelectorAll('.motto b')].map(line => {
  const range = document.createRange();
  range.selectNodeContents(line);
  const height = range.getBoundingClientRect().height;
  return [line.textContent, height, parseFloat(getComputedStyle(line).fontSize)];
})"""


@pytest.fixture(scope="module")
def state_letter(browser, tmp_path_factory):
    """Return a page in the browser that shows a letter of the State."""
    folder = tmp_path_factory.mktemp("state")
    telegram(folder / "records")
    site = built(folder, folder / "records", print_files=False)
    with serving(site) as host, browsing(browser, Watch()) as new_page:
        page = new_page()
        page.goto(host + TELEGRAM)
        yield page


@pytest.mark.parametrize("width", [320, 360, 414, 500, 704, 900, 1280])
def test_each_line_of_the_motto_stays_on_one_line(state_letter, width):
    state_letter.set_viewport_size({"width": width, "height": 800})
    first, second = state_letter.evaluate(LINES)
    assert [first[0], second[0]] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    for _, height, size in (first, second):
        assert height < 1.9 * size
        assert size >= 8
    scrolls = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not state_letter.evaluate(scrolls)
