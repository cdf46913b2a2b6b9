"""The home page in a browser: its examples find something, and all documents are a click away."""

import pytest

# The made letters name no topic in their text
DOORS = [("real", 0), ("real", 1), ("real", 2), ("made", 0), ("made", 1)]


@pytest.mark.parametrize(("host", "door"), DOORS)
def test_every_example_finds_something(page, hosts, host, door):
    page.goto(f"{hosts[host]}index.html")
    example = page.locator(".doors > div").nth(door).locator("p a")
    words = example.inner_text()
    example.click()
    page.locator("[data-search-results] > li").first.wait_for()
    assert page.locator("#q").input_value() == words


def test_all_documents_are_one_click_away(page, served):
    page.goto(f"{served}index.html")
    page.get_by_role("link", name="Xem tất cả 5 tài liệu theo thời gian").click()
    page.wait_for_url(f"{served}ngay/index.html")
