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


@pytest.mark.parametrize("width", [1280, 320])
def test_what_is_held_is_counted_in_two_columns(page, made_served, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{made_served}index.html")
    begin = "all => [...new Set(all.map(one => one.getBoundingClientRect().left))].length"
    assert page.locator(".tallies li").count() > 1
    assert page.locator(".tallies b").evaluate_all(begin) == 1
    assert page.locator(".tallies span").evaluate_all(begin) == 1


@pytest.mark.parametrize("address", ["index.html", "tim-kiem/index.html", "gioi-thieu.html"])
def test_the_name_of_the_site_breaks_no_word(page, served, address):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(served + address)
    name = page.locator(".top .name")
    assert name.text_content() == "Văn bản chỉ đạo Covid-19 cấp huyện"
    lines = """name => {
        const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT), tops = [];
        while (walker.nextNode()) {
            const range = document.createRange(), node = walker.currentNode;
            for (const word of node.data.matchAll(/\\S+/g)) {
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                tops.push(new Set([...range.getClientRects()].map(box => box.top)).size);
            }
        }
        return tops;
    }"""
    assert set(name.evaluate(lines)) == {1}
