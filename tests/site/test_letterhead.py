"""Letters of the State and of two issuers on screens: the motto, and names side by side."""

import pytest

from tests.site.conftest import Watch, browsing, built, serving
from tests.site.letters import JOINT, TELEGRAM, joint_letter, telegram

LINES = """() => [...document.querySelectorAll('.motto b')].map(line => {
  const range = document.createRange();
  range.selectNodeContents(line);
  const height = range.getBoundingClientRect().height;
  return [line.textContent, height, parseFloat(getComputedStyle(line).fontSize)];
})"""


@pytest.fixture(scope="module")
def shown(browser, tmp_path_factory):
    """Return a function that shows the page at an address in the browser."""
    folder = tmp_path_factory.mktemp("letters")
    telegram(folder / "records")
    joint_letter(folder / "records")
    site = built(folder, folder / "records", print_files=False)
    with serving(site) as host, browsing(browser, Watch()) as new_page:
        page = new_page()

        def show(address, width):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(host + address)
            return page

        yield show


@pytest.mark.parametrize("width", [320, 360, 414, 500, 704, 900, 1280])
def test_each_line_of_the_motto_stays_on_one_line(shown, width):
    state_letter = shown(TELEGRAM, width)
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


def test_names_of_signers_side_by_side_stand_on_one_line(shown):
    page = shown(JOINT, 1280)
    feet = "all => all.map(one => one.getBoundingClientRect().bottom)"
    first, second = page.locator(".several .who").evaluate_all(feet)
    assert abs(first - second) < 1
