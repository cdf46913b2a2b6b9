"""Lists in a real browser: the box that filters them, and two excerpts side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from gazette.text.fold import fold
from tests.site.conftest import NARROW, WIDE

GLOSSARY, SIDE = "tu-viet-tat/index.html", "chu-de/tiem-chung/tung-diem/index.html"
FIRST, SECOND = "thai-nguyen/dai-tu/2022/606-cv-hu", "vinh-phuc/song-lo/2021/358-cv-hu"


# ---------- the box that filters ----------


@pytest.mark.parametrize("words", ["uy ban", "Ủy ban", "ỦY BAN", "ban uy"])
def test_a_long_list_is_filtered_with_and_without_marks(page, served, words):
    page.goto(served + GLOSSARY)
    rows, box = page.locator("[data-rows] > *"), page.get_by_label("Lọc danh sách")
    every = rows.count()
    box.fill(words)
    seen = page.locator("[data-rows] > *:visible")
    expect(page.locator("output")).to_have_text(f"Còn {seen.count()} dòng")
    assert 0 < seen.count() < every
    assert all("ban" in fold(text) for text in seen.all_inner_texts())
    box.fill("")
    expect(seen).to_have_count(every)
    expect(page.locator("output")).to_have_text("")


def test_a_part_of_which_no_row_is_left_is_hidden_with_its_heading(page, served):
    page.goto(f"{served}co-quan/index.html")
    page.get_by_label("Lọc danh sách").fill("trung tâm y tế")
    expect(page.locator("caption:visible")).to_have_count(1)
    page.get_by_label("Lọc danh sách").fill("không có gì như vậy")
    expect(page.locator("caption:visible")).to_have_count(0)
    expect(page.locator("output")).to_have_text("Không có dòng nào khớp")


def test_without_script_there_is_no_box(new_page, served):
    page = new_page(java_script_enabled=False)
    page.goto(served + GLOSSARY)
    expect(page.locator(".sieve")).to_be_hidden()
    expect(page.locator(".strip")).to_be_visible()


# ---------- side by side ----------


def shown(page):
    """Return the letters that are in sight."""
    articles = page.locator("article.excerpts:visible")
    return articles.evaluate_all("them => them.map(one => one.id)")


def left(page, id_):
    return page.locator(f"[id='{id_}']").bounding_box()["x"]


@pytest.mark.parametrize("script", [True, False])
def test_two_that_follow_each_other_are_shown_alone_by_a_link(new_page, served, script):
    page = new_page(java_script_enabled=script)
    page.goto(served + SIDE)
    every = shown(page)
    pair = page.locator(".beside article")
    ids = pair.evaluate_all("them => them.map(one => one.id)")
    back = page.get_by_role("link", name="Xem lại tất cả")
    expect(back).to_have_count(0)
    pair.first.get_by_role("link", name="Đặt cạnh văn bản liền trước").click()
    assert shown(page) == ids[:2]
    assert left(page, ids[0]) < left(page, ids[1])
    back.click()
    assert shown(page) == every


def test_on_a_phone_the_two_are_stacked(page, served):
    page.set_viewport_size(NARROW)
    page.goto(f"{served}{SIDE}#{SECOND}")
    assert len(shown(page)) == 2
    assert len({left(page, one) for one in shown(page)}) == 1


def test_any_letter_is_kept_beside_all_others_and_on_the_next_page(page, served):
    page.set_viewport_size(WIDE)
    page.goto(served + SIDE)
    article = page.locator(f"[id='{SECOND}']")
    article.get_by_role("button", name="Giữ lại để đối chiếu").click()
    kept = page.get_by_role("complementary", name="Văn bản đang giữ")
    expect(kept).to_contain_text("Công văn 358-CV/HU")
    expect(kept.get_by_role("button")).to_be_focused()
    assert kept.bounding_box()["x"] < left(page, FIRST)
    page.get_by_role("link", name="Xem theo địa phương").or_(
        page.get_by_role("link", name="Xem theo tỉnh")
    ).first.click()
    expect(kept).to_contain_text("Công văn 358-CV/HU")
    kept.get_by_role("link", name="Công văn 358-CV/HU").click()
    page.wait_for_url(f"{served}{SECOND}.html")
    page.goto(served + SIDE)
    kept.get_by_role("button", name="Bỏ giữ").click()
    expect(kept).to_have_count(0)
    expect(page.locator("[data-keep]").first).to_be_focused()
    page.reload()
    expect(kept).to_have_count(0)


def test_without_script_nothing_offers_to_keep_a_letter(new_page, served):
    page = new_page(java_script_enabled=False)
    page.goto(served + SIDE)
    expect(page.locator("[data-keep]:visible")).to_have_count(0)


# ---------- the way to the data ----------


def test_the_page_of_a_place_leads_to_the_tables_for_excel(page, served):
    page.goto(f"{served}thai-binh/index.html")
    page.get_by_role("link", name="Tải bảng tính").click()
    page.wait_for_url(f"{served}du-lieu.html#bang-tinh")
    for name in ("van-ban-excel.csv", "nhiem-vu-excel.csv"):
        link = page.get_by_role("link", name=name).first
        assert page.request.get(link.evaluate("one => one.href")).ok
